import pytest

from checker.pipeline import Checker


@pytest.fixture(scope="session")
def real() -> Checker:
    """The rulebook that is shipped, with its cases."""
    return Checker.load(with_cases=True)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="write the golden files anew")
