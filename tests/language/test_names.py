"""Quoted strings that are proper names, and terms, slogans and metaphors that are not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.language.names import find_names
from checker.language.wording import Wording
from checker.model.normalise import normalise

NAMES = [
    ("“天山和事佬”工作室接手纠纷", ["天山和事佬"]),
    ("“老程说理”调解工作室年内化解", ["老程说理"]),
    ("“程桥说法”微信专栏", ["程桥说法"]),
    ("“餐饮明厨亮灶”平台接入商户", ["餐饮明厨亮灶"]),
    ("“解纷一件事”平台入驻", ["解纷一件事"]),
    ("“律师进社区”活动", ["律师进社区"]),
    ("“三合一”活动第五次举办", ["三合一"]),
    ("“调解促稳定、喜迎二十大”专项行动", ["调解促稳定、喜迎二十大"]),
    ("“人民建议征集”小屋", ["人民建议征集"]),
    ("“一部电梯引发的三年之争”案被评为", ["一部电梯引发的三年之争"]),
    ("推行“721工作法”", ["721工作法"]),
    ("举办“城管开放日”6场", ["城管开放日"]),
    ("举办“商务政策云课堂”", ["商务政策云课堂"]),
    ("新建“法律服务超市”12处", ["法律服务超市"]),
    ("开展“华阳法治集市”18场", ["华阳法治集市"]),
    ("依托“程桥先锋讲堂”", ["程桥先锋讲堂"]),
    ("打造“红色物业”示范点", ["红色物业"]),
    ("推出“虹桥法治橙”", ["虹桥法治橙"]),
    ("成立“新泾老娘舅”", ["新泾老娘舅"]),
    ("“清风”“网盾”等专项行动", ["清风", "网盾"]),
    ("“绿色大讲堂”“花友汇”等活动", ["绿色大讲堂", "花友汇"]),
    ("‘天山和事佬’工作室", ["天山和事佬"]),
    ('"天山和事佬"工作室', ["天山和事佬"]),
    ("「天山和事佬」工作室", ["天山和事佬"]),
    ("“法治宝盒”小程序", ["法治宝盒"]),
]
NO_NAMES = [
    "落实“三项制度”平台建设",
    "“好差评”系统",
    "“双随机、一公开”平台",
    "“双随机,一公开”平台",
    "“一网通办”平台",
    "“一网统管”平台赋能",
    "“一业一证”项目",
    "“一件事”场景",
    "“放管服”行动",
    "“三重一大”事项",
    "“谁执法谁普法”活动",
    "“八五”普法项目",
    "坚持新时代“枫桥经验”",
    "“枫桥经验”品牌",
    "打造“枫桥式”派出所",
    "落实“非禁即入”",
    "把学法作为“第一议题”活动",
    "抓住“关键少数”项目",
    "做到“四个亲自”",
    "推动“应出尽出”行动",
    "拥护“两个确立”",
    "“12345”热线满意度",
    "建立“一企一专员”联系制度",
    "打造“15分钟社区生活圈”",
    "推进“三张清单”平台",
    "以“店小二”精神服务",
    "以“头雁”效应带动",
    "打通“最后一公里”",
    "变“人找政策”为“政策找人”",
    "“有法必依、执法必严”逐步成为行动自觉",
    "设立“办不成事”反映专席",
    "以“走近政府、感受法治”为主题举办活动",
    "组织“回头看”活动",
    "坚持“以人民为中心”",
    "(以下简称“我局”)活动",
    "成立“XX”工作室",
    "设立“**”平台",
    "“这是一个长到不可能是名称的口号式表述”平台",
    "天山和事佬工作室",
    "“没有合上的引号平台",
    "进入保供“白名单”,建设平台",
    "“法治”平台",
    "",
]


@pytest.mark.parametrize(("text", "expected"), NAMES)
def test_proper_name(text: str, expected: list[str], wording: Wording) -> None:
    view = normalise(text)[0]
    assert [view[n.start : n.end] for n in find_names(view, wording)] == expected


@pytest.mark.parametrize("text", NO_NAMES)
def test_no_proper_name(text: str, wording: Wording) -> None:
    assert find_names(normalise(text)[0], wording) == ()


_PIECES = st.sampled_from([*'“”‘’"「」、,。的天山和事佬一2', "平台", "工作室", "打造", "枫桥经验"])


@given(st.text() | st.lists(_PIECES, max_size=30).map("".join))
def test_any_text_gives_short_strings_inside_quotes(wording: Wording, text: str) -> None:
    view = normalise(text)[0]
    for name in find_names(view, wording):
        assert 2 <= name.end - name.start <= 14
        assert view[name.start - 1] in '“‘「"'
        assert view[name.end] in '”’」"'
