"""What a run over a district comes to, as the lines that end it on the screen."""

from collections.abc import Iterator

from checker.model.district import District, Submission

_FEW = 5
_STATES = {
    "unreadable": "读不了",
    "stopped": "中途停下",
    "doubtful": "归属待定",
    "two_units": "写了两个单位",
    "duplicate": "重复提交",
}
_PERCENT = 100


def district_text(district: District) -> str:
    """Who handed in, what could not be checked, where the district is thin, who may have copied."""
    return "\n".join(
        [
            *_conclusion(district),
            *_absent(district),
            *_not_checked(district.submissions),
            *_thinnest(district),
            *_copies(district),
            *_promises(district),
        ]
    )


def _conclusion(district: District) -> Iterator[str]:
    scores = [one.report.score.value for one in district.units]
    values = [value for value in scores if value is not None]
    mean = f"，平均 {sum(values) / len(values):.1f} 分" if values else ""
    year = f"{district.year}年度：" if district.year else ""
    yield f"{year}收到 {len(district.submissions)} 份文件，检查了 {len(district.units)} 个单位{mean}。"


def _absent(district: District) -> Iterator[str]:
    if district.absent:
        yield f"未提交（{len(district.absent)}）：{'、'.join(district.absent)}"
    late = [one.unit for one in district.submissions if one.late and one.state == "checked"]
    if late:
        yield f"迟交（{len(late)}）：{'、'.join(late)}"


def _not_checked(submissions: tuple[Submission, ...]) -> Iterator[str]:
    for one in submissions:
        if one.state != "checked":
            yield f"{_STATES[one.state]}：{one.file}：{one.message}"


def _thinnest(district: District) -> Iterator[str]:
    shares = [(one.all.share, one) for one in district.items]
    known = sorted(((share, one.item, one) for share, one in shares if share is not None))
    if known:
        yield "全区最薄弱的任务（有实证的单位所占比例）："
        for share, item, one in known[:_FEW]:
            yield f"  第{item}项 {one.title}：{share * _PERCENT:.0f}%（{one.all.evidenced}/{one.all.units}）"


def _copies(district: District) -> Iterator[str]:
    if district.copies:
        yield f"疑似雷同 {len(district.copies)} 对："
        for pair in district.copies[:_FEW]:
            yield f"  {pair.left}—{pair.right}：{pair.share * _PERCENT:.0f}%，{len(pair.sentences)} 句"


def _promises(district: District) -> Iterator[str]:
    if district.last_year and district.promises:
        kept, again, lost = (
            sum(one.state == state for one in district.promises)
            for state in ("kept", "planned_again", "not_found")
        )
        yield f"去年计划 {len(district.promises)} 条：已兑现 {kept}，仅再次列计划 {again}，未检出 {lost}。"
