"""Judges one analysed report: matching, evidence, structure, faults, score."""
