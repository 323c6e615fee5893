"""The Chinese words that all reporters share: names of roles and statuses, places, figures."""

import unicodedata
from collections.abc import Iterator

from checker.model.report import (
    Figure,
    GapReport,
    ItemFinding,
    ItemRole,
    Part,
    Quote,
    RequirementFinding,
    ReviewNote,
)
from checker.model.status import Status

# Every sign stands in GBK and is of the same East Asian width class (ambiguous): a terminal that draws
# one of them two cells wide draws all of them so, and columns stay in line.
SIGNS = {
    Status.EVIDENCED: "●",
    Status.STATED: "◎",
    Status.SHORTFALL: "▲",
    Status.PLANNED: "○",
    Status.MISSING: "×",
    Status.NOT_APPLICABLE: "－",
}
STATUS_ORDER = tuple(SIGNS)
"""Strongest first, as the codebook ranks them; not applicable last."""

STATUS_MEANINGS = {
    Status.EVIDENCED: "写明已经做了，并有可核查的数量、文件、日期、专名或具体举措；有门槛的达到门槛。",
    Status.STATED: "用已做或正在做的口吻作了回应，但只有概括说法，没有可核查的具体内容。",
    Status.SHORTFALL: "只以问题、不足的方式出现，或者写出的数值低于门槛，别处没有实证。",
    Status.PLANNED: "只出现在下一步安排里，或者整句是将来的口吻。",
    Status.MISSING: "没有找到回应核心义务的句子。",
    Status.NOT_APPLICABLE: "任务的责任单位不含本单位，不计分。",
}
ROLE_NAMES: dict[ItemRole, str] = {
    "lead": "牵头",
    "named": "点名",
    "class": "类别",
    "doubtful": "是否适用待定",
    "none": "非责任单位",
}
ROLE_MEANINGS: dict[ItemRole, str] = {
    "lead": "任务写明由本单位牵头",
    "named": "任务点名列出本单位",
    "class": "本单位属于“各部门”“各街镇”“区各执法部门”一类",
    "doubtful": "任务只写“相关部门”等，是否包括本单位须由人判断，不计分",
    "none": "任务的责任单位不含本单位",
}
KIND_NAMES = {"duty": "应做", "prohibition": "不得为", "report": "报告自身"}
SECTION_NAMES = {
    "preamble": "引言",
    "work": "既往工作",
    "problems": "问题与不足",
    "plans": "下一步安排",
    "first_responsible": "第一责任人履职",
    "other": "其他",
}
PART_ASKERS = {"plan": "工作要点第7项", "national": "国家规定（2019年）"}
_ASKERS_SHORT = {"plan": "第7项", "national": "国家规定"}

ABSENT_OPTIONAL = "没有写（可不写）"
TRIAL_NOTE = "该项不在本单位的责任范围，这里只是按规则试判。"
REVIEW_NOTE = (
    "“请核对”表示本工具对这一处判定把握较小，理由写在旁边，请对照报告原文由人判断；"
    "这个标记不改变判定和得分。没有标记的判定把握较大，但不能代替人的审阅。"
)
UNDETECTED_NOTE = (
    "“未检出”只说明在这份报告里没有找到相应的写法，不等于这项工作没有做；本工具只读报告，不检查工作本身。"
)


def status_label(status: Status) -> str:
    """Sign and name of a status: "× 未检出"."""
    return f"{SIGNS[status]} {status.chinese}"


def number(value: float, digits: int = 1) -> str:
    """A figure without needless zeros, thousands set apart: 2, 1.5, 12,345."""
    text = f"{value:,.{digits}f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def percent(share: float) -> str:
    """A share from 0 to 1 as whole per cent; what is not whole never shows as 0% or 100%."""
    whole = round(share * 100)
    if 0 < share < 1:
        whole = min(max(whole, 1), 99)
    return f"{whole}%"


def score_text(value: float | None) -> str:
    """The score with one decimal, or what to say where nothing was scored."""
    return "无计分任务" if value is None else f"{value:.1f}"


def gain(points: float) -> str:
    """What an item adds to the score when mended."""
    return f"补齐最多 +{number(points)} 分" if points >= 0.05 else "不影响得分"


def year_text(year: int | None) -> str:
    """The report year in words."""
    return "年度未能识别" if year is None else f"{year}年度"


