"""Offline, rule-based checker for annual rule-of-law reports (年度法治政府建设情况报告)."""

__version__ = "0.1.0"
