"""A reviewer's own judgement (复核): read from a file, held against a report, kept beside the tool's."""

from checker.review.apply import apply_reviews
from checker.review.file import ReviewFileError, read_reviews, write_reviews
from checker.review.lint import lint_reviews

__all__ = ["ReviewFileError", "apply_reviews", "lint_reviews", "read_reviews", "write_reviews"]
