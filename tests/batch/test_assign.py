"""Whose a report is: names as people give files, titles and signatures as units write them."""

import json
from itertools import pairwise
from pathlib import Path

import pytest

from checker.batch.assign import Assignment, assign
from checker.batch.roster import Roster
from checker.model.district import How
from checker.model.document import Block, Document
from checker.pipeline import Checker
from checker.readers import read
from tests.rulebooks import document

GOLD = Path(__file__).resolve().parent.parent / "gold"
BODY = (
    "一年来，坚持以习近平新时代中国特色社会主义思想为指导，扎实推进依法行政，各项工作取得新的成效。",
    "一、主要工作",
    "组织会前学法6次，区司法局、区教育局、华阳路街道派员旁听；与区财政局联合开展检查3次。",
    "二、存在的问题",
    "执法力量仍显不足。",
    "三、下一步打算",
    "继续配合区司法局做好法治督察工作，把各项任务落到实处，为全区高质量发展提供法治保障。",
)


def settle(real: Checker, file: str, document: Document | None, roster: Roster | None = None) -> Assignment:
    return assign(file, document, real.loaded.registry, roster, real.reader.wording)


def report(head: str, foot: str = "") -> Document:
    """A report with these lines ("|" between them) above and below an ordinary text."""
    return document(*head.split("|"), *BODY, *(foot.split("|") if foot else ()))


