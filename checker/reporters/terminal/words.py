"""Small pieces of styled text that several sections of the terminal report use."""

from rich.text import Text

from checker.model.report import GapReport, Quote
from checker.model.status import Status
from checker.reporters.priority import judged, tally, to_review
from checker.reporters.terminal.layout import plain
from checker.reporters.wording import pieces, place, printable, status_label

STATUS_STYLES = {
    Status.EVIDENCED: "green",
    Status.STATED: "yellow",
    Status.SHORTFALL: "magenta",
    Status.PLANNED: "cyan",
    Status.MISSING: "red",
    Status.NOT_APPLICABLE: "dim",
}
_LONGEST_QUOTE = 160


def title(name: str, remark: str = "") -> Text:
    """The heading of a section; brackets keep it plain without bold."""
    return Text.assemble("\n", (f"【{name}】", "bold"), remark)


def status_text(status: Status) -> Text:
    """Sign and name of a status."""
    return plain(status_label(status), STATUS_STYLES[status])


def counts_text(report: GapReport) -> Text:
    """How many items have each status."""
    return Text().join(count_pieces(report))


def count_pieces(report: GapReport) -> tuple[Text, ...]:
    """How many items have each status, a piece each, every piece but the last with its comma."""
    counts = [
        plain(f"{status_label(status)} {count}", STATUS_STYLES[status])
        for status, count in tally(judged(report)).items()
        if status is not Status.NOT_APPLICABLE
    ]
    return (*(count + Text("，") for count in counts[:-1]), *counts[-1:])


def review_text(report: GapReport) -> Text:
    """How many items a person should look at; empty where there are none."""
    count = len(to_review(report))
    return Text(f"请人工核对 {count} 项", "bold") if count else Text()


def quote_text(quote: Quote, longest: int = _LONGEST_QUOTE) -> Text:
    """A quote with its place; a very long one is cut, which is said."""
    text = Text("“")
    for piece, shows in pieces(quote):
        text.append(printable(piece), style="bold" if shows else "")
    if len(text) > longest + 1:  # the opening mark is no part of the quote
        text = text[: longest + 1]
        text.append(f"……（全文 {len(quote.quote)} 字）", style="dim")
    text.append("”")
    text.append_text(plain(f"（{place(quote)}）", style="dim"))
    return text
