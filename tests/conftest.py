import pytest

from checker.pipeline import Checker


@pytest.fixture(scope="session")
def real() -> Checker:
    """The rulebook that is shipped, with its cases."""
    return Checker.load(with_cases=True)
