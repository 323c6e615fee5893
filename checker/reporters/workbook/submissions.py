"""The sheet of what was handed in: what needs a person, with what to do, and every file."""

from collections.abc import Iterator

from checker.model.district import District, How, State, Submission
from checker.reporters.workbook.book import Book
from checker.reporters.workbook.table import Column, Listing, Row

STATE_NAMES: dict[State, str] = {
    "checked": "已检查",
    "unreadable": "读不出",
    "stopped": "中途停止",
    "doubtful": "归属存疑",
    "two_units": "涉及两家单位",
    "duplicate": "同一单位重复",
}
HOW_NAMES: dict[How, str] = {
    "roster": "报送名单（--roster）写明",
    "title": "报告标题",
    "signature": "报告落款",
    "file_name": "文件名",
    "": "未能认定",
}
_ASK_AGAIN = "收到后放进报告文件夹再运行一次，已检查过的不会重做。"
_WHAT_TO_DO: dict[State, str] = {
    "checked": "",
    "unreadable": f"请打开文件看能否正常显示，或请单位另存为 .docx 重新报送；{_ASK_AGAIN}",
    "stopped": f"文件可能过大或内部损坏，请单位另存为 .docx 重新报送；{_ASK_AGAIN}",
    "doubtful": "请从候选单位中认定一家，在报送名单里写上“文件,单位”，用 --roster 指定名册再运行一次。",
    "two_units": "请看标题、落款和文件名哪一处有误，认定后在报送名单里写明，用 --roster 指定名册再运行一次。",
    "duplicate": "请与单位确认以哪一份为准，把另一份移出报告文件夹，再运行一次。",
}
_WIDTHS = (16, 20, 52, 26, 72, 54, 14, 14)
_MATTERS = (
    Column("情况", "strong"),
    Column("单位"),
    Column("文件"),
    Column("候选单位"),
    Column("说明"),
    Column("怎么办"),
    Column("收到日期", "centre"),
    Column("应交日期", "centre"),
)
_FILES = (
    Column("状态"),
    Column("单位"),
    Column("文件"),
    Column("单位由何认定"),
    Column("文件校验值（SHA-256）"),
    Column("单位报告（网页）"),
    Column("收到日期", "centre"),
    Column("应交日期", "centre"),
)
_ORDER: tuple[State, ...] = ("unreadable", "stopped", "doubtful", "two_units", "duplicate")


def submissions_sheet(book: Book, district: District) -> None:
    """Write the sheet 提交情况."""
    sheet = book.sheet("提交情况", "#825300", paper="A3")
    listing = Listing(book, sheet, f"{book.year}报告提交情况", _WIDTHS)
    listing.note(_counted(district))
    listing.heading("一、需要处理的")
    listing.table(_MATTERS, list(_matters(district)), "没有需要处理的。")
    listing.heading("二、全部文件")
    pages = {result.file: result.page for result in district.units}
    rows = [_file_row(one, pages) for one in district.submissions]
    listing.table(_FILES, rows, "报告文件夹里没有文件。")


def _counted(district: District) -> str:
    late = sum(one.late for one in district.submissions)
    counts = [("未提交", len(district.absent)), ("迟交", late)]
    counts += [(STATE_NAMES[state], sum(s.state == state for s in district.submissions)) for state in _ORDER]
    found = "，".join(f"{name} {count}" for name, count in counts if count)
    known = f"共 {len(district.submissions)} 个文件，检查成功 {len(district.units)} 家单位"
    return f"{known}；{found}。" if found else f"{known}。"


def _matters(district: District) -> Iterator[Row]:
    for unit in district.absent:
        yield ("未提交", unit, "", "", "没有找到这家单位的报告。", f"请催交；{_ASK_AGAIN}", "", "")
    for state in _ORDER:
        for one in district.submissions:
            if one.state == state:
                yield _matter(one, STATE_NAMES[state], one.message, _WHAT_TO_DO[state])
    for one in district.submissions:
        if one.late:
            told = f"应于 {one.due} 前报送，{one.received} 收到。"
            yield _matter(one, "迟交", told, "请按考核办法记录。")


def _matter(one: Submission, name: str, told: str, what_to_do: str) -> Row:
    candidates = "、".join(one.candidates)
    return (name, one.unit, one.file, candidates, told, what_to_do, one.received, one.due)


def _file_row(one: Submission, pages: dict[str, str]) -> Row:
    state = STATE_NAMES[one.state] + ("，迟交" if one.late else "")
    page = pages.get(one.file, "")
    return (state, one.unit, one.file, HOW_NAMES[one.how], one.sha256, page, one.received, one.due)
