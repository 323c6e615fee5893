"""Holds reports beside each other: between units, against last year, two versions of one."""
