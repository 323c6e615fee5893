"""Where the command starts: parses the words, runs the command, turns failures into one sentence."""

import os
import sys
from collections.abc import Sequence
from pathlib import Path

from cyclopts.exceptions import CycloptsError

from checker.cli.app import app
from checker.cli.usage import SEE_HELP, usage_sentence
from checker.model.errors import CheckerError

USAGE_ERROR = 2


def run(arguments: Sequence[str]) -> int:
    """Run one command line; 0 done, 1 below --fail-under or differences found, 2 could not run."""
    _speak_utf8()
    if arguments and _means_nothing(arguments[0]):
        print(f"错误：没有“{arguments[0]}”这个文件，也没有这个命令。{SEE_HELP}", file=sys.stderr)
        return USAGE_ERROR
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
    except Exception as error:
        # Whatever else goes wrong is ours; a clerk gets a sentence, a developer asks for the trace.
        if os.environ.get("CHECKER_DEBUG"):
            raise
        print(f"错误：程序内部出错（{type(error).__name__}），请把所用的命令告诉维护者。", file=sys.stderr)
        return USAGE_ERROR
    return result if isinstance(result, int) else 0


def _means_nothing(word: str) -> bool:
    """Whether the first word is neither a command nor an option nor looks like a file."""
    path = Path(word)
    return not word.startswith("-") and word not in app and not path.suffix and not path.exists()


def _speak_utf8() -> None:
    """Replace what a narrow console cannot show instead of failing on it; UTF-8 where redirected."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            if stream.isatty():
                stream.reconfigure(errors="replace")
            else:
                stream.reconfigure(encoding="utf-8", errors="replace")
