"""One line of the table of results."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Result:
    """A figure with its goal; `met` is None where there is no goal."""

    name: str
    figure: str
    goal: str = "—"
    met: bool | None = None

    @property
    def row(self) -> str:
        """The line in Markdown."""
        verdict = {True: "达到", False: "未达到", None: "—"}[self.met]
        return f"| {self.name} | {self.figure} | {self.goal} | {verdict} |"
