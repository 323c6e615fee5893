"""Reporters: pure functions from a gap report to renderables or text; writing happens in `cli`."""