def role_text(item: ItemFinding) -> str:
    """The role of the unit in an item, short."""
    return ROLE_NAMES[item.role]


def heading_place(quote: Quote) -> tuple[str, ...]:
    """Where a quote stands: heading trail (if any), paragraph, page (if known), part of the report."""
    paragraph = f"第{quote.block + 1}段"
    page = f"第{quote.page}页" if quote.page is not None else ""
    section = f"{SECTION_NAMES[quote.role]}部分" if quote.role in SECTION_NAMES else ""
    return tuple(part for part in (quote.heading, paragraph, page, section) if part)


def place(quote: Quote) -> str:
    """Where a quote stands, in one line."""
    return "，".join(heading_place(quote))


def figure_text(figure: Figure) -> str:
    """A threshold: what is required, what was found, what is short."""
    required = f"{figure.name}：要求 {number(figure.required)} {figure.unit}"
    if figure.found is None:
        return f"{required}，报告未写明"
    found = f"{required}，报告写明 {number(figure.found)} {figure.unit}"
    short = figure.required - figure.found
    return f"{found}，差 {number(short)} {figure.unit}" if short > 0 else f"{found}，已达到"


def may_be_absent(part: Part) -> bool:
    """Whether a part is left out and may be: no fault."""
    return not part.present and not part.required


def part_status(part: Part) -> Status:
    """The status whose sign and colour a part of the report is shown with."""
    if may_be_absent(part):
        return Status.NOT_APPLICABLE
    return Status.EVIDENCED if part.present else Status.MISSING


def askers(part: Part) -> str:
    """Who asks for a part of the report, short."""
    return "、".join(_ASKERS_SHORT[asker] for asker in part.of)


def marks(requirement: RequirementFinding) -> tuple[str, ...]:
    """Short remarks on a requirement: its kind where it is no plain duty, text pasted from the plan."""
    kind = () if requirement.kind == "duty" else (KIND_NAMES[requirement.kind],)
    return (*kind, "照抄任务原文") if requirement.pasted else kind


def reasons(item: ItemFinding) -> tuple[tuple[str, Quote | None], ...]:
    """Why a person should look at an item, each reason with the first quote that it is about."""
    return tuple((doubt, _quote_of(item, doubt)) for doubt in item.doubts)


def _quote_of(item: ItemFinding, doubt: str) -> Quote | None:
    about = (one for one in item.requirements if one.doubt == doubt and one.status is item.status)
    quotes = (quote for one in about for quote in (*one.evidence, one.nearest) if quote)
    return next(quotes, None)


def pieces(quote: Quote) -> Iterator[tuple[str, bool]]:
    """The quote cut so that the facts it shows stand alone: (text, shows a fact)."""
    text, at = quote.quote, 0
    for start, end in _spans(text, quote.shows):
        if start > at:
            yield text[at:start], False
        yield text[start:end], True
        at = end
    if at < len(text):
        yield text[at:], False


def _spans(text: str, shows: tuple[str, ...]) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    for fact in sorted(set(shows), key=lambda fact: (-len(fact), fact)):
        start = text.find(fact) if fact else -1
        if start >= 0 and all(start + len(fact) <= s or start >= e for s, e in found):
            found.append((start, start + len(fact)))
    return sorted(found)


def printable(text: str) -> str:
    """Text safe for a terminal: no control characters, no marks that turn the direction of writing."""
    return "".join(_harmless(character) for character in text)


def _harmless(character: str) -> str:
    if character in "\t\n\r\v\f\u2028\u2029":
        return " "
    category = unicodedata.category(character)
    if category in ("Cc", "Cs"):
        return "\N{REPLACEMENT CHARACTER}"
    return "" if category == "Cf" else character


def reviews_text(report: GapReport) -> str:
    """How many entries of reviewers there are, and how many count: 人工复核 3 条，采用 2 条."""
    counting = sum(note.counts for note in report.reviews)
    return f"人工复核 {len(report.reviews)} 条，采用 {counting} 条"


def review_verdicts(note: ReviewNote) -> str:
    """Both verdicts, whichever counts: 程序判“未检出”，复核判“有实证”."""
    found = "没有这一项" if note.found is None else f"判“{note.found.chinese}”"
    return f"程序{found}，复核判“{note.decision.chinese}”"
