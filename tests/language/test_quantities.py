"""Figures as reports write them, and what only looks like a figure."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.language.dates import find_dates
from checker.language.numerals import number_value
from checker.language.quantities import find_quantities
from checker.language.wording import Wording
from checker.model.normalise import normalise

# (clause, "value measure [kind]" of each figure in order; kind is count where none is given)
COUNTS = [
    ("会前学法12次", "12 次"),
    ("召开会议1次、例会3次", "1 次; 3 次"),
    ("受理法律援助案件1480件", "1480 件"),
    ("投诉举报1,347件", "1347 件"),
    ("投诉举报1，347件", "1347 件"),
    ("处理网格案件23,461件,处置率高", "23461 件"),
    ("立案1,234,567件", "1234567 件"),
    ("分别为3,5件", "5 件"),
    ("检查３２６０户次", "3260 户次"),
    ("检查6.2万家次", "62000 家次"),
    ("网上收件1.1万件", "11000 件"),
    ("发放1.2万余件", "12000 件"),
    ("走访企业3千多家", "3000 家"),
    ("服务20多万人次", "200000 人次"),
    ("采样261万人次", "2610000 人次"),
    ("咨询2900余人次", "2900 人次"),
    ("参训352人次", "352 人次"),
    ("党员群众一万五千余人次参加", "15000 人次"),
    ("惠及居民两万余人次", "20000 人次"),
    ("宣讲三百余场", "300 场"),
    ("培训五百余人", "500 人"),
    ("举办培训班两期", "2 期"),
    ("开展演练五场", "5 场"),
    ("专项整治四轮", "4 轮"),
    ("举办培训十余次", "10 次"),
    ("十多家单位", "10 家"),
    ("十几名律师", "10 名"),
    ("二十余件", "20 件"),
    ("廿三件", "23 件"),
    ("近百场活动", "100 场"),
    ("百余件纠纷", "100 件"),
    ("上千人次参加", "1000 人次"),
    ("逾万人次收看", "10000 人次"),
    ("一百二十三件", "123 件"),
    ("一百一十二件", "112 件"),
    ("其中一起入选典型案例", "1 起"),
    ("两千零五件", "2005 件"),
    ("三万五千份", "35000 份"),
    ("约120家企业", "120 家"),
    ("超过9,000人次", "9000 人次"),
    ("40家以上", "40 家"),
    ("检查3-5次", "3 次"),
    ("检查3—5次", "3 次"),
    ("检查3~5次", "3 次"),
    ("检查3至5次", "3 次"),
    ("三到五次", "3 次"),
    ("三五次", "3 次"),
    ("两三次", "2 次"),
    ("三四十人", "30 人"),
    ("发放3-5万份", "30000 份"),
    ("投放1.2万-1.5万件", "12000 件"),
    ("推动第二批19项事项承接", "19 项"),
    ("推动第二批23项、第三批8项下沉", "23 项; 8 项"),
    ("接收材料1件(份)", "1 件"),
    ("在10个街镇设立", "10 个"),
    ("区医患纠纷调委会1个案例获提名", "1 个"),
    ("划分四个网格", "4 个"),
    ("两个入选市级指导案例", "2 个"),
    ("两家仲裁机构", "2 家"),
    ("两名律师驻点", "2 名"),
    ("组织一次联合演练", "1 次"),
    ("举办讲座一期", "1 期"),
    ("组织居民旁听庭审一场", "1 场"),
    ("移送线索一件", "1 件"),
    ("立项课题一项", "1 项"),
    ("旁听一起医疗卫生行政案件庭审", "1 起"),
    ("查处一起典型案件", "1 起"),
    ("因一起招生信息公开引发的行政诉讼", "1 起"),
    ("就一起工伤认定案件出庭", "1 起"),
    ("发生了一起纠纷", "1 起"),
    ("组织了一轮督察", "1 轮"),
    ("一名公职律师", "1 名"),
    ("调解纠纷三宗", "3 宗"),
    ("办理行政复议案件25宗", "25 宗"),
    ("拆除违法建筑6.3万平方米", "63000 平方米"),
    ("储备物资1,480吨", "1480 吨"),
    ("免费检定6300台件", "6300 台件"),
    ("平均用时0.5个工作日", "0.5 个工作日"),
    ("压缩至3个工作日", "3 个工作日"),
    ("处罚决定7个工作日内公示", "7 个工作日"),
    ("由10个工作日压缩为3个工作日", "10 个工作日; 3 个工作日"),
    ("疫苗接种14.8万剂次", "148000 剂次"),
    ("结婚登记214对、离婚登记38对", "214 对; 38 对"),
    ("制作微视频12集", "12 集"),
    ("授课9讲", "9 讲"),
    ("分值由3分增至5分", "3 分; 5 分"),
    ("书面警告0起", "0 起"),
    ("向6家单位制发意见书8份", "6 家; 8 份"),
    ("排摸线索58条线索", "58 条"),
    ("15位居民代表", "15 位"),
    ("12家政府部门", "12 家"),
    ("5支队伍", "5 支"),
    ("26个律师服务团队挂钩", "26 个"),
    ("分四类26项落实", "4 类; 26 项"),
    ("2.3家企业获奖", "3 家"),
    ("1.2022年检查12次", "12 次"),
    ("1.9万人次收看", "19000 人次"),
    ("“商务政策云课堂”直播2场", "2 场"),
    ("制发《关于支持就业的若干意见》1件", "1 件"),
    ("涉“三重一大”的126个事项", "126 个"),
    ("12345热线办件1200件", "1200 件"),
    ("贰拾叁件", "23 件"),
    ("公开信息1万2千条", "12000 条"),
    ("1亿2000万人次", "120000000 人次"),
    ("3月15日培训2次", "2 次"),
]
OTHER_KINDS = [
    ("罚没款512.6万元", "5126000 元 money"),
    ("罚款1865万元", "18650000 元 money"),
    ("标的额合计1.3亿元", "130000000 元 money"),
    ("涉及金额1,850余万元", "18500000 元 money"),
    ("罚款五千元", "5000 元 money"),
    ("罚没款三十七点五万元", "375000 元 money"),
    ("追缴3-5万元", "30000 元 money"),
    ("销售额超百亿元", "10000000000 元 money"),
    ("罚款金额3.2万,", "32000 元 money"),
    ("培训不少于60学时", "60 学时 hours"),
    ("参加培训七十二学时", "72 学时 hours"),
    ("六十个学时", "60 个学时 hours"),
    ("线上学习40课时", "40 课时 hours"),
    ("人均48.5学时", "48.5 学时 hours"),
    ("培训3小时", "3 小时 duration"),
    ("公开征求意见30日", "30 日 duration"),
    ("公开征求意见15天", "15 天 duration"),
    ("三个月内完成", "3 个月 duration"),
    ("用两年时间", "2 年 duration"),
    ("建党100周年", "100 周年 duration"),
    ("72小时内腾空床位420张", "72 小时 duration; 420 张"),
    ("出庭率96.5%", "96.5 % percent"),
    ("出庭率96.5％", "96.5 % percent"),
    ("出庭率百分之百", "100 % percent"),
    ("优秀率百分之九十五", "95 % percent"),
    ("覆盖率百分之三十七点五", "37.5 % percent"),
    ("提高1.6个百分点", "1.6 % percent"),
    ("超过六成", "60 % percent"),
    ("增长两成", "20 % percent"),
    ("下降一成以上", "10 % percent"),
    ("占三分之一", "33.333333 % percent"),
    ("满意率100%,办结5件", "100 % percent; 5 件"),
]
NOT_FIGURES = [
    "2022年以来",
    "2022年度工作",
    "2021-2025年",
    "二〇二二年",
    "二零二二年",
    "3月15日",
    "10月至12月",
    "2022.3.15",
    "2022-03-15",
    "长府法治政府办〔2022〕7号",
    "长府办(2022)12号",
    "根据第十五条规定",
    "依据第15条、第三款",
    "第一责任人职责",
    "第三次会议",
    "第15次常务会议",
    "第十三、第十四期",
    "党的二十大精神",
    "十九届六中全会",
    "十九届历次全会",
    "二十届三中全会",
    "“十四五”规划",
    "八五普法",
    "第四届进博会",
    "首批试点",
    "拨打12345热线",
    "12348平台",
    "110报警",
    "119消防宣传",
    "电话021-52388888",
    "深化一网通办",
    "综合监管一件事",
    "一业一证改革",
    "提供一站式服务",
    "双随机抽查",
    "三项制度落实到位",
    "落实3项制度",
    "“三重一大”事项",
    "四个意识",
    "两个确立",
    "一体推进",
    "出台一批制度",
    "一些做法",
    "一定成效",
    "统一部署",
    "唯一渠道",
    "特色之一",
    "与居民一起商量",
    "一起化解难题",
    "万众一心",
    "百姓关切",
    "走进千家万户",
    "15分钟生活圈",
    "最多跑一次",
    "推行“721工作法”",
    "“1+2+3+X”体系",
    "1+16+N机制",
    "服务零距离",
    "更换零件",
    "一是加强学习",
    "二要抓落实",
    "一种模式",
    "一方面抓",
    "进一步推进",
    "下一步打算",
    "执法一线",
    "一流环境",
    "一年来",
    "一系列举措",
    "形成一个整体",
    "一次性告知",
    "一次办成",
    "只跑一次",
    "进一次门查多项事",
    "多次开展",
    "若干意见",
    "大量工作",
    "数十家企业",
    "几百人",
    "数千份",
    "百家企业",
    "每一项决策",
    "每办完一件都请当事人评价",
    "每到一户都讲一遍",
    "给轻微的一次机会",
    "落实四个最严",
    "把几件事并成一件",
    "坚持“依法”二字",
    "新一轮清理",
    "逐一落实",
    "每月一次例会",
    "每周1次碰头",
    "一企一策",
    "一案一专班",
    "八个方面工作",
    "从3个方面着力",
    "一场硬仗",
    "作为一项重要任务",
    "落实中央八项规定精神",
    "“一部电梯引发的三年之争”案",
    "“6天+365天”平台",
    "“十佳案例”",
    "《3件实事实施方案》",
    "5部门联合",
    "疫情期间",
    "三期间断",
    "陆家嘴",
    "打通最后一百米",
    "亿万群众",
    "营商环境5.0版",
    "a4纸",
    "14:30召开",
    "7×24小时",
    "一家亲",
    "一件件实事",
    "",
    "。",
]


def _written(text: str, wording: Wording, *, table_row: bool = False) -> str:
    found = find_quantities(normalise(text)[0], table_row, wording)
    kinds = {"count": ""}
    return "; ".join(f"{q.value:.15g} {q.unit} {kinds.get(q.kind, q.kind)}".rstrip() for q in found)


@pytest.mark.parametrize(("text", "expected"), COUNTS + OTHER_KINDS)
def test_figure_has_value_measure_and_kind(text: str, expected: str, wording: Wording) -> None:
    assert _written(text, wording) == expected


@pytest.mark.parametrize("text", NOT_FIGURES)
def test_no_figure(text: str, wording: Wording) -> None:
    figures = find_quantities(normalise(text)[0], False, wording)
    assert [q for q in figures if q.kind != "duration"] == []


@pytest.mark.parametrize(
    "text", ["2022年以来", "二〇二二年", "3月15日", "2021-2025年", "一年来", "15分钟生活圈"]
)
def test_years_and_dates_are_not_even_durations(text: str, wording: Wording) -> None:
    assert _written(text, wording) == ""


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ("行政处罚\t件数\t128", "128  bare"),
        ("1\t行政处罚\t128", "128  bare"),
        ("罚没款\t12.5", "12.5  bare"),
        ("行政处罚\t128件", "128 件"),
        ("年度\t2022", ""),
        ("公示率\t100%", "100 % percent"),
        ("五", ""),
    ],
)
def test_a_table_cell_needs_no_measure_word(row: str, expected: str, wording: Wording) -> None:
    assert _written(row, wording, table_row=True) == expected
    if expected.endswith("bare"):
        assert _written(row, wording) == ""


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("全年审查合同1，480余件", "1,480余件"),
        ("化解率百分之九十五以上", "百分之九十五"),
        ("罚款1.3亿元整", "1.3亿元"),
        ("检查3-5次", "3-5次"),
        ("会前学法十次", "十次"),
    ],
)
def test_span_holds_number_and_measure(text: str, span: str, wording: Wording) -> None:
    view = normalise(text)[0]
    (figure,) = find_quantities(view, False, wording)
    assert view[figure.start : figure.end] == span


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("一千二", 1200.0),
        ("百", 100.0),
        ("卅", 30.0),
        ("十七八", None),
        ("二〇二二", None),
        ("1.1万", 11000.0),
        ("九三", None),
        ("一亿一", None),
        ("9" * 400, None),
    ],
)
def test_number_value(text: str, value: float | None) -> None:
    assert number_value(text) == value


_PIECES = st.sampled_from(
    [
        *"一二两三十百千万亿零〇廿余多几第年月日件次人个成%.,-《》“”(）0123456789起分之点壹拾",
        "学时",
        "个工作日",
    ]
)


@given(st.text() | st.lists(_PIECES, max_size=30).map("".join), st.booleans())
def test_any_text_gives_ordered_spans_inside_it(wording: Wording, text: str, table_row: bool) -> None:
    view = normalise(text)[0]
    figures = find_quantities(view, table_row, wording)
    position = 0
    for figure in figures:
        assert position <= figure.start < figure.end <= len(view)
        assert figure.value >= 0
        shown = view[figure.start : figure.end]
        # 成 and 分之 figures are percentages in other words; a multiplied-out sum may lack its 元.
        assert figure.kind in ("percent", "money") or shown.endswith(figure.unit)
        position = figure.end


@pytest.mark.parametrize(
    "text",
    [
        "3次" + "1" * 100_000,
        "3次" + "1" * 100_000 + "-",
        "3次" + "1," * 50_000,
        "3次" + "1+" * 50_000,
        "3次" + "三至" * 50_000,
        "3次五至" + "万" * 100_000 + "五",
        "月3次" + "1、" * 50_000,
        "月3次" + "十、" * 50_000,
        "3次1月" + "1日、" * 30_000,
        "3次" + "1月、" * 50_000,
        "3次" + "《" * 100_000,
        "3次" + "《甲" * 50_000,
        "3次" + "“" * 100_000,
        "3次" + "〔2022〕" * 20_000,
        "3次" + "百" * 100_000,
        "3次" + "“《" * 50_000,
    ],
    ids=lambda text: text[:8],
)
def test_one_endless_sentence_comes_to_an_end(text: str, wording: Wording) -> None:
    """Each takes minutes where the work grows with the square of the length."""
    view, _ = normalise(text)
    assert "次" in {quantity.unit for quantity in find_quantities(view, False, wording)}
    for date in find_dates(view, wording):
        assert date.end > date.start
