"""The whole district on one HTML page, and two reports side by side; both need nothing from outside."""

from checker.reporters.dashboard.page import dashboard
from checker.reporters.dashboard.sides import copy_page

__all__ = ["copy_page", "dashboard"]
