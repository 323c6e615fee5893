"""Where the command starts: parses the words, runs the command, turns failures into one sentence."""

import sys
from collections.abc import Sequence

from cyclopts.exceptions import CycloptsError

from checker.cli.app import app
from checker.cli.usage import usage_sentence
from checker.model.errors import CheckerError

USAGE_ERROR = 2


def main(arguments: Sequence[str] | None = None) -> None:
    """Run `check` and exit: 0 done, 1 below --fail-under or differences found, 2 could not run."""
    sys.exit(run(sys.argv[1:] if arguments is None else arguments))


def run(arguments: Sequence[str]) -> int:
    """Run one command line and return its exit code."""
    _speak_utf8()
    try:
        result = app(list(arguments), exit_on_error=False, print_error=False, result_action="return_value")
    except CycloptsError as error:
        print(f"错误：{usage_sentence(error)}", file=sys.stderr)
        return USAGE_ERROR
    except CheckerError as error:
        print(f"错误：{error.message}", file=sys.stderr)
        return error.exit_code
    except BrokenPipeError:
        sys.stderr.close()
        return 0
    except KeyboardInterrupt:
        print("已中断。", file=sys.stderr)
        return 130
    return result if isinstance(result, int) else 0


def _speak_utf8() -> None:
    """Replace what a narrow console cannot show instead of failing on it; UTF-8 where redirected."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            if stream.isatty():
                stream.reconfigure(errors="replace")
            else:
                stream.reconfigure(encoding="utf-8", errors="replace")


if __name__ == "__main__":
    main()
