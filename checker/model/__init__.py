"""The shapes that travel between the layers: documents, rules, gap reports, errors."""
