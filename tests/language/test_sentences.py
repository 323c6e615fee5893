import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.language.sentences import split_clauses, split_sentences


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("第一句。第二句！第三句？", ["第一句。", "第二句！", "第三句？"]),
        ("做法一；做法二;做法三。", ["做法一；", "做法二;", "做法三。"]),
        ("标题\n  正文一。\n\n正文二", ["标题", "正文一。", "正文二"]),
        ("\u3000\u3000首行缩进。\u00a0", ["首行缩进。"]),
        ("他说：“依法办事。”会后落实。", ["他说：“依法办事。”", "会后落实。"]),
        ("落实“谁执法。谁普法。”的要求。", ["落实“谁执法。谁普法。”的要求。"]),
        ("印发《条例一点通。第二版》两千册。好。", ["印发《条例一点通。第二版》两千册。", "好。"]),
        ("附表（见附件。）已报送。完。", ["附表（见附件。）", "已报送。", "完。"]),
        ("一.主要工作", ["一.主要工作"]),
        ("加强学习.局党组开会3.5次。", ["加强学习.", "局党组开会3.5次。"]),
        ("1.抓思想引领。局党组集中学习。", ["1.抓思想引领。", "局党组集中学习。"]),
        ("网址www.gov.cn/?id=1可查", ["网址www.gov.cn/?id=1可查"]),
        ("成效显著……其他", ["成效显著……", "其他"]),
        ("完成1,480件。", ["完成1,480件。"]),
        ("“没有引号结尾。第二句。", ["“没有引号结尾。", "第二句。"]),
        ("", []),
        (" \n\t ", []),
    ],
)
def test_sentences(text: str, expected: list[str]) -> None:
    assert [text[start:end] for start, end in split_sentences(text)] == expected


@pytest.mark.parametrize(
    ("view", "expected"),
    [
        ("审核86份,提出意见112条。", ["审核86份,", "提出意见112条。"]),
        ("收入1,480吨,其中9:30前:200吨", ["收入1,480吨,", "其中9:30前:", "200吨"]),
        ("《甲,乙》印发,好", ["《甲,乙》印发,", "好"]),
        ("食品(含餐饮,小作坊)安全,检查", ["食品(含餐饮,小作坊)安全,", "检查"]),
        ("科学、民主、依法", ["科学、民主、依法"]),
        ("甲\t乙", ["甲\t乙"]),
        ("", []),
    ],
)
def test_clauses(view: str, expected: list[str]) -> None:
    assert [view[start:end] for start, end in split_clauses(view)] == expected


@given(text=st.text(alphabet="文字 \n\u3000。；;.!?…“”《》（）()1一、a", max_size=120))
def test_sentences_cover_all_but_white_space_once_and_in_order(text: str) -> None:
    spans = split_sentences(text)
    covered = [place for start, end in spans for place in range(start, end)]
    assert covered == sorted(set(covered))
    assert {place for place, char in enumerate(text) if not char.isspace()} <= set(covered)


@given(view=st.text(alphabet="文字,:;\t《》()“”0123", max_size=120))
def test_clauses_cover_the_view(view: str) -> None:
    assert "".join(view[start:end] for start, end in split_clauses(view)) == view
