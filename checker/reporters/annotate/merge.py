"""Several remarks on the same phrase become one comment."""

from collections.abc import Iterable

from checker.readers.docx.comments import Note
from checker.reporters.annotate.remark import Remark

_MOST_LINES = 8


def merged(remarks: Iterable[Remark]) -> tuple[Note, ...]:
    """One note for each phrase, in order of place; its lines once each, what matters most first."""
    phrases: dict[tuple[int, int, int], list[Remark]] = {}
    for remark in remarks:
        quote = remark.quote
        phrases.setdefault((quote.block, quote.start, quote.end), []).append(remark)
    return tuple(Note(*place, lines=_lines(phrases[place])) for place in sorted(phrases))


def _lines(remarks: list[Remark]) -> tuple[str, ...]:
    ordered = sorted(remarks, key=lambda remark: (remark.rank, -remark.cost))
    lines = tuple(dict.fromkeys(remark.line for remark in ordered))
    if len(lines) <= _MOST_LINES:
        return lines
    kept = lines[: _MOST_LINES - 1]
    return (*kept, f"这一处另有{len(lines) - len(kept)}条，见检查结果。")
