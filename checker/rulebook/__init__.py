"""Reads rulebooks: plan, units, concepts, rules, word lists, scoring."""
