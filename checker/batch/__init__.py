"""Many reports in one run: whose each is, checked in parallel, kept in a store, summed up."""
