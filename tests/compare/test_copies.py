"""Copies between units."""

import random
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from benchmarks.copies import Planted, planted_copies
from checker.compare.copies import find_copies
from checker.compare.words import CompareWords
from checker.model.district import ReportText, TextSentence
from tests.compare.conftest import MakeReport, report, sentence

GOLD = Path(__file__).parents[1] / "gold"
NAMES = ("区民政局", "上海市长宁区民政局", "区司法局", "区商务委")
LINES = (
    "区民政局修订养老机构备案办法，全年办理备案27件，均在承诺时限内办结。",
    "我局组织执法人员赴6个街道开展社会救助政策宣讲，发放手册3100册。",
    "针对殡葬服务收费投诉较多的情况，约谈经营单位9家，督促全部明码标价。",
    "引入律师参与社区治理纠纷化解，2022年3月以来共接待来访居民214人次。",
    "建立流浪乞讨人员救助联动机制，与公安、城管部门会商11次。",
    "完成社会组织年检审查四百二十家，对13家逾期未报送的单位依法处理。",
)
OTHERS = (
    "对辖区大型商业综合体开展消防通道专项督查，责令整改堵塞点位35处。",
    "推出外商投资企业设立登记一次告知单，平均办理时间压缩到两天。",
    "围绕直播带货虚假宣传立案调查8起，移送公安机关1起。",
    "组织首席数据官培训，梳理公共数据资源目录980条并按月更新。",
    "开放日邀请市民代表走进指挥大厅，现场演示应急调度流程。",
    "对建筑工地夜间施工噪声采取远程监测，接到投诉后半小时内到场核查。",
)


def renamed(lines: Sequence[str]) -> list[str]:
    """The lines as another unit would hand them in: its name, other figures."""
    digits = str.maketrans("0123456789", "3958271640")
    return [line.replace("区民政局", "区商务委").replace("我局", "我委").translate(digits) for line in lines]


@pytest.fixture(scope="module")
def gold(reading: MakeReport) -> list[ReportText]:
    """All independent gold reports."""
    paths = sorted([*GOLD.glob("dev/*.txt"), *GOLD.glob("own/*/*.txt")])
    return [reading(path.stem, 2022, path.read_text("utf-8")) for path in paths]


def test_no_two_independent_reports_are_called_copies(gold: list[ReportText], words: CompareWords) -> None:
    assert len(gold) == 37
    assert find_copies(gold, NAMES, words) == ()


def test_report_with_names_and_figures_changed_is_found(words: CompareWords) -> None:
    (pair,) = find_copies(
        [report("区民政局", LINES), report("区商务委", renamed(LINES)), report("区司法局", OTHERS)],
        NAMES,
        words,
    )
    assert {pair.left, pair.right} == {"区民政局", "区商务委"}
    assert pair.share == 1.0
    assert [one.kind for one in pair.sentences] == ["exact"] * len(LINES)
    assert pair.page == ""


def test_shared_sentences_are_quoted_as_each_report_has_them(words: CompareWords) -> None:
    (pair,) = find_copies([report("区民政局", LINES), report("区商务委", renamed(LINES))], NAMES, words)
    written = {pair.left: [s.left for s in pair.sentences], pair.right: [s.right for s in pair.sentences]}
    assert sorted(written["区民政局"]) == sorted(LINES)
    assert sorted(written["区商务委"]) == sorted(renamed(LINES))


def test_kept_figures_are_told_from_changed_ones(words: CompareWords) -> None:
    lines = [LINES[0], *renamed(LINES[1:])]
    (pair,) = find_copies([report("a", LINES), report("b", lines)], NAMES, words)
    assert [one.kept_figures for one in pair.sentences][:3] == [True, False, False]


def test_reworded_sentences_are_near_and_say_how_alike(words: CompareWords) -> None:
    reworded = [line.replace("全", "均").replace("开展", "组织").replace("，", "；") for line in LINES]
    reworded[2] = "针对殡葬服务收费方面投诉较多，先后约谈经营单位9家，并督促其明码标价。"
    (pair,) = find_copies([report("a", LINES), report("b", reworded)], NAMES, words)
    near = pair.sentences[2]
    assert near.kind == "near"
    assert 0.7 <= near.likeness < 1
    assert near.right == reworded[2]