TITLES = [
    ("区民政局2022年法治政府建设情况报告", "区民政局"),
    ("长宁区民政局2022年度法治政府建设情况报告", "区民政局"),
    ("上海市长宁区民政局关于2022年度法治政府建设情况的报告", "区民政局"),
    ("上海长宁区民政局2022年法治政府建设工作总结", "区民政局"),
    ("民政局2022年法治政府建设情况报告", "区民政局"),
    ("2022年度区民政局法治政府建设情况报告", "区民政局"),
    ("2022年民政局法治政府建设年度报告", "区民政局"),
    ("关于区民政局2022年法治政府建设情况的报告", "区民政局"),
    ("关于长宁区民政局2022年度推进法治政府建设情况的报告", "区民政局"),
    ("二〇二二年度长宁区民政局法治政府建设情况报告", "区民政局"),
    ("中共上海市长宁区民政局党组2022年法治政府建设情况报告", "区民政局"),
    ("区民政局党组关于2022年度法治政府建设情况的报告", "区民政局"),
    ("《区民政局2022年法治政府建设情况报告》", "区民政局"),
    ("2022年法治政府建设情况报告（区民政局）", "区民政局"),
    ("关于报送区民政局2022年度法治政府建设情况的报告", "区民政局"),
    (
        "关于报送长宁区民政局2022年度法治政府建设情况报告的函|区政府：|我局2022年法治政府建设情况报告",
        "区民政局",
    ),
    ("2022年法治政府建设工作报告——区民政局", "区民政局"),
    ("长　宁　区　民　政　局 2022年法治政府建设情况报告", "区民政局"),
    ("区民政局关于配合区司法局开展法治督察和2022年法治政府建设情况的报告", "区民政局"),
    ("上海市长宁区民政局|关于2022年度法治政府建设情况的报告", "区民政局"),
    ("上海市长宁区民政局文件|长民〔2022〕3号|关于报送2022年法治政府建设情况的报告", "区民政局"),
    ("2022年度法治政府建设情况报告|上海市长宁区民政局|二〇二三年一月", "区民政局"),
    ("2022年度法治政府建设情况报告|报送单位：区民政局（盖章）", "区民政局"),
    ("填报单位：长宁区民政局|2022年法治政府建设工作总结", "区民政局"),
    ("区民政局2022年|法治政府建设情况报告", "区民政局"),
    ("区民政局2022年法治政府建设情况报告|区委、区政府：", "区民政局"),
    ("区民政局2022年法治政府建设情况报告|区法治政府建设工作领导小组办公室：", "区民政局"),
    ("区民政局2022年法治政府建设情况报告|区法治政府建设工作领导小组办公室", "区民政局"),
    ("区民政局局长张三2022年度述法报告", "区民政局"),
    ("区政府办公室2022年法治政府建设情况报告", "区府办"),
    ("上海市长宁区人民政府办公室2022年法治政府建设情况报告", "区府办"),
    ("区发改委2022年法治政府建设情况报告", "区发展改革委"),
    ("上海市长宁区发展和改革委员会关于2022年度法治政府建设情况的报告", "区发展改革委"),
    ("区卫健委2022年依法行政工作总结", "区卫生健康委"),
    ("区建管委2022年法治建设工作总结", "区建设管理委"),
    ("区市场监管局2022年法治政府建设情况报告", "区市场监管局"),
    ("上海市长宁区市场监督管理局2022年法治政府建设情况报告", "区市场监管局"),
    ("市场监管局2022年法治政府建设情况报告", "区市场监管局"),
    ("长宁公安分局2022年法治公安建设情况报告", "区公安分局"),
    ("上海市公安局长宁分局2022年法治政府建设情况报告", "区公安分局"),
    ("区人社局2022年法治政府建设情况报告", "区人力资源社会保障局"),
    ("区城管局2022年法治政府建设情况报告", "区城管执法局"),
    ("国家税务总局上海市长宁区税务局2022年法治政府建设情况报告", "区税务局"),
    ("区民防办2021年法治政府建设情况报告", "区国动办"),
    ("长宁区城市运行管理中心2022年法治建设工作情况报告", "区城运中心"),
    ("上海市长宁区东虹桥发展办公室2022年法治政府建设情况报告", "区东虹办"),
    ("区信访办2022年度法治政府建设情况报告", "区信访办"),
    ("中共上海市长宁区委组织部2022年法治建设工作情况报告", "区委组织部"),
    ("区委编办2022年法治政府建设情况报告", "区委编办"),
    ("华阳路街道2022年法治政府建设情况报告", "华阳路街道"),
    ("华阳街道2022年法治政府建设情况报告", "华阳路街道"),
    ("江苏街道办事处2022年度法治政府建设情况报告", "江苏路街道"),
    ("仙霞街道2022年法治政府建设情况报告", "仙霞新村街道"),
    ("长宁区天山路街道办事处2022年法治政府建设情况报告", "天山路街道"),
    ("上海市长宁区人民政府虹桥街道办事处2022年法治政府建设情况报告", "虹桥街道"),
    ("虹桥街道党工委、办事处2022年法治政府建设情况报告", "虹桥街道"),
    ("中共上海市长宁区新华路街道工作委员会2022年法治建设工作总结", "新华路街道"),
    ("北新泾街道2022年法治政府建设情况报告", "北新泾街道"),
    ("新泾镇2022年法治政府建设情况报告", "新泾镇"),
    ("上海市长宁区新泾镇人民政府2022年法治政府建设情况报告", "新泾镇"),
    ("新泾镇政府关于2022年法治政府建设情况的报告", "新泾镇"),
]


@pytest.mark.parametrize(("head", "unit"), TITLES)
def test_the_title_tells_the_unit(real: Checker, head: str, unit: str) -> None:
    said = settle(real, "报告.docx", report(head))
    assert (said.unit, said.how, said.state, said.message) == (unit, "title", "checked", "")


PLAIN = "2022年法治政府建设情况报告"
SIGNATURES = [
    ("区民政局|2023年1月16日", "区民政局"),
    ("上海市长宁区民政局|2023年1月", "区民政局"),
    ("特此报告。|长宁区民政局（盖章）|二〇二三年一月十六日", "区民政局"),
    ("上海市长宁区民政局2023年1月16日", "区民政局"),
    ("中共上海市长宁区民政局党组|2023年1月16日", "区民政局"),
    ("上海市长宁区民政局|2023年1月16日|（此件主动公开）|抄送：区司法局、区财政局", "区民政局"),
    ("上海市长宁区民政局|2023年1月16日|上海市长宁区民政局办公室 2023年1月16日印发", "区民政局"),
    ("上海市长宁区人民政府江苏路街道办事处|2023年1月9日", "江苏路街道"),
    ("仙霞街道办事处|2023.1.9", "仙霞新村街道"),
    ("新泾镇人民政府|2023年1月9日|附件：1.案例汇编|2.数据表", "新泾镇"),
]


