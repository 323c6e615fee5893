"""Text kept from last year, and what of it has gone stale."""

import pytest

from checker.compare.kept import kept_text
from checker.compare.words import CompareWords
from checker.model.district import KeptText, TextSentence
from tests.compare.conftest import report, sentence

NAMES = ("区民政局",)
FRESH = "对接市级平台上线养老服务投诉直通车，承办诉求96件并逐一回访。"


def kept(
    words: CompareWords, now: str | TextSentence, before: str | TextSentence, year: int | None = 2022
) -> KeptText:
    """What is kept where each report has that sentence and one of its own."""
    last = year - 1 if year else None
    return kept_text(report("区民政局", [now, FRESH], year), report("区民政局", [before], last), NAMES, words)


def test_share_is_that_of_the_characters_kept(words: CompareWords) -> None:
    line = "建立流浪乞讨人员救助联动机制，与公安、城管部门会商。"
    result = kept(words, line, line)
    assert result.share == round(len(line) / (len(line) + len(FRESH)), 4)
    assert [one.left for one in result.sentences] == [line]


def test_nothing_kept(words: CompareWords) -> None:
    result = kept(words, "开展殡葬服务收费检查，约谈经营单位。", "修订政务公开目录，公开信息条目翻番。")
    assert (result.share, result.sentences, result.stale) == (0.0, (), ())


def test_reworded_sentence_is_kept_near(words: CompareWords) -> None:
    result = kept(
        words,
        "组织执法人员赴街道开展社会救助政策的宣讲，并发放手册。",
        "组织执法人员到街道开展社会救助政策宣讲，发放手册。",
    )
    assert [one.kind for one in result.sentences] == ["near"]


def test_headings_do_not_count(words: CompareWords) -> None:
    line = "二、健全依法行政制度体系，提升行政决策水平"
    result = kept(words, sentence(line, heading=True), sentence(line, heading=True))
    assert (result.share, result.sentences) == (0.0, ())


@pytest.mark.parametrize(
    ("now", "before"),
    [
        ("全年办理养老机构备案27件，均在时限内办结。", "全年办理养老机构备案27件，均在时限内办结。"),
        ("共调解社区治理类纠纷三百余件，群众较为满意。", "共调解社区治理类的纠纷三百余件，群众比较满意。"),
        ("2021年，我局认真履行法治建设各项职责。", "2021年，我局认真履行法治建设各项职责。"),
        ("二〇二一年我局认真履行法治建设各项职责。", "二〇二一年我局认真履行法治建设各项职责。"),
        ("截至2021年底我局共有执法人员若干名。", "截至2021年底我局共有执法人员若干名。"),
        ("2021年11月，组织全体干部参观法治教育馆。", "2021年11月，组织全体干部参观法治教育馆。"),
        (
            "2021年，在区委领导下，以习近平新时代中国特色社会主义思想为指导，认真履职。",
            "2021年，在区委领导下，以习近平新时代中国特色社会主义思想为指导，认真履职。",
        ),
    ],
)
def test_kept_figures_and_last_year_as_present_are_stale(now: str, before: str, words: CompareWords) -> None:
    assert [one.left for one in kept(words, now, before).stale] == [now]


@pytest.mark.parametrize(
    ("now", "before"),
    [
        ("全年办理养老机构备案35件，均在时限内办结。", "全年办理养老机构备案27件，均在时限内办结。"),
        ("2022年，我局认真履行法治建设各项职责。", "2021年，我局认真履行法治建设各项职责。"),
        (
            "坚持以习近平新时代中国特色社会主义思想为指导，深入贯彻党的二十大和二十届二中全会精神。",
            "坚持以习近平新时代中国特色社会主义思想为指导，深入贯彻党的二十大和二十届二中全会精神。",
        ),
        ("行政复议案件按时答复率继续保持在100%。", "行政复议案件按时答复率继续保持在100%。"),
        ("在收到申请后20个工作日内答复申请人。", "在收到申请后20个工作日内答复申请人。"),
        ("办件数量较2021年有明显增长，质量也有提高。", "办件数量较2021年有明显增长，质量也有提高。"),
        ("宣传2021年7月15日起施行的行政处罚法。", "宣传2021年7月15日起施行的行政处罚法。"),
        ("落实《长宁区2021年法治政府建设工作要点》要求。", "落实《长宁区2021年法治政府建设工作要点》要求。"),
        ("健全“三重一大”事项集体决策的各项机制。", "健全“三重一大”事项集体决策的各项机制。"),
    ],
)
def test_what_may_be_true_again_is_not_stale(now: str, before: str, words: CompareWords) -> None:
    result = kept(words, now, before)
    assert len(result.sentences) == 1
    assert result.stale == ()


def test_plans_for_this_year_are_stale_in_this_years_plans(words: CompareWords) -> None:
    line = sentence("2022年，我局将继续推进执法规范化的各项举措。", "plans", False)
    assert len(kept(words, line, line).stale) == 1
    coming = sentence("2023年，我局将继续推进执法规范化的各项举措。", "plans", False)
    assert kept(words, coming, line).stale == ()


def test_without_years_only_figures_tell(words: CompareWords) -> None:
    line = "2021年，我局认真履行法治建设各项职责。"
    assert kept(words, line, line, None).stale == ()
    figure = "全年办理养老机构备案27件，均在时限内办结。"
    assert len(kept(words, figure, figure, None).stale) == 1


def test_empty_reports(words: CompareWords) -> None:
    empty = report("区民政局", [])
    assert kept_text(empty, empty, (), words) == KeptText("区民政局", 0.0, (), ())


@pytest.mark.parametrize("text", ["字" * 200_000, "1" * 200_000, "2021年" * 50_000, "《" * 100_000])
def test_endless_text_is_no_sentence(text: str, words: CompareWords) -> None:
    assert kept(words, text, text).sentences == ()
