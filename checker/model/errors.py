"""Errors a user can cause: each carries one Chinese sentence and an exit code."""


class CheckerError(Exception):
    """A failure that the command line prints as one sentence, without a traceback.

    `message` is Chinese, says what is wrong and what to do. Exit code 2 means "could not run".
    """

    exit_code = 2

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


class UnreadableError(CheckerError):
    """The file cannot be read as a report: damaged, encrypted, empty, too large, mis-named."""


class UnknownUnitError(CheckerError):
    """No unit of the registry has this name; `candidates` are the nearest names, best first."""

    def __init__(self, message: str, candidates: tuple[str, ...]) -> None:
        super().__init__(message)
        self.candidates = candidates


class RulebookError(CheckerError):
    """The rulebook has faults; `faults` are "file:line: what is wrong", all of them together."""

    def __init__(self, faults: tuple[str, ...]) -> None:
        super().__init__(f"规则库有误，共{len(faults)}处：\n" + "\n".join(faults))
        self.faults = faults