@pytest.mark.parametrize(("foot", "unit"), SIGNATURES)
def test_the_signature_tells_the_unit_where_the_title_does_not(real: Checker, foot: str, unit: str) -> None:
    said = settle(real, "报告.docx", report(f"{PLAIN}|区政府：", foot))
    assert (said.unit, said.how, said.state) == (unit, "signature", "checked")


FILE_NAMES = [
    ("03区民政局2022年法治政府建设年度报告（定稿2）.docx", "区民政局"),
    ("关于2022年法治政府建设情况的报告-民政局.docx", "区民政局"),
    ("民政局.docx", "区民政局"),
    ("民政局", "区民政局"),
    ("长宁区民政局.txt", "区民政局"),
    ("上海市长宁区民政局关于2022年法治政府建设的报告.doc", "区民政局"),
    ("【民政局】2022年度报告.docx", "区民政局"),
    ("2022年法治报告_民政局_最终版.docx", "区民政局"),
    ("定稿 民政局 2022.docx", "区民政局"),
    ("定稿民政局.docx", "区民政局"),
    ("民 政 局 年度报告.docx", "区民政局"),
    ("１２、区民政局　２０２２.docx", "区民政局"),
    ("2022年度法治政府建设情况报告(区民政局)(1).docx", "区民政局"),
    ("区民政局-副本.docx", "区民政局"),
    ("民政局/2022年法治政府建设情况报告.docx", "区民政局"),
    ("委办局\\民政局\\报告.docx", "区民政局"),
    ("华阳街道.docx", "华阳路街道"),
    ("华阳路街道办.docx", "华阳路街道"),
    ("江苏路.docx", "江苏路街道"),
    ("北新泾2022.docx", "北新泾街道"),
    ("新泾镇2022.docx", "新泾镇"),
    ("街镇/程家桥/报告.docx", "程家桥街道"),
    ("卫健委2022年法治政府报告 (修改稿).docx", "区卫生健康委"),
    ("5.发改委.docx", "区发展改革委"),
    ("人社局法治年报.docx", "区人力资源社会保障局"),
    ("长宁公安分局2022.docx", "区公安分局"),
    ("区府办年度报告.docx", "区府办"),
    ("市场监管局报告.docx", "区市场监管局"),
    ("长宁税务局.pdf", "区税务局"),
]


@pytest.mark.parametrize(("file", "unit"), FILE_NAMES)
def test_the_file_name_tells_the_unit_where_the_text_does_not(real: Checker, file: str, unit: str) -> None:
    for text in (report(PLAIN), None):
        said = settle(real, file, text)
        assert (said.unit, said.how, said.state) == (unit, "file_name", "checked")


