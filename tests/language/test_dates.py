"""Days and months that may place an act, and dates that place none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.language.dates import find_dates
from checker.language.wording import Wording
from checker.model.normalise import normalise

DATES = [
    ("3月15日召开会议", ["3月15日"]),
    ("于11月组织“回头看”", ["11月"]),
    ("3月中旬成立专班", ["3月中旬"]),
    ("6月上旬演练", ["6月上旬"]),
    ("1月下旬报送", ["1月下旬"]),
    ("1月底挂网", ["1月底"]),
    ("12月初宣誓", ["12月初"]),
    ("5月末完成", ["5月末"]),
    ("9月份举办讲座", ["9月份"]),
    ("2022年4月26日印发", ["2022年4月26日"]),
    ("2022年1月下旬报送区政府", ["2022年1月下旬"]),
    ("二〇二二年三月五日召开", ["二〇二二年三月五日"]),
    ("十一月十二日举办", ["十一月十二日"]),
    ("十二月召开述法会", ["十二月"]),
    ("４月２６日召开", ["4月26日"]),
    ("4月26号召开", ["4月26号"]),
    ("6月23日、11月17日两次学习", ["6月23日", "11月17日"]),
    ("7月和12月分别听取", ["7月和12月"]),
    ("4月、10月分别听取", ["4月、10月"]),
    ("7、12月两次督查", ["7、12月"]),
    ("3月至5月开展整治", ["3月至5月"]),
    ("3-5月开展整治", ["3-5月"]),
    ("6月1日至6月30日开展", ["6月1日至6月30日"]),
    ("4月10日-12日举办", ["4月10日-12日"]),
    ("2022.3.15召开", ["2022.3.15"]),
    ("2022-03-15召开", ["2022-03-15"]),
    ("2022/3/15召开", ["2022/3/15"]),
    ("结合11月,8月两次检查", ["11月", "8月"]),
    ("印发《要点》,5月部署", ["5月"]),
]
NO_DATES = [
    "2022年以来",
    "二〇二二年度",
    "3个月内办结",
    "三个月",
    "几个月来",
    "每月一次",
    "当月办结",
    "民法典宣传月",
    "3月内办结",
    "月度例会",
    "3·15活动",
    "第3月",
    "《条例》自2022年12月1日起施行",
    "12月1日起实施",
    "《2022年9月工作简报》",
    "截至12月底",
    "截止到2022年11月30日",
    "每年12月底前",
    "2023年1月10日",
    "2023年1月10日。",
    "长府〔2022〕7号",
    "13月",
    "20月",
    "15日内答复",
    "版本2022.3.15.1",
    "岁月",
    "",
]


@pytest.mark.parametrize(("text", "expected"), DATES)
def test_date(text: str, expected: list[str], wording: Wording) -> None:
    view = normalise(text)[0]
    assert [view[d.start : d.end] for d in find_dates(view, wording)] == expected


@pytest.mark.parametrize("text", NO_DATES)
def test_no_date(text: str, wording: Wording) -> None:
    assert find_dates(normalise(text)[0], wording) == ()


_PIECES = st.sampled_from([*"0123456789年月日号底初至-、,./《》十一二〇", "截至", "中旬", "起施行"])


@given(st.text() | st.lists(_PIECES, max_size=30).map("".join))
def test_any_text_gives_spans_with_a_month(wording: Wording, text: str) -> None:
    view = normalise(text)[0]
    position = 0
    for date in find_dates(view, wording):
        shown = view[date.start : date.end]
        assert date.start >= position
        assert "月" in shown or shown[:2] in ("19", "20")
        position = date.end
