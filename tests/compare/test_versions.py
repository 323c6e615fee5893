"""Two versions of one report: which findings changed, and what is said of the reason."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from itertools import permutations
from pathlib import Path
from types import MappingProxyType

import pytest

from checker.compare.versions import compare_versions
from checker.model.changes import Changes, Direction, ItemChange, RequirementChange
from checker.model.report import DraftFault, GapReport, Quote
from checker.model.status import Status
from checker.pipeline import Checker
from checker.readers import Limits, read
from tests.compare.drafts import SAMPLES, revise

SAMPLE = "区城管执法局-2022.docx"
DELETED = "行政诉讼2件，负责人出庭应诉2次，出庭率100%。"
Compare = Callable[..., Changes]


@pytest.fixture
def edited(real: Checker, tmp_path: Path) -> Compare:
    """Compare a sample with itself after some edits."""

    def compare(
        edits: Mapping[str, str],
        sentences: bool = True,
        sample: str = SAMPLE,
        base: Mapping[str, str] = MappingProxyType({}),
    ) -> Changes:
        unit = real.unit(sample.split("-")[0])
        reports, known = [], []
        for name, changed in (("原稿", base), ("新稿", edits)):
            path = revise(sample, tmp_path / f"{name}.docx", changed)
            analysis = real.analyse(read(path, Limits()))
            text = real.engine.text(analysis)
            reports.append(real.judge(analysis, unit))
            whole = ((number, len(view.sentence.view)) for number, view in enumerate(text.sentences))
            known.append([text.quote(number, [(0, end)]) for number, end in whole])
        before, after = reports
        return compare_versions(before, after, *(known if sentences else ()))

    return compare


@pytest.fixture(scope="module")
def reports(real: Checker) -> dict[str, GapReport]:
    """The gap reports of all samples, by unit."""
    units = {path: real.unit(path.stem.split("-")[0]) for path in sorted(SAMPLES.glob("*.docx"))}
    return {unit.name: real.check_file(path, unit) for path, unit in units.items()}


def item(changes: Changes, number: int) -> ItemChange:
    return next(one for one in changes.items if one.item == number)


def requirement(changes: Changes, number: int, name: str) -> RequirementChange:
    return next(one for one in item(changes, number).requirements if one.id == name)


def quoted(change: RequirementChange) -> tuple[str | None, str | None]:
    before, after = change.quote_before, change.quote_after
    return before.quote if before else None, after.quote if after else None


def test_the_same_report_twice_has_no_changes(edited: Compare) -> None:
    changes = edited({})
    assert changes.nothing
    assert not changes.worse


def test_a_dropped_figure_is_named_beside_the_sentence_that_lost_it(edited: Compare) -> None:
    changes = edited({"收到行政复议案件5件，均维持；": "认真办理行政复议案件；"})
    change = requirement(changes, 42, "cases")
    assert (change.before, change.after) == (Status.EVIDENCED, Status.STATED)
    assert change.why == "原有“5件”，改写后的这句没有了"
    assert quoted(change) == ("收到行政复议案件5件，均维持；", "认真办理行政复议案件；")
    assert item(changes, 42).direction == "worse"
    assert changes.worse
    assert changes.score_before is not None
    assert changes.score_after is not None
    assert changes.score_after < changes.score_before


def test_a_deleted_sentence_is_gone(edited: Compare) -> None:
    changes = edited({DELETED: ""})
    change = requirement(changes, 43, "appear")
    assert (change.before, change.after) == (Status.EVIDENCED, Status.MISSING)
    assert change.why == "新稿里没有了原来算作实证的这一句"
    assert quoted(change)[0] == DELETED


def test_from_saved_results_nobody_says_that_a_sentence_was_deleted(edited: Compare) -> None:
    changes = edited({DELETED: ""}, sentences=False)
    assert requirement(changes, 43, "appear").why == "新稿不再引到原来算作实证的这一句"


def test_a_sentence_no_rule_looks_at_any_more_is_still_found_by_its_words(edited: Compare) -> None:
    old = "与公安、市场监管部门开展联合执法58次。"
    changes = edited({old: "与公安、市场监管部门开展配合58次。"})
    change = requirement(changes, 31, "oversight_coop")
    assert change.before is Status.EVIDENCED
    assert quoted(change) == (old, "与公安、市场监管部门开展配合58次。")
    assert change.why == "原句已改写，不再算作实证"


def test_a_new_sentence_is_shown_with_its_evidence(edited: Compare) -> None:
    changes = edited(
        {"邀请高校教授解读行政处罚法。": "邀请高校教授解读行政处罚法。全年开展公平竞争审查12件。"}
    )
    change = item(changes, 9).requirements[0]
    assert (change.before, change.after) == (Status.MISSING, Status.EVIDENCED)
    assert change.why == "新写了一句，有“12件”"
    assert quoted(change) == (None, "全年开展公平竞争审查12件。")
    assert item(changes, 9).direction == "better"
    assert not changes.worse


def test_a_sentence_moved_into_the_plans_counts_as_a_plan(edited: Compare) -> None:
    changes = edited({DELETED: "", "二是将说理式执法": f"{DELETED}二是将说理式执法"})
    change = requirement(changes, 43, "appear")
    assert change.after is Status.PLANNED
    assert change.why == "这一句移到了下一步安排部分，只算作计划"


def test_a_threshold_that_is_reached_is_told_in_figures(edited: Compare) -> None:
    changes = edited({"培训42学时。": "培训65学时。"})
    change = requirement(changes, 52, "hours")
    assert (change.before, change.after) == (Status.SHORTFALL, Status.EVIDENCED)
    assert change.why == "每人每年培训学时由42学时改为65学时，达到要求的60学时"


@pytest.mark.parametrize(
    ("hours", "why"),
    [
        ("56学时", "每人每年培训学时由42学时改为56学时，仍低于要求的60学时"),
        ("多个学时", "每人每年培训学时原为42学时，新稿没有写明做到了多少；原有“42学时”，改写后的这句没有了"),
    ],
)
def test_a_threshold_not_reached(edited: Compare, hours: str, why: str) -> None:
    changes = edited({"培训42学时。": f"培训{hours}。"})
    assert requirement(changes, 52, "hours").why.startswith(why)


def test_a_threshold_figure_that_grows_is_a_change_without_a_direction(edited: Compare) -> None:
    reached = edited({"举办法治专题讲座1期，": "举办法治专题讲座3期，"})
    assert item(reached, 51).direction == "better"
    more = edited({"接受业务知识和法律法规培训42学时": "接受业务知识和法律法规培训45学时"})
    assert item(more, 52).direction == "same"


def test_an_admitted_lack_taken_out_and_replaced_by_work(edited: Compare) -> None:
    changes = edited(
        {
            "三是法治研究较为薄弱，没有形成课题成果。": "",
            "年初制定学习计划，": "完成法治政府建设调研报告2篇。年初制定学习计划，",
        }
    )
    change = requirement(changes, 4, "gov_research")
    assert (change.before, change.after) == (Status.SHORTFALL, Status.EVIDENCED)
    assert change.why.startswith("新稿里没有了原来算作自述不足的这一句；新写了一句，有“2篇”")


def test_an_admitted_lack_taken_out_alone(edited: Compare) -> None:
    changes = edited({"三是法治研究较为薄弱，没有形成课题成果。": ""})
    change = requirement(changes, 4, "gov_research")
    assert change.after is Status.MISSING
    assert change.why == "新稿里没有了原来算作自述不足的这一句"


def test_other_evidence_for_the_same_verdict(edited: Compare) -> None:
    changes = edited({"学习习近平法治思想2次。": "学习习近平法治思想5次。"})
    change = requirement(changes, 1, "study")
    assert change.before is change.after is Status.EVIDENCED
    assert change.why == "原有“2次”，现为“5次”"
    assert [one.item for one in changes.items] == [1]
    assert item(changes, 1).direction == "same"
    assert not changes.worse
    assert not changes.nothing


def test_a_figure_put_in_is_named(edited: Compare) -> None:
    changes = edited({"学习新版文书样式，": "学习新版文书样式4次，"}, sample="区民政局-2022.docx")
    change = requirement(changes, 52, "training")
    assert change.why == "改写时补上了“4次”"
    assert (change.before, change.after) == (Status.STATED, Status.EVIDENCED)


def test_a_sentence_both_versions_have_is_not_taken_for_the_deleted_one_reworded(edited: Compare) -> None:
    twin = "行政诉讼3件，负责人出庭应诉3次，出庭率100%。"
    both = {"统一了占道经营、": f"统一尺度。{twin}统一了占道经营、"}
    changes = edited({**both, DELETED: ""}, base=both)
    assert requirement(changes, 43, "appear").why == "新稿里没有了原来算作实证的这一句"


def test_a_verdict_that_rests_on_another_old_sentence(edited: Compare) -> None:
    changes = edited({"推进轻微违法不予处罚，对首次占道设摊等情形免罚506起。": ""})
    why = requirement(changes, 10, "exempt").why
    assert why == "新稿里没有了原来算作实证的这一句；现在引到的这一句原稿也有，只算作表述"


def test_paragraphs_that_shift_change_nothing(reports: dict[str, GapReport]) -> None:
    report = reports["区民政局"]
    assert compare_versions(report, _shifted(report)).nothing


def _shifted(report: GapReport) -> GapReport:
    """The same findings as a longer title would give them: every quote one paragraph further down."""

    def down(quote: Quote | None) -> Quote | None:
        return None if quote is None else replace(quote, block=quote.block + 1, page=2)

    items = tuple(
        replace(
            one,
            requirements=tuple(
                replace(r, evidence=tuple(replace(q, block=q.block + 1) for q in r.evidence))
                for r in one.requirements
            ),
        )
        for one in report.items
    )
    faults = tuple(replace(fault, quote=down(fault.quote)) for fault in report.faults)
    return replace(report, items=items, faults=faults)


def test_numbers_that_move_or_are_typed_are_no_change(edited: Compare) -> None:
    changes = edited(
        {"三是法治研究较为薄弱": "四是法治研究较为薄弱", "存在的突出问题及原因": "二、存在的突出问题及原因"}
    )
    assert changes.nothing


def test_slips_that_were_mended_and_slips_that_came(edited: Compare) -> None:
    changes = edited(
        {
            "持证人员仅有XX名，": "持证人员仅有12名，",
            "局长办公会集体讨论重大事项22项，": "局长办公会集体讨论重大事项XX项，",
            "我街道还通过公众号": "我街道也通过公众号",
        },
        sample="区民政局-2022.docx",
    )
    assert [fault.kind for fault in changes.faults_gone] == ["placeholder"]
    assert [fault.kind for fault in changes.faults_new] == ["placeholder"]
    gone, new = changes.faults_gone[0].quote, changes.faults_new[0].quote
    assert gone is not None
    assert new is not None
    assert ("持证人员" in gone.quote, "局长办公会" in new.quote) == (True, True)


def test_slips_without_a_quote_are_known_by_their_words(reports: dict[str, GapReport]) -> None:
    report = reports["区民政局"]
    one, other = (DraftFault("title", "标题", message, None) for message in ("甲", "乙"))
    changes = compare_versions(replace(report, faults=(one,)), replace(report, faults=(one, other, other)))
    assert changes.faults_gone == ()
    assert changes.faults_new == (other, other)


def test_parts_that_the_report_lost_and_won(edited: Compare) -> None:
    lost = edited({"存在的突出问题及原因": "其他工作", "一是执法培训学时尚未达标，": "一是"})
    assert "problems" in {part.id for part in lost.parts_gone}
    assert lost.parts_new == ()


def test_two_quite_different_reports_are_compared_without_a_guess(reports: dict[str, GapReport]) -> None:
    opposite: dict[Direction, Direction] = {"better": "worse", "worse": "better", "same": "same"}
    for before, after in permutations(reports.values(), 2):
        changes, back = compare_versions(before, after), compare_versions(after, before)
        assert [(one.item, one.direction) for one in changes.items] == [
            (one.item, opposite[one.direction]) for one in back.items
        ]
        assert (changes.faults_gone, changes.parts_gone) == (back.faults_new, back.parts_new)
        for change in (one for item in changes.items for one in item.requirements):
            assert change.why
            assert change.quote_before is None or change.quote_before in _quotes(before)
            assert change.quote_after is None or change.quote_after in _quotes(after)


def _quotes(report: GapReport) -> set[Quote]:
    requirements = [one for item in report.items for one in item.requirements]
    return {q for one in requirements for q in (*one.evidence, one.nearest) if q}
