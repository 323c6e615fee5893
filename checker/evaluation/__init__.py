"""Holds verdicts against labels: rule cases and gold reports."""
