"""What must hold for any text: exact quotes, one finding for each rule, the same bytes twice."""

import shutil
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from checker.model.document import Document
from checker.model.report import GapReport, dump_json, load_json
from checker.model.status import Status
from checker.pipeline import Checker
from tests.rulebooks import RULES, document

DEV = Path(__file__).parent.parent / "gold" / "dev"
SENTENCES = sorted(
    {
        sentence.strip() + "。"
        for path in DEV.glob("*.txt")
        for sentence in path.read_text("utf-8").replace("\n", "。").split("。")
        if 6 < len(sentence.strip()) < 160
    }
)
NOISE = st.text(
    st.sampled_from(
        "0123456789一二三百万件次场期%。，；：、《》“”（）()\u3000\u00a0\u200b\t年月日不未将拟虽但了的𠮷😀Ａ"
    ),
    max_size=40,
)
HEADINGS = st.sampled_from(
    ["一、主要举措和成效", "（一）强化执法。", "二、存在的问题", "三、下一步工作安排", "1.公开", ""]
)
LINES = st.lists(st.one_of(st.sampled_from(SENTENCES), NOISE, HEADINGS), min_size=1, max_size=12)
SLOW = settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))


def check(real: Checker, source: Document) -> GapReport:
    return real.check(source, real.unit("区司法局"), None, all_items=True)


@given(lines=LINES)
@SLOW
def test_every_quote_is_the_exact_text_at_its_place(real: Checker, lines: list[str]) -> None:
    report = check(real, document(*lines))
    quotes = [
        q for item in report.items for one in item.requirements for q in (*one.evidence, one.nearest) if q
    ]
    quotes += [fault.quote for fault in report.faults if fault.quote]
    quotes += [part.quote for part in report.structure.parts if part.quote]
    for quote in quotes:
        assert lines[quote.block][quote.start : quote.end] == quote.quote
        assert quote.quote.strip()
        assert all(fact in lines[quote.block] for fact in quote.shows)


@given(lines=LINES)
@SLOW
def test_every_rule_yields_exactly_one_finding(real: Checker, lines: list[str]) -> None:
    report = check(real, document(*lines))
    assert [item.item for item in report.items] == list(range(1, 53))
    for item in report.items:
        assert item.requirements
        assert 0 <= item.coverage <= 1
        if item.status is Status.MISSING:
            assert not item.evidence
        if item.status is Status.EVIDENCED:
            assert item.evidence
        if item.status is not Status.EVIDENCED:
            assert item.lacking
            assert item.advice


@given(lines=LINES)
@SLOW
def test_two_runs_and_a_round_trip_give_the_same_bytes(real: Checker, lines: list[str]) -> None:
    source = document(*lines)
    text = dump_json(check(real, source))
    assert dump_json(check(real, source)) == text
    assert dump_json(load_json(text)) == text


@given(lines=st.lists(NOISE, min_size=1, max_size=8))
@SLOW
def test_text_about_nothing_proves_nothing(real: Checker, lines: list[str]) -> None:
    report = check(real, document("一、主要工作", *lines))
    assert all(item.status is not Status.EVIDENCED for item in report.items if item.item != 7)


def test_a_foreign_paragraph_never_lifts_an_item(real: Checker) -> None:
    foreign = "全年组织核酸采样120万人次，接种疫苗3.2万剂，加装电梯41台，发展党员6名。"
    lines = ("区司法局2022年法治政府建设情况报告", "一、主要工作", "扎实做好各项工作。")
    before, after = check(real, document(*lines)), check(real, document(*lines, foreign))
    assert [item.status for item in before.items] == [item.status for item in after.items]


def test_shuffled_rule_files_give_the_same_report(real: Checker, tmp_path: Path) -> None:
    """Other file names and another order of concepts and requirements' files change nothing."""
    folder = tmp_path / RULES.name
    shutil.copytree(RULES, folder)
    for number, path in enumerate(sorted((folder / "concepts").glob("*.yaml"), reverse=True)):
        path.rename(path.with_name(f"{number:02d}-{path.name}"))
    for path in sorted((folder / "items").glob("*.yaml")):
        path.rename(path.with_name(path.name[:3] + path.name[:2:-1].replace("lmay.", "x-") + ".yaml"))
    shuffled = Checker.load(folder)
    for path in sorted(DEV.glob("*.txt"))[:4]:
        source = document(*path.read_text("utf-8").splitlines())
        one, other = check(real, source), check(shuffled, source)
        assert one.items == other.items
        assert one.faults == other.faults
        assert one.score == other.score
