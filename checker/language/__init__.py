"""Reads a document's language: sections, sentences, figures, time, polarity, concepts."""
