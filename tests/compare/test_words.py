"""The office's word lists decide how reports are compared."""

from collections.abc import Callable

import pytest

from checker.compare.copies import find_copies
from checker.compare.kept import kept_text
from checker.compare.promises import last_years_promises
from checker.compare.words import CompareWords
from checker.language.wording import Wording
from checker.model.errors import CheckerError
from checker.pipeline import Checker
from tests.compare.conftest import FILLER, report, sentence

Edited = Callable[..., CompareWords]


@pytest.fixture
def edited(real: Checker) -> Edited:
    """The words with entries added to a list, or with the list emptied where none are given."""

    def edit(name: str, *entries: str) -> CompareWords:
        lists = dict(real.loaded.rulebook.wording)
        key = f"compare.{name}"
        return CompareWords.of(Wording({**lists, key: (*lists[key], *entries) if entries else ()}))

    return edit


def test_a_new_slogan_is_no_promise(words: CompareWords, edited: Edited) -> None:
    before = report("区某局", [sentence("谱写法治长宁建设崭新篇章。", "plans", False)], 2021)
    now = report("区某局", FILLER)
    assert len(last_years_promises(now, before, words)) == 1
    assert last_years_promises(now, before, edited("slogans", "re:谱写[^,]*篇章")) == ()


def test_words_of_one_group_of_acts_are_the_same_act(words: CompareWords, edited: Edited) -> None:
    before = report("区某局", [sentence("开展养老机构消防演练。", "plans", False)], 2021)
    now = report("区某局", ["组织养老机构消防演习3次。"])
    assert last_years_promises(now, before, words)[0].state == "not_found"
    again = last_years_promises(now, before, edited("acts", "演练 演习"))
    assert again[0].state == "kept"


def test_a_new_hotline_is_no_figure_that_goes_stale(words: CompareWords, edited: Edited) -> None:
    line = "畅通12329公积金热线受理渠道，及时回应群众诉求。"
    now, before = report("区某局", [line]), report("区某局", [line], 2021)
    assert len(kept_text(now, before, (), words).stale) == 1
    assert kept_text(now, before, (), edited("fixed_figures", "12329")).stale == ()


@pytest.mark.parametrize("entry", ["鉴于", "re:鉴(?:于|照)"])
def test_what_looks_back_to_last_year_is_not_stale(words: CompareWords, edited: Edited, entry: str) -> None:
    line = "鉴于2021年办件数量下滑明显，安排专人逐户走访企业。"
    now, before = report("区某局", [line]), report("区某局", [line], 2021)
    assert len(kept_text(now, before, (), words).stale) == 1
    assert kept_text(now, before, (), edited("back_before", entry)).stale == ()


def test_what_a_unit_calls_itself_is_masked(words: CompareWords, edited: Edited) -> None:
    works = ("整理馆藏历史档案", "举办法治文化展览", "接待来访读者查阅", "修订志愿服务办法")
    lines = [f"我馆{work}，上下齐心协力，得到社会各界肯定，我馆再予完善并持续推进。" for work in works]
    others = [line.replace("我馆", "本社") for line in lines]
    reports = [report("区档案馆", lines), report("区合作社", others)]
    for known, kind in ((words, "near"), (edited("own_names", "我馆", "本社"), "exact")):
        (pair,) = find_copies(reports, (), known)
        assert {one.kind for one in pair.sentences} == {kind}


@pytest.mark.parametrize(
    "name", ["own_names", "set_phrases", "back_before", "back_after", "slogans", "purpose_adverbs", "acts"]
)
def test_an_emptied_list_finds_nothing_and_breaks_nothing(edited: Edited, name: str) -> None:
    words = edited(name)
    before = report("区某局", [*FILLER, sentence("建立述法评议制度。", "plans", False)], 2021)
    now = report("区某局", [*FILLER, "建立述法评议制度。"])
    (promise,) = last_years_promises(now, before, words)
    assert promise.state == "kept"
    assert kept_text(now, before, (), words).share > 0.9
    assert find_copies([now], (), words) == ()


def test_a_missing_list_is_told_by_name(real: Checker) -> None:
    lists = {k: v for k, v in real.loaded.rulebook.wording.items() if k != "compare.slogans"}
    with pytest.raises(CheckerError, match=r"compare\.yaml 里缺少词表“slogans”"):
        CompareWords.of(Wording(lists))