@pytest.fixture(scope="module")
def planted() -> Planted:
    """Small copies of the benchmark's kinds among reports that have nothing to do with each other."""
    return planted_copies(60, 3)


def test_copies_changed_in_many_ways_are_found_and_no_others(planted: Planted, words: CompareWords) -> None:
    found = {frozenset((pair.left, pair.right)) for pair in find_copies(planted.texts, planted.names, words)}
    assert found == {pair for pairs in planted.pairs.values() for pair in pairs}


def test_order_of_the_reports_does_not_matter(planted: Planted, words: CompareWords) -> None:
    shuffled = list(planted.texts)
    random.Random(5).shuffle(shuffled)
    assert find_copies(shuffled, planted.names, words) == find_copies(planted.texts, planted.names, words)


def test_pairs_come_by_share_then_names(planted: Planted, words: CompareWords) -> None:
    pairs = find_copies(planted.texts, planted.names, words)
    order = [(-pair.share, pair.left, pair.right) for pair in pairs]
    assert order == sorted(order)


def test_another_process_finds_the_same() -> None:
    program = (
        "from benchmarks.copies import planted_copies; from checker.compare.copies import find_copies;"
        "from checker.compare.words import CompareWords; from checker.language.wording import Wording;"
        "from checker.pipeline import load_rulebook;"
        "words = CompareWords.of(Wording(load_rulebook().rulebook.wording));"
        "made = planted_copies(30, 1); print(find_copies(made.texts, made.names, words))"
    )
    runs = {
        subprocess.run(
            [sys.executable, "-c", program],
            env={"PYTHONHASHSEED": seed, "PYTHONPATH": str(GOLD.parents[1]), "PYTHONUTF8": "1"},
            capture_output=True,
            check=True,
            cwd=GOLD.parents[1],
        ).stdout
        for seed in ("1", "2")
    }
    assert len(runs) == 1
    assert b"CopyPair" in runs.pop()


def test_set_phrases_of_all_reports_make_no_copies(words: CompareWords) -> None:
    phrases = [
        f"坚持以人民为中心的发展思想，深入推进依法行政，切实做到第{n}个“必须”。" for n in "甲乙丙丁戊己庚"
    ]
    signs = iter(range(0x4E00, 0x9000))
    own = [[chr(next(signs)) * 30 + chr(next(signs)) * 15 for _ in range(9)] for _ in range(60)]
    reports = [report(f"局{number:02}", [*phrases, *lines]) for number, lines in enumerate(own)]
    assert find_copies(reports, (), words) == ()
    assert len(find_copies(reports[:2], (), words)) == 1


def test_everybody_copying_one_text_is_still_seen(words: CompareWords) -> None:
    reports = [report(f"局{number:02}", LINES) for number in range(30)]
    pairs = find_copies(reports, (), words)
    assert {pair.left for pair in pairs} | {pair.right for pair in pairs} == {one.unit for one in reports}


def test_two_reports_of_one_unit_are_no_pair(words: CompareWords) -> None:
    assert find_copies([report("区民政局", LINES), report("区民政局", LINES)], NAMES, words) == ()


def test_headings_signature_and_short_sentences_do_not_count(words: CompareWords) -> None:
    def bare(unit: str) -> ReportText:
        heads = [sentence(line, heading=True) for line in LINES]
        signed: list[TextSentence] = [sentence(line, "other") for line in LINES]
        return report(unit, [*heads, *signed, "特此报告。", "情况如下。", "成效明显。", "压实责任。"])

    assert find_copies([bare("a"), bare("b")], NAMES, words) == ()


@pytest.mark.parametrize(
    "reports",
    [
        [],
        [report("a", [])],
        [report("a", []), report("b", [])],
        [report("a", ["=1+1"]), report("b", ["", "。" * 500, "\t"])],
        [report("", ["字" * 20_000]), report("", ["字" * 20_000])],
    ],
)
def test_strange_reports_make_no_pairs(reports: list[ReportText], words: CompareWords) -> None:
    assert find_copies(reports, ("", "=", "区"), words) == ()