CIVIL = "区民政局2022年法治政府建设情况报告"
DOUBTS = [
    (
        "标题与落款不同",
        "报告.docx",
        CIVIL,
        "区司法局|2023年1月5日",
        "区民政局 区司法局",
    ),
    ("标题与文件名不同", "区司法局.docx", CIVIL, "", "区民政局 区司法局"),
    ("落款与文件名不同", "区司法局.docx", PLAIN, "区民政局|2023年1月5日", "区民政局 区司法局"),
    ("标题写错字", "报告.docx", "区民证局2022年法治政府建设情况报告", "", "区民政局"),
    (
        "标题写错字，文件名是别的单位",
        "区财政局.docx",
        "长宁区教育居2022年法治政府建设情况报告",
        "",
        "区财政局",
    ),
    ("文件名写错字", "区民证局.docx", PLAIN, "", "区民政局"),
    ("文件名只有半个名称", "民政2022.docx", PLAIN, "", "区民政局"),
    ("外区", "报告.docx", "徐汇区民政局2022年法治政府建设情况报告", "", "区民政局"),
    ("外区，文件名却是本区", "区民政局.docx", "徐汇区民政局2022年法治政府建设情况报告", "", "区民政局"),
    ("外区全称", "报告.docx", "上海市浦东新区民政局关于2022年法治政府建设情况的报告", "", "区民政局"),
    ("外省的区", "报告.docx", "杭州市西湖区司法局2022年法治政府建设情况报告", "", "区司法局"),
    ("外区落款", "区民政局.docx", PLAIN, "上海市徐汇区民政局|2023年1月5日", "区民政局"),
    ("外区文件名", "徐汇区民政局.docx", CIVIL, "", "区民政局"),
    ("市局", "报告.docx", "上海市民政局2022年法治政府建设情况报告", "", "区民政局"),
    ("市局简称", "报告.docx", "市司法局2022年法治政府建设情况报告", "", "区司法局"),
    ("市市场局", "报告.docx", "上海市市场监管局2022年法治政府建设情况报告", "", "区市场监管局"),
    ("上海市场局", "报告.docx", "上海市场监督管理局2022年法治政府建设情况报告", "", "区市场监管局"),
    ("长宁县", "报告.docx", "长宁县民政局2022年法治政府建设情况报告", "", "区民政局"),
    ("下属中心", "区民政局.docx", "区民政局婚姻登记中心2022年法治政府建设情况报告", "", "区民政局"),
    ("街道的司法所", "报告.docx", "华阳路街道司法所2022年法治建设工作总结", "", "华阳路街道"),
    ("别的单位名称的后半截", "报告.docx", "区文化体育局2022年法治政府建设情况报告", "", "区体育局"),
    ("老镇名", "报告.docx", "北新泾镇2022年法治政府建设情况报告", "", "新泾镇"),
    ("报送给谁还是谁报送", "报送区司法局2022年报告.docx", PLAIN, "", "区司法局"),
    ("报送给谁还是谁报送", "报送长宁区司法局2022年报告.docx", PLAIN, "", "区司法局"),
    ("文件名有两个单位", "区民政局、区司法局.docx", PLAIN, "", "区民政局 区司法局"),
    (
        "标题里两处单位",
        "报告.docx",
        "区民政局2022年法治政府建设情况报告（区司法局）",
        "",
        "区民政局 区司法局",
    ),
]


@pytest.mark.parametrize(
    ("file", "head", "foot", "candidates"), [case[1:] for case in DOUBTS], ids=[case[0] for case in DOUBTS]
)
def test_doubt_is_never_decided(real: Checker, file: str, head: str, foot: str, candidates: str) -> None:
    said = settle(real, file, report(head, foot))
    assert (said.unit, said.how, said.state) == ("", "", "doubtful")
    assert set(candidates.split()) <= set(said.candidates)
    assert "报送名单（--roster）" in said.message
    assert said.message.endswith("。")


NOBODY = [
    ("报告.docx", PLAIN, ""),
    ("2022年法治政府建设情况报告（最终版）.docx", PLAIN, ""),
    ("新建 Microsoft Word 文档.docx", "关于2022年度法治政府建设情况的报告|区政府：", ""),
    ("区妇联.docx", PLAIN, ""),
    ("报告.docx", "2022年工作打算", "抄送：区司法局"),
    ("向区司法局报送的报告.docx", PLAIN, ""),
]


@pytest.mark.parametrize(("file", "head", "foot"), NOBODY)
def test_a_file_that_names_no_unit_has_no_candidates(real: Checker, file: str, head: str, foot: str) -> None:
    said = settle(real, file, report(head, foot))
    assert (said.unit, said.state, said.candidates) == ("", "doubtful", ())
    assert said.message.startswith("标题、落款和文件名里都没有认出单位")


UNLISTED = [
    ("区府办.docx", "长宁区人民政府2022年法治政府建设情况报告"),
    ("区司法局.docx", "长宁区2022年法治政府建设情况报告"),
    ("区司法局.docx", "上海市长宁区人民政府关于2022年法治政府建设情况的报告"),
    ("区教育局.docx", "区妇联2022年法治政府建设情况报告"),
    ("区教育局.docx", "长宁区红十字会2022年法治建设工作总结"),
]


@pytest.mark.parametrize(("file", "head"), UNLISTED)
def test_the_file_name_does_not_overrule_a_title_of_another_body(real: Checker, file: str, head: str) -> None:
    said = settle(real, file, report(head))
    assert (said.unit, said.state) == ("", "doubtful")


