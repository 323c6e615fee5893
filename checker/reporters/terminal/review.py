"""Items that a person should look at although they are no gaps."""

from collections.abc import Iterator

from rich.console import RenderableType
from rich.text import Text

from checker.model.report import GapReport, ItemFinding
from checker.reporters.priority import review_apart, to_review
from checker.reporters.terminal.layout import Hanging, plain
from checker.reporters.terminal.words import quote_text, status_text, title
from checker.reporters.wording import reasons

_LONGEST_QUOTE = 80
_BODY = 12


def review_list(report: GapReport) -> Iterator[RenderableType]:
    """Each item that the list of gaps does not show, with every reason and the quote it is about."""
    apart = review_apart(report)
    if not apart:
        return
    among_gaps = len(to_review(report)) - len(apart)
    rest = f"；另有 {among_gaps} 项在缺口里标明" if among_gaps else ""
    yield title("请人工核对", f" 缺口以外 {len(apart)} 项，判定把握较小{rest}")
    for item in apart:
        yield Text()
        yield _head(item)
        for doubt, quote in reasons(item):
            yield Hanging(Text("    请核对", "bold"), plain(doubt), _BODY)
            if quote:
                yield Hanging(Text(), quote_text(quote, _LONGEST_QUOTE), _BODY)


def _head(item: ItemFinding) -> Hanging:
    number = f"第{item.item}项"
    body = plain(item.title, "bold") + Text("：") + status_text(item.status)
    return Hanging(plain(number, "bold"), body, len(number) + 3)
