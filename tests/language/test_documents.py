"""Titles and document numbers, and which of them the unit itself produced."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.language.documents import find_documents
from checker.language.wording import Wording
from checker.model.normalise import normalise

OWN = [
    "印发《2022年法治工作要点》",
    "年初印发《区卫生健康系统法治工作要点》,排出21条任务",
    "制定《2022年法治建设任务清单》",
    "出台了《行政执法裁量基准》",
    "修订《长宁区粮食应急预案》",
    "修编《防汛防台专项应急预案》",
    "联合编印《下沉事项办案指引》",
    "签订《法治建设目标责任书》47份",
    "组织12家企业签署《网络交易经营者合规自律公约》",
    "编发《疫情期间企业用工法律问答》3期",
    "制作《条例一点通》短视频6集",
    "向商户发放《理性消费谨防预付风险》提示函2万份",
    "制发行政规范性文件《关于支持重点群体就业创业的若干意见》1件",
    "年内制发行政规范性文件1件,即《长宁区促进商贸业高质量发展实施办法》",
    "牵头起草的《社区居家养老服务若干意见》网上公开征求意见15天",
    "完成《长宁区突发事件总体应急预案》修订并报审",
    "承担市局《街镇综合执法改革背景下案件质量控制研究》课题",
    "完成《信用承诺制度的实践与完善》课题",
    "《2021年政府信息公开工作年度报告》如期发布",
    "将《义务教育招生入学工作实施意见》列为年度重大行政决策事项",
    "报送《程家桥街道2022年度法治政府建设情况报告》",
    "结合实际修订《居民公约》",
    "《微光》普法剧本获评市级优秀作品",
    "深入贯彻落实习近平法治思想,《法治建设责任清单》印发实施",
    "把依法行政指标写入《绩效考核办法》",
    "提请区政府印发《长宁区养老服务实施意见》",
]
NOT_OWN = [
    "根据《法治政府建设实施纲要(2021-2025年)》要求",
    "对照《上海法治政府建设规划(2021-2025年)》",
    "按照《2022年上海市长宁区法治政府建设工作要点》的部署",
    "认真贯彻《上海市重大行政决策程序规定》",
    "认真贯彻国务院《优化营商环境条例》",
    "按照市局《执法培训工作方案》开展培训",
    "按照区里下发的《年度考核方案》逐项落实",
    "根据区政府印发的《年度工作要点》",
    "市政府出台《加快服务业发展若干意见》",
    "学习《中华人民共和国行政处罚法》",
    "宣传《民法典》",
    "制定《上海市无障碍环境建设条例》",
    "参与《上海市消费者权益保护条例》修订",
    "围绕《上海市无障碍环境建设条例(草案)》组织座谈",
    "以《习近平法治思想学习纲要》为读本",
    "发放《习近平法治思想学习问答》",
    "做法被《解放日报》等媒体报道",
    "转发《关于加强行政执法监督的通知》",
    "就《预付卡管理办法(征求意见稿)》反馈意见",
    "参与市级《养老机构管理办法》修订",
    "完成《责任制规定》确定的任务",
    "坚持把《民法典》作为行政决策的重要标尺",
    "围绕中心工作和《上海市街道办事处条例》赋予的各项职责",
    "落实《重大行政决策程序暂行条例》",
    "举行《信访工作条例》施行座谈",
]
MIXED = [
    ("根据《纲要》制定《实施方案》", [False, True]),
    ("根据《行政处罚法》,制定《裁量基准》和《文书范本》", [False, True, True]),
    ("修订《党组会议议事规则》《局长办公会议议事规则》", [True, True]),
    ("对照《甲纲要》《乙规划》以及《丙要点》的部署", [False, False, False]),
    ("印发《工作要点》(长府法治政府办〔2022〕7号)", [True, True]),
    ("根据《工作要点》(长府法治政府办〔2022〕7号)", [False, False]),
    ("印发《要点》(长商发〔2022〕2号)、《清单》(长商发〔2022〕3号)", [True, True, True, True]),
    ("汇编《宪法》《执法手册》", [False, True]),
]
NUMBERS = [
    ("印发年度工作要点(长府法治政府办〔2022〕7号)", "长府法治政府办〔2022〕7号", True),
    ("印发年度工作要点(长府法治政府办[2022]7号)", "长府法治政府办[2022]7号", True),
    ("印发年度工作要点（新泾府（2022）7号）", "新泾府(2022)7号", True),
    ("年度工作要点【2022】第7号", "年度工作要点【2022】第7号", True),
    ("根据长府法治政府办〔2022〕7号文件要求", "长府法治政府办〔2022〕7号", False),
    ("对照沪府发〔2021〕3号", "沪府发〔2021〕3号", False),
    ("落实厅字〔2019〕28号精神", "厅字〔2019〕28号", False),
    ("按国办发〔2018〕118号开展公示", "国办发〔2018〕118号", False),
]


def _own(text: str, wording: Wording) -> list[bool]:
    return [d.own for d in find_documents(normalise(text)[0], wording)]


@pytest.mark.parametrize("text", OWN)
def test_own_document(text: str, wording: Wording) -> None:
    assert _own(text, wording) == [True]


@pytest.mark.parametrize("text", NOT_OWN)
def test_law_book_or_superiors_document(text: str, wording: Wording) -> None:
    assert _own(text, wording) == [False]


@pytest.mark.parametrize(("text", "expected"), MIXED)
def test_several_documents_in_one_sentence(text: str, expected: list[bool], wording: Wording) -> None:
    assert _own(text, wording) == expected


@pytest.mark.parametrize(("text", "number", "own"), NUMBERS)
def test_document_number(text: str, number: str, own: bool, wording: Wording) -> None:
    view = normalise(text)[0]
    (document,) = find_documents(view, wording)
    assert (view[document.start : document.end], document.own) == (number, own)


def test_a_nested_title_is_one_document(wording: Wording) -> None:
    view = normalise("印发《关于贯彻〈行政处罚法〉的通知》和《转发《工作要点》的通知》")[0]
    spans = [view[d.start : d.end] for d in find_documents(view, wording)]
    assert spans == ["《关于贯彻〈行政处罚法〉的通知》", "《转发《工作要点》的通知》"]


@pytest.mark.parametrize("text", ["", "制定工作要点", "《没有合上", "虹桥路1800号", "2022年7号", "》反了《"])
def test_no_document(text: str, wording: Wording) -> None:
    assert find_documents(normalise(text)[0], wording) == ()


_PIECES = st.sampled_from(
    [*"《》〈〉〔〕[]()（）、,。年号的2017第长府", "制定", "根据", "印发", "国务院", "课题", "条例"]
)


@given(st.text() | st.lists(_PIECES, max_size=30).map("".join))
def test_any_text_gives_titles_or_numbers(wording: Wording, text: str) -> None:
    view = normalise(text)[0]
    position = 0
    for document in find_documents(view, wording):
        shown = view[document.start : document.end]
        assert document.start >= position
        assert (shown[0], shown[-1]) == ("《", "》") or shown.endswith("号")
        position = document.end