JOINT = [
    ("区民政局、区财政局2022年法治政府建设情况报告", "", "区民政局 区财政局"),
    ("区民政局 区财政局关于2022年法治政府建设情况的报告", "", "区民政局 区财政局"),
    ("长宁区民政局和长宁区财政局2022年法治政府建设情况报告", "", "区民政局 区财政局"),
    ("华阳路街道、江苏路街道2022年法治政府建设情况报告", "", "华阳路街道 江苏路街道"),
    ("上海市长宁区民政局、上海市长宁区财政局|2022年法治政府建设情况报告", "", "区民政局 区财政局"),
    (
        "区民政局2022年法治政府建设情况报告",
        "2023年1月5日|区财政局2022年法治政府建设情况报告|一、主要工作|组织会前学法5次。",
        "区民政局 区财政局",
    ),
    (PLAIN, "上海市长宁区民政局|上海市长宁区财政局|2023年1月5日", "区民政局 区财政局"),
    ("区民政局2022年法治政府建设情况报告", "区民政局 区财政局|2023年1月5日", "区民政局 区财政局"),
]


@pytest.mark.parametrize(("head", "foot", "units"), JOINT)
def test_a_joint_report_is_given_to_neither(real: Checker, head: str, foot: str, units: str) -> None:
    said = settle(real, "报告.docx", report(head, foot))
    assert (said.unit, said.state, list(said.candidates)) == ("", "two_units", units.split())
    assert all(unit in said.message for unit in units.split())


AGREED = [
    ("民政局.docx", "长宁区民政局2022年法治政府建设情况报告", "上海市长宁区民政局|2023年1月5日", "title"),
    ("区民政局报区司法局.docx", "区民政局2022年法治政府建设情况报告", "", "title"),
    ("区民政局（区司法局已审核）.docx", "区民政局2022年法治政府建设情况报告", "", "title"),
    ("区民政局.docx", "区民证局2022年法治政府建设情况报告", "", "file_name"),
    ("报告.docx", "区民证局2022年法治政府建设情况报告", "区民政局|2023年1月5日", "signature"),
    ("民政局.docx", "我局2022年法治政府建设情况报告", "", "file_name"),
    ("区民政局学习浦东新区司法局经验.docx", CIVIL, "", "title"),
    ("区民政局.docx", "区民政局2022年法治政府建设情况报告", "抄送：区司法局|主送：区教育局", "title"),
    ("区司法局/报告.docx", "区民政局2022年法治政府建设情况报告", "", "title"),
    ("区司法局/民政局.docx", PLAIN, "", "file_name"),
    ("报告.docx", "区民政局2022年法治政府建设情况报告", "此致|区司法局", "title"),
    ("报告.docx", "区民政局2022年法治政府建设情况报告|（区司法局：请审阅）", "", "title"),
]


@pytest.mark.parametrize(("file", "head", "foot", "how"), AGREED)
def test_what_agrees_is_decided(real: Checker, file: str, head: str, foot: str, how: How) -> None:
    said = settle(real, file, report(head, foot))
    assert (said.unit, said.how, said.state) == ("区民政局", how, "checked")


GOLD_REPORTS = sorted(path for kind in ("dev", "own") for path in (GOLD / kind).rglob("*.txt"))


@pytest.mark.parametrize("path", GOLD_REPORTS, ids=lambda path: path.stem)
def test_the_text_of_a_real_report_is_enough(real: Checker, path: Path) -> None:
    unit = json.loads(path.with_suffix(".json").read_text("utf-8"))["unit"]
    said = settle(real, "报告.docx", read(path))
    assert (said.unit, said.state) == (unit, "checked")


def test_the_roster_goes_before_everything(real: Checker) -> None:
    roster = Roster(("区财政局",), {"报告.docx": "区财政局"}, {})
    text = report("区民政局2022年法治政府建设情况报告", "区司法局|2023年1月5日")
    said = settle(real, "报告.docx", text, roster)
    assert (said.unit, said.how, said.state, said.message) == ("区财政局", "roster", "checked", "")
    assert settle(real, "另一份.docx", text, roster).state == "doubtful"


