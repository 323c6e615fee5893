"""The installed command, also `python -m checker`: loads the program with the collector off, then runs it."""

import sys

from checker.model.long_lived import long_lived


def main() -> None:
    """Run `check` and exit; see `checker.cli.main.run` for the codes."""
    with long_lived():  # thousands of functions and classes that stay to the end
        from checker.cli.main import run
    sys.exit(run(sys.argv[1:]))


if __name__ == "__main__":
    main()
