"""What changed between two versions of a report, for the terminal."""

from collections.abc import Iterator, Sequence

from rich.console import Group, RenderableType
from rich.text import Text

from checker.model.changes import Changes, Direction, ItemChange, RequirementChange
from checker.model.report import DraftFault, Part, Quote, ReportStamp
from checker.model.status import Status
from checker.reporters import wording
from checker.reporters.terminal.layout import Hanging, plain
from checker.reporters.terminal.words import quote_text, status_text, title

_BODY = 10
_SECTIONS: tuple[tuple[Direction, str, str], ...] = (
    ("better", "变好", "判定变强，或者覆盖增加"),
    ("worse", "变差", "判定变弱，或者覆盖减少"),
    ("same", "实证有变", "判定和覆盖不变，所引的句子或数值变了"),
)
_STYLES: dict[Direction, str] = {"better": "green", "worse": "red", "same": ""}


def changes_report(changes: Changes) -> Group:
    """Everything that changed, items that got better first; one line where nothing did."""
    return Group(*_head(changes), *_body(changes))


def _body(changes: Changes) -> Iterator[RenderableType]:
    if changes.nothing:
        yield Hanging(Text(), Text("\n没有变化：各项判定、实证、报告结构和草稿问题都和原稿一样。"), 0)
        return
    for direction, name, meaning in _SECTIONS:
        yield from _section(changes, direction, title(name), meaning)
    yield from _parts("报告少了的部分", changes.parts_gone)
    yield from _parts("报告新有的部分", changes.parts_new)
    yield from _faults("草稿问题：已消除", changes.faults_gone)
    yield from _faults("草稿问题：新出现", changes.faults_new)
    if any(item.after is Status.MISSING for item in changes.items):
        yield title("说明")
        yield Hanging(Text("  ·"), plain(wording.UNDETECTED_NOTE), 4)
    yield from _result(changes)


def _head(changes: Changes) -> Iterator[RenderableType]:
    yield _stamp("原稿", changes.before)
    yield _stamp("新稿", changes.after)
    yield Hanging(Text("单位"), plain(changes.unit), 6)
    yield Hanging(Text("得分"), _score(changes), 6)


def _stamp(label: str, stamp: ReportStamp) -> Hanging:
    facts = f"（{wording.year_text(stamp.year)}，{wording.number(stamp.characters)} 字）"
    return Hanging(Text(label), plain(stamp.name, "bold") + plain(facts), 6)


def _score(changes: Changes) -> Text:
    was, now = changes.score_before, changes.score_after
    shown = f"{wording.score_text(was)} → {wording.score_text(now)}"
    if was is None or now is None:
        return Text(shown)
    gain = round(now - was, 1)
    style = _STYLES["better" if gain > 0 else "worse" if gain < 0 else "same"]
    return Text.assemble(shown, "，", ("不变" if gain == 0 else f"{gain:+.1f}", style))


def _section(changes: Changes, direction: Direction, name: Text, meaning: str) -> Iterator[RenderableType]:
    items = [item for item in changes.items if item.direction == direction]
    if items:
        yield name + Text(f" {len(items)} 项，{meaning}")
        for item in items:
            yield from _item(item)


def _item(item: ItemChange) -> Iterator[RenderableType]:
    head = f"第{item.item}项"
    yield Text()
    yield Hanging(plain(head, "bold"), plain(item.title, "bold"), len(head) + 3)
    yield Hanging(Text("  "), _standing(item), 2)
    above: tuple[Quote | None, Quote | None] = (None, None)
    for requirement in item.requirements:
        yield from _requirement(requirement, above)
        above = (requirement.quote_before, requirement.quote_after)


def _standing(item: ItemChange) -> Text:
    was, now = wording.percent(item.coverage_before), wording.percent(item.coverage_after)
    coverage = f"覆盖 {was}" if item.coverage_before == item.coverage_after else f"覆盖 {was} → {now}"
    return _statuses(item.before, item.after) + Text(f"，{coverage}，{wording.ROLE_NAMES[item.role]}")


def _statuses(before: Status, after: Status) -> Text:
    if before is after:
        return status_text(after)
    return status_text(before) + Text(" → ") + status_text(after)


def _requirement(
    change: RequirementChange, above: tuple[Quote | None, Quote | None]
) -> Iterator[RenderableType]:
    """One requirement; sentences that stand right `above` already are not printed again."""
    name = plain(f"{change.title}：") + _statuses(change.before, change.after)
    yield Hanging(Text("  -"), name, 4)
    if change.why:
        yield _line("原因", plain(f"{change.why}。", "bold"))
    near = Text("最接近的一句是") if change.after is Status.MISSING else Text()
    if change.quote_before:
        yield _line("原稿", _quoted(change.quote_before, above[0]))
    if change.quote_after:
        yield _line("新稿", near + _quoted(change.quote_after, above[1]))


def _quoted(quote: Quote, above: Quote | None) -> Text:
    same = above is not None and (quote.block, quote.start, quote.end) == (
        above.block,
        above.start,
        above.end,
    )
    return Text("（同上一句）", "dim") if same else quote_text(quote)


def _line(label: str, body: Text) -> Hanging:
    return Hanging(plain(f"    {label}", "dim"), body, _BODY)


def _parts(name: str, parts: Sequence[Part]) -> Iterator[RenderableType]:
    if not parts:
        return
    yield title(name, f" {len(parts)} 个")
    for part in parts:
        body = plain(f"{part.title}（{wording.askers(part)}）")
        yield Hanging(Text("  ·"), body + Text("：") + quote_text(part.quote) if part.quote else body, 4)


def _faults(name: str, faults: Sequence[DraftFault]) -> Iterator[RenderableType]:
    if not faults:
        return
    yield title(name, f" {len(faults)} 处")
    for position, fault in enumerate(faults, 1):
        body = plain(fault.title, "bold") + Text("：") + plain(fault.message)
        if fault.quote:
            body = body + Text(" ") + quote_text(fault.quote)
        yield Hanging(Text(f"  {position}."), body, 6)


def _result(changes: Changes) -> Iterator[RenderableType]:
    """The counts once more: the top of a long comparison has scrolled away."""
    counts = {direction: 0 for direction, _, _ in _SECTIONS}
    for item in changes.items:
        counts[item.direction] += 1
    shown = "，".join(f"{name} {counts[direction]} 项" for direction, name, _ in _SECTIONS)
    yield Text()
    yield Hanging(Text(), Text.assemble(("【结果】", "bold"), f" {shown}；得分 ", _score(changes)), 0)