def test_page_headers_and_tables_of_units_do_not_tell_the_unit(real: Checker) -> None:
    lines = report(PLAIN).blocks
    rows = tuple(Block(90 + i, "table_row", name) for i, name in enumerate(("区民政局", "区财政局")))
    header = Block(99, "header", "区司法局2022年法治政府建设情况报告")
    said = settle(real, "报告.docx", Document("报告.docx", "0", (*lines, *rows, header)))
    assert said.message.startswith("标题、落款和文件名里都没有认出单位")


def test_the_opening_is_a_hint_and_decides_nothing(real: Checker) -> None:
    opening = f"2022年，区民政局在区委、区政府领导和市民政局指导下，会同区财政局推进依法行政。{BODY[0]}"
    said = settle(real, "报告.docx", document(PLAIN, opening, *BODY[1:]))
    assert (said.unit, said.state, said.candidates) == ("", "doubtful", ("区民政局",))


def test_a_file_named_for_another_unit_is_doubt_for_every_real_report(real: Checker) -> None:
    for path in GOLD_REPORTS[::3]:
        unit = json.loads(path.with_suffix(".json").read_text("utf-8"))["unit"]
        other = "区体育局" if unit != "区体育局" else "区民政局"
        said = settle(real, f"{other}.docx", read(path))
        assert (said.state, set(said.candidates)) == ("doubtful", {unit, other})


def test_two_real_reports_in_one_file_are_never_one_units(real: Checker) -> None:
    for one, two in pairwise(GOLD_REPORTS[::3]):
        lines = [line for path in (one, two) for line in path.read_text("utf-8").splitlines()]
        assert settle(real, "报告.docx", document(*lines)).unit == ""


def test_a_book_of_all_reports_is_reported_in_a_short_sentence(real: Checker) -> None:
    units = [unit.name for unit in real.loaded.registry.units]
    lines = [line for unit in units for line in (f"{unit}2022年法治政府建设情况报告", *BODY)]
    said = settle(real, "汇编.docx", document(*lines))
    assert (said.state, said.candidates) == ("two_units", tuple(units))
    assert len(said.message) < 150


def test_every_name_of_every_unit_is_understood_in_every_place(real: Checker) -> None:
    for unit in real.loaded.registry.units:
        for name in (unit.name, unit.full_name, *unit.other_names):
            said = [
                settle(real, "a.docx", report(f"{name}关于2022年度法治政府建设情况的报告")),
                settle(real, "a.docx", report(PLAIN, f"{name}|2023年1月16日")),
                settle(real, f"03{name}2022年报告（定稿）.docx", None),
            ]
            assert [(one.unit, one.how) for one in said] == [
                (unit.name, "title"),
                (unit.name, "signature"),
                (unit.name, "file_name"),
            ]


def test_a_cover_table_tells_the_unit(real: Checker) -> None:
    rows = (Block(0, "table_row", "报送单位\t长宁区民政局"), Block(1, "table_row", "联系人\t区司法局张三"))
    text = Document("报告.docx", "0", (*rows, *report(PLAIN).blocks))
    assert settle(real, "报告.docx", text).unit == "区民政局"


def test_a_report_on_one_line_tells_the_unit(real: Checker) -> None:
    line = "长宁区民政局2022年法治政府建设情况报告 2022年，我局会同区财政局推进依法行政，成效明显。" * 20
    assert settle(real, "报告.docx", document(line)).unit == "区民政局"


HOSTILE = [
    "",
    "区",
    "区" * 5_000,
    "区民政局" * 3_000,
    '=HYPERLINK("http://a")2022年法治政府建设情况报告',
    "(" * 3_000 + "区民政局2022年法治政府建设情况报告",
    "关于" * 3_000 + "报告",
    "\u202e局政民区2022年法治政府建设情况报告",
    "向" * 3_000 + "区民政局",
    "2022年" * 2_000 + "法治报告",
]


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_strange_text_and_names_are_doubt_and_no_crash(real: Checker, text: str) -> None:
    assert settle(real, f"{text}.docx", document("甲", text, text)).state in ("doubtful", "checked")
    assert len(settle(real, "报告.docx", document(text, "乙", text)).message) < 400
