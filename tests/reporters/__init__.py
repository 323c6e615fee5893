"""Tests of what a reviewer sees."""
