import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.language.headings import name_role
from checker.language.sections import Structure, read_structure
from checker.language.wording import Wording
from checker.model.analysis import Role
from checker.model.document import Block, BlockKind, Document
from checker.model.normalise import fold, normalise

P, W, B = Role.PREAMBLE, Role.WORK, Role.PROBLEMS
L, F, X = Role.PLANS, Role.FIRST_RESPONSIBLE, Role.OTHER

CHAPTERS = [
    ("2022年法治政府建设主要举措和成效", W),
    ("工作开展情况", W),
    ("主要做法", W),
    ("推进法治政府建设的主要举措", W),
    ("2022年法治政府建设的主要做法", W),
    ("基本情况", W),
    ("法治工作情况总结", W),
    ("年度重点任务完成情况", W),
    ("取得的主要成效", W),
    ("成效和亮点", W),
    ("其他需要报告的事项", W),
    ("2022年工作计划完成情况", W),
    ("党政主要负责人履行推进法治建设第一责任人职责情况", F),
    ("主要负责人履职情况", F),
    ("书记、主任扛起法治建设第一责任人责任", F),
    ("履行推进法治建设职责情况", F),
    ("存在的不足和原因", B),
    ("存在的主要问题", B),
    ("存在问题", B),
    ("存在的突出问题及原因分析", B),
    ("短板与不足", B),
    ("问题和差距", B),
    ("当前工作中还存在的薄弱环节", B),
    ("工作中的不足之处和困难", B),
    ("还有哪些没做好", B),
    ("主要问题", B),
    ("面临的困难和挑战", B),
    ("下一步工作打算", L),
    ("下一步工作安排", L),
    ("下步工作思路", L),
    ("2023年工作安排", L),
    ("2023年工作思路", L),
    ("2023年推进法治政府建设的主要安排", L),
    ("2023年法治政府建设重点工作", L),
    ("明年工作计划", L),
    ("今后努力方向", L),
    ("改进措施", L),
    ("工作展望", L),
    ("下一年度工作安排", L),
    ("存在问题及下一步打算", B),
    ("存在的不足和2023年工作安排", B),
    ("短板弱项及改进措施", B),
]

MISLEADING_CHAPTERS = [
    "坚持问题导向，补齐法治短板",
    "聚焦解决突出问题，守护群众利益",
    "化解历史遗留问题，维护社会稳定",
    "实施三年行动计划，提升执法质量",
    "强化问题整改，压实主体责任",
    "帮扶困难群众，兜牢民生底线",
    "落实安全生产第一责任人制度",
    "破解难题、优化服务",
    "查找弱项、补强短板",
    "深入落实决策部署安排落地",
]

SUB_HEADINGS = [
    ("存在的问题", B),
    ("主要不足", B),
    ("原因分析", B),
    ("下一步打算", L),
    ("2025年工作安排", L),
    ("改进措施", L),
    ("落实第一责任人职责", F),
    ("补齐短板弱项", None),
    ("聚焦突出问题专项整治", None),
    ("制定年度工作计划", None),
    ("强化计划管理", None),
    ("问题线索移送", None),
    ("完善困难救助", None),
]


@pytest.mark.parametrize(("title", "role"), CHAPTERS)
def test_chapter_names_give_the_role(title: str, role: Role, wording: Wording) -> None:
    assert name_role(fold(title), wording, chapter=True)[0] is role


@pytest.mark.parametrize("title", MISLEADING_CHAPTERS)
def test_problem_words_in_a_work_heading_do_not_mislead(title: str, wording: Wording) -> None:
    assert name_role(fold(title), wording, chapter=True)[0] in (None, W)


@pytest.mark.parametrize(("title", "role"), SUB_HEADINGS)
def test_sub_headings_name_a_role_only_when_they_say_nothing_else(
    title: str, role: Role | None, wording: Wording
) -> None:
    named = name_role(fold(title), wording, chapter=False)[0]
    assert (named if named is not W else None) is role


def document(*lines: str | Block) -> Document:
    blocks = [
        line if isinstance(line, Block) else Block(index, "paragraph", line)
        for index, line in enumerate(lines)
    ]
    return Document("报告.txt", "0", tuple(blocks))


def read(wording: Wording, *lines: str | Block) -> Structure:
    return read_structure(document(*lines), wording)


def roles(structure: Structure) -> list[tuple[Role, str]]:
    return [(sentence.role, sentence.text) for sentence in structure.sentences]


def role_of(structure: Structure, fragment: str) -> Role:
    return next(s.role for s in structure.sentences if fragment in s.text)


def parts(structure: Structure) -> list[Role]:
    return [section.role for section in structure.sections]


def headings(structure: Structure) -> list[str]:
    return [sentence.text for sentence in structure.sentences if sentence.heading]


TITLE = "长宁区某某局2022年法治政府建设情况报告"
OPENING = "2022年，我局认真推进依法行政。现将有关情况报告如下。"
FACT = "全年审核合同86份，提出意见112条，均被采纳。"


def test_numbered_chapters(wording: Wording) -> None:
    structure = read(
        wording,
        TITLE,
        OPENING,
        "一、主要举措和成效",
        "（一）强化统筹",
        FACT,
        "二、党政主要负责人履行第一责任人职责情况",
        "局长主持会议3次。",
        "三、存在的不足",
        "一是案卷质量不高。二是培训不够。",
        "四、2023年工作安排",
        "一是开展轮训。二是修订预案。",
        "特此报告。",
        "长宁区某某局",
        "2023年1月16日",
    )
    assert structure.title == TITLE
    assert structure.title_block == 0
    assert parts(structure) == [P, W, F, B, L]
    assert [section.heading for section in structure.sections] == [None, 2, 5, 7, 9]
    assert role_of(structure, "二是修订预案") is L
    assert [role for role, _ in roles(structure)[-3:]] == [X, X, X]
    fact = next(s for s in structure.sentences if s.text == FACT)
    assert fact.trail == ("一、主要举措和成效", "（一）强化统筹")


def test_automatic_numbers_and_styles_count_as_typed_ones(wording: Wording) -> None:
    structure = read(
        wording,
        Block(0, "paragraph", TITLE, centred=True),
        Block(1, "heading", "主要工作", label="一、", level=1),
        Block(2, "heading", "强化统筹", label="（一）", level=2),
        Block(3, "paragraph", FACT),
        Block(4, "heading", "存在的问题", label="二、", level=1),
        Block(5, "paragraph", "案卷质量不高。"),
        Block(6, "heading", "下一步打算", label="三、", level=1),
        Block(7, "paragraph", "开展轮训。"),
    )
    assert parts(structure) == [W, B, L]
    assert structure.sentences[3].trail == ("一、主要工作", "（一）强化统筹")


def test_styled_headings_without_numbers(wording: Wording) -> None:
    structure = read(
        wording,
        Block(0, "heading", TITLE, level=1),
        Block(1, "paragraph", OPENING),
        Block(2, "heading", "主要工作", level=2),
        Block(3, "heading", "强化统筹", level=3),
        Block(4, "paragraph", FACT),
        Block(5, "heading", "问题和不足", level=2),
        Block(6, "paragraph", "案卷质量不高。"),
    )
    assert structure.title == TITLE
    assert parts(structure) == [P, W, B]
    assert structure.sentences[-3].trail == ("主要工作", "强化统筹")


def test_parts_above_chapters_keep_their_role(wording: Wording) -> None:
    structure = read(
        wording,
        TITLE,
        "第一部分 工作举措",
        "一、强化统筹",
        FACT,
        "第二部分 明年打算",
        "一、加强学习",
        "组织轮训两期。",
    )
    assert parts(structure) == [W, L]
    assert role_of(structure, "组织轮训") is L


def test_arabic_chapters_are_the_top_where_no_others_exist(wording: Wording) -> None:
    structure = read(
        wording,
        TITLE,
        OPENING,
        "1.强化统筹",
        FACT,
        "2.存在的问题",
        "案卷质量不高。",
        "3.下一步打算",
        "开展轮训。",
    )
    assert parts(structure) == [P, W, B, L]


def test_slogan_headings_without_numbers(wording: Wording) -> None:
    structure = read(
        wording,
        TITLE,
        OPENING,
        "铸牢“压舱石”，把稳方向盘",
        FACT,
        "找差距，补短板，再出发",
        "成绩面前，我们也清醒看到不足。案卷质量不高。",
        "启动“强引擎”",
        "新的一年，我局将锚定目标：组织轮训；修订预案。",
    )
    assert parts(structure) == [P, W, B, L]
    assert role_of(structure, "修订预案") is L


def test_slogans_under_a_named_chapter_are_below_it(wording: Wording) -> None:
    structure = read(
        wording, TITLE, "主要工作举措", "提高站位，把牢方向", FACT, "存在的主要问题", "案卷质量不高。"
    )
    assert parts(structure) == [W, B]
    assert structure.sentences[3].trail == ("主要工作举措", "提高站位，把牢方向")


def test_run_in_headings_open_a_paragraph(wording: Wording) -> None:
    structure = read(
        wording,
        TITLE,
        "一、主要工作",
        "（一）以上率下抓责任。局党组会听取汇报2次。",
        "1.抓思想引领。中心组学习6次。",
        "2.全年制定文件2件，均公开征求意见。指导学校修订章程68份。",
    )
    assert headings(structure)[2:] == ["（一）以上率下抓责任。", "1.抓思想引领。"]
    assert structure.sentences[-1].trail == ("一、主要工作", "（一）以上率下抓责任。")


def test_numbered_full_sentences_are_no_headings(wording: Wording) -> None:
    structure = read(
        wording,
        TITLE,
        "一、主要工作",
        FACT,
        "二、2023年工作安排",
        "（一）以迎接示范创建验收为主线，补齐剩余短板，确保各项指标达标。",
        "（二）加强学习。",
        "（三）修订预案。",
    )
    assert headings(structure) == [TITLE, "一、主要工作", "二、2023年工作安排"]
    assert parts(structure) == [W, L]


def test_inline_items_name_topics_in_the_work_part_only(wording: Wording) -> None:
    structure = read(
        wording,
        TITLE,
        "一、主要工作",
        "一是严格文件管理。审核文件9件。二是深化公开。主动公开312条。三是推进共享，办理时限压缩三成。",
        "二、下一步打算",
        "一是加强学习。二是修订预案。",
    )
    assert headings(structure)[2:4] == ["一是严格文件管理。", "二是深化公开。"]
    assert next(s for s in structure.sentences if "312" in s.text).trail == ("一、主要工作", "二是深化公开。")
    assert next(s for s in structure.sentences if "压缩" in s.text).trail == ("一、主要工作",)
    assert "一是加强学习。" not in headings(structure)


def test_a_short_item_among_statements_is_a_statement(wording: Wording) -> None:
    structure = read(
        wording,
        TITLE,
        "一、主要工作",
        "一是审核文件9件。二是主动公开312条。三是注重源头预防。志愿者宣讲46场。",
    )
    assert "三是注重源头预防。" not in headings(structure)


def test_problems_and_plans_in_one_chapter_with_headings(wording: Wording) -> None:
    structure = read(
        wording,
        TITLE,
        "一、主要工作",
        FACT,
        "二、存在的不足和2023年工作安排",
        "（一）主要不足。1.案卷质量不高。2.培训不够。",
        "（二）2023年工作安排。1.开展轮训。2.修订预案。",
    )
    assert parts(structure) == [W, B, L]
    assert role_of(structure, "培训不够") is B
    assert role_of(structure, "修订预案") is L


def test_problems_and_plans_in_one_chapter_turn_at_the_opener(wording: Wording) -> None:
    structure = read(
        wording,
        TITLE,
        "一、主要工作",
        FACT,
        "二、存在问题及下一步打算",
        "1.案卷质量不高。",
        "2.培训不够。",
        "针对上述问题，下一步将重点做好以下工作：",
        "1.开展轮训两期。",
        "2.修订预案。",
    )
    assert parts(structure) == [W, B, L]
    assert role_of(structure, "开展轮训") is L
    assert role_of(structure, "修订预案") is L


def test_among_the_problems_the_coming_year_opens_the_plans(wording: Wording) -> None:
    structure = read(
        wording,
        TITLE,
        "一、主要工作",
        FACT,
        "二、当前短板与2023年打算",
        "本局法治工作还有弱项：案卷质量不高。",
        "2023年，一要开展轮训；二要修订预案。",
    )
    assert parts(structure) == [W, B, L]
    assert role_of(structure, "案卷质量不高") is B
    assert role_of(structure, "修订预案") is L


def test_a_problem_of_the_coming_year_is_no_plan(wording: Wording) -> None:
    structure = read(
        wording,
        TITLE,
        "一、主要工作",
        FACT,
        "二、存在的问题",
        "2023年机构改革在即，人员力量不足的矛盾更加突出。案卷质量不高。",
        "三、2023年工作打算",
        "开展轮训。",
    )
    assert parts(structure) == [W, B, L]
    assert role_of(structure, "案卷质量不高") is B


def test_each_problem_with_its_own_plan(wording: Wording) -> None:
    structure = read(
        wording,
        TITLE,
        "一、主要工作",
        FACT,
        "二、存在问题及改进措施",
        "（一）案卷质量不高。说理不充分。下一步，将组织评查。",
        "（二）培训不够。学时偏少。下一步，将开展轮训。",
    )
    assert role_of(structure, "说理不充分") is B
    assert role_of(structure, "组织评查") is L
    assert role_of(structure, "学时偏少") is B
    assert role_of(structure, "开展轮训") is L


def test_problem_and_plan_labels_in_one_chapter(wording: Wording) -> None:
    structure = read(
        wording,
        TITLE,
        "一、主要工作",
        FACT,
        "二、存在的主要问题及2024年安排",
        "主要问题：职责边界尚未厘清。推送不够精准。",
        "2024年安排：组织轮训一遍。调整权责清单。",
    )
    assert parts(structure) == [W, B, L]
    assert role_of(structure, "推送不够") is B
    assert role_of(structure, "调整权责清单") is L


def test_text_without_headings_turns_at_openers(wording: Wording) -> None:
    structure = read(
        wording,
        TITLE,
        "2022年，我局推进依法行政，现将情况报告如下。" + FACT * 3,
        "一年来也有不足：法制员均为兼职；培训不够。2023年拟重点做好以下工作：组织轮训；修订预案。",
    )
    assert parts(structure) == [P, W, B, L]
    assert [section.heading for section in structure.sections] == [None] * 4
    assert role_of(structure, "培训不够") is B
    assert role_of(structure, "修订预案") is L


def test_one_paragraph_holds_everything(wording: Wording) -> None:
    text = (
        FACT * 4
        + "工作取得一定成绩，但也存在一些不足。案卷质量不高。"
        + "下一步，我局将继续努力。一是开展轮训。二是修订预案。"
    )
    structure = read(wording, TITLE, text)
    assert parts(structure) == [W, B, L]
    assert role_of(structure, "案卷质量") is B
    assert role_of(structure, "二是修订预案") is L


@pytest.mark.parametrize(
    "opener",
    [
        "但也要看到差距和难处，归拢起来有这么几条。",
        "同时也认识到存在的短板和欠账。",
        "不过难处也不少。",
        "回过头看，有些事做得不够。",
        "实事求是讲，软肋还在基层。",
    ],
)
def test_colloquial_openers_turn_to_problems_and_plans(opener: str, wording: Wording) -> None:
    structure = read(wording, TITLE, FACT * 5, f"{opener}法制员均为兼职。", "明年，街道打算从轮训做起。")
    assert parts(structure) == [W, B, L]


@pytest.mark.parametrize(
    "sentence",
    [
        "居民看到楼道堆物问题解决了，纷纷点赞。",
        "回头看专项巡视，查出问题12个，均已整改。",
        "针对存在的问题，已全部整改到位。",
        "解决了群众反映的停车难问题12个。",
        "聚焦问题导向，开展评查两轮。",
        "对督察指出的3个问题，逐项落实整改。",
        "检查发现存在的安全隐患问题68处，督促整改。",
        "帮助企业协调解决存在的困难48个。",
    ],
)
def test_handled_problems_do_not_turn_the_text(sentence: str, wording: Wording) -> None:
    structure = read(wording, TITLE, FACT * 5, sentence, FACT)
    assert parts(structure) == [W]


def test_a_stray_next_step_among_the_results_stays_there(wording: Wording) -> None:
    structure = read(
        wording,
        TITLE,
        "一、主要工作",
        f"{FACT}下一步，还将拓展范围。",
        FACT,
        "二、存在的问题",
        "案卷质量不高。",
        "三、下一步打算",
        "开展轮训。",
    )
    assert role_of(structure, "还将拓展") is W
    assert parts(structure) == [W, B, L]


def test_a_promise_at_the_end_of_the_problems_is_no_plan_part(wording: Wording) -> None:
    structure = read(
        wording,
        TITLE,
        "一、主要工作",
        FACT,
        "二、存在的问题",
        "案卷质量不高。对此，我们将高度重视，认真加以改进。",
    )
    assert parts(structure) == [W, B]


def test_a_chapter_of_the_coming_year_is_a_plan_unless_it_looks_back(wording: Wording) -> None:
    structure = read(
        wording,
        TITLE,
        "一、筑牢根基",
        FACT,
        "二、2023：乘势而上",
        "开展轮训。",
        "三、2023年任务完成情况",
        FACT,
    )
    assert parts(structure) == [W, L, W]


def test_cover_letter_and_addressee_come_before_the_title(wording: Wording) -> None:
    structure = read(
        wording,
        "某某街道关于报送2022年度法治政府建设情况的报告",
        "区法治政府建设工作领导小组办公室：",
        "现随文报上，请予审阅。另，我街道2021年度报告已于2022年1月报送区政府。",
        "某某街道2022年度法治政府建设情况报告",
        OPENING,
        "一、主要工作",
        FACT,
    )
    assert structure.title == "某某街道2022年度法治政府建设情况报告"
    assert structure.title_block == 3
    assert role_of(structure, "2021年度报告") is P
    assert parts(structure) == [P, W]


def test_cover_letter_signature_does_not_end_the_report(wording: Wording) -> None:
    structure = read(
        wording,
        "关于报送2022年度法治政府建设情况的报告",
        "区政府：",
        "现将我局报告报上。特此报告。",
        "区某某局",
        "2023年1月6日",
        TITLE,
        "一、主要工作",
        FACT,
    )
    assert structure.title == TITLE
    assert role_of(structure, FACT) is W


def test_title_over_two_lines(wording: Wording) -> None:
    structure = read(
        wording, "上海市长宁区司法局", "2022年度法治政府建设情况报告", OPENING, "一、主要工作", FACT
    )
    assert structure.title == "上海市长宁区司法局2022年度法治政府建设情况报告"
    assert structure.title_block == 0
    broken = read(
        wording, "长宁区司法局关于2022年度法治政府建设情况的", "报告", OPENING, "一、主要工作", FACT
    )
    assert broken.title == "长宁区司法局关于2022年度法治政府建设情况的报告"


def test_addressee_after_the_title_is_preamble(wording: Wording) -> None:
    structure = read(wording, TITLE, "区政府：", OPENING, "一、主要工作", FACT)
    assert role_of(structure, "区政府：") is P
    bare = read(wording, TITLE, "区政府：", FACT)
    assert [role for role, _ in roles(bare)] == [P, P, W]


def test_page_furniture_is_no_report(wording: Wording) -> None:
    structure = read(
        wording,
        "首页 > 政务公开 > 法治政府建设",
        "索引号：AB123",
        TITLE,
        "发布日期：2023-01-20 字号：大 中 小",
        OPENING,
        "一、主要工作",
        "微信公众号推送文章48篇。上一篇稿件被转载。",
        "— 3 —",
        "审核：全年审核合同86份。",
        "二、存在的问题",
        "案卷质量不高。" * 12,
        "长宁区某某局",
        "2023年1月16日",
        "上一篇：通知公告",
        "扫一扫在手机打开当前页",
    )
    outside = [text for role, text in roles(structure) if role is X]
    assert outside == [
        "首页 > 政务公开 > 法治政府建设",
        "索引号：AB123",
        "发布日期：2023-01-20 字号：大 中 小",
        "— 3 —",
        "长宁区某某局",
        "2023年1月16日",
        "上一篇：通知公告",
        "扫一扫在手机打开当前页",
    ]
    assert structure.title == TITLE


def test_attachments_after_the_signature_are_no_report(wording: Wording) -> None:
    structure = read(
        wording,
        TITLE,
        "一、主要工作",
        FACT * 6,
        "附件：1.统计表",
        "2.台账",
        Block(5, "table_row", "序号\t项目\t数量"),
        Block(6, "table_row", "1\t审核合同\t86"),
    )
    assert [role for role, _ in roles(structure)][-4:] == [X, X, X, X]


def test_a_report_that_is_itself_an_attachment(wording: Wording) -> None:
    structure = read(
        wording, "附件1", TITLE, OPENING, "一、主要工作", FACT, "二、存在的问题", "案卷质量不高。"
    )
    assert structure.title == TITLE
    assert parts(structure) == [P, W, B]


def test_table_of_contents_is_no_chapter_list(wording: Wording) -> None:
    structure = read(
        wording,
        TITLE,
        "目 录",
        "一、主要工作",
        "二、存在的问题",
        "一、主要工作",
        FACT,
        "二、存在的问题",
        "案卷质量不高。",
    )
    assert parts(structure) == [W, B]


def test_one_line_page_is_cut_at_its_numbers(wording: Wording) -> None:
    page = (
        f"{TITLE} {OPENING}一、主要举措和成效（一）强化统筹。{FACT}（二）严格执法。{FACT * 4}"
        f"二、存在的问题 案卷质量不高。{FACT * 2}三、下一步打算 开展轮训。修订预案。"
    )
    structure = read(wording, page)
    assert parts(structure)[-3:] == [W, B, L]
    assert role_of(structure, "案卷质量") is B
    assert role_of(structure, "修订预案") is L


def test_tables_take_the_role_of_their_chapter(wording: Wording) -> None:
    structure = read(
        wording,
        TITLE,
        "一、主要工作",
        Block(2, "table_row", "审核合同\t86份"),
        "二、存在的问题",
        Block(4, "table_row", "案卷\t质量不高"),
    )
    assert role_of(structure, "86份") is W
    assert role_of(structure, "质量不高") is B


def test_a_chapter_with_nothing_under_it_is_an_empty_section(wording: Wording) -> None:
    structure = read(wording, TITLE, "一、主要工作", FACT, "二、存在的问题", "三、下一步打算", "开展轮训。")
    empty = structure.sections[1]
    assert (empty.role, empty.last < empty.first) == (B, True)


def test_page_headers_are_not_read(wording: Wording) -> None:
    structure = read(wording, TITLE, FACT, Block(2, "header", "内部资料"), Block(3, "footer", "第1页"))
    assert [sentence.block for sentence in structure.sentences] == [0, 1]


def test_an_empty_report_has_no_structure(wording: Wording) -> None:
    structure = read(wording)
    assert structure == Structure("", None, (), ())


LINES = st.text(
    alphabet="一二三（）()、.1①。；：，,！“”《》 \t\n\u3000年月日问题下步将202报告已特此附件存在的",
    max_size=60,
)
KINDS: tuple[BlockKind, ...] = ("paragraph", "heading", "table_row", "text_box", "note")


@st.composite
def documents(draw: st.DrawFn) -> Document:
    blocks = []
    for index in range(draw(st.integers(0, 12))):
        label = draw(st.sampled_from(["", "一、", "（一）", "1.", "①"]))
        level = draw(st.sampled_from([None, 1, 2, 9]))
        blocks.append(Block(index, draw(st.sampled_from(KINDS)), draw(LINES), label=label, level=level))
    return Document("x", "0", tuple(blocks))


@settings(max_examples=150, deadline=None)
@given(report=documents())
def test_sentences_cover_every_judged_block_once_and_lead_back(report: Document, wording: Wording) -> None:
    structure = read_structure(report, wording)
    for block in report.body:
        spans = [(s.start, s.end) for s in structure.sentences if s.block == block.index]
        covered = [place for start, end in spans for place in range(start, end)]
        assert covered == sorted(set(covered))
        assert {place for place, char in enumerate(block.text) if not char.isspace()} <= set(covered)
    for position, sentence in enumerate(structure.sentences):
        text = next(block.text for block in report.blocks if block.index == sentence.block)
        assert sentence.index == position
        assert text[sentence.start : sentence.end] == sentence.text
        assert (sentence.view, sentence.offsets) == normalise(sentence.text)
        start, end = sentence.source(0, len(sentence.view))
        assert fold(text[start:end]) == sentence.view


@settings(max_examples=100, deadline=None)
@given(text=st.text(max_size=200))
def test_any_text_can_be_read(text: str, wording: Wording) -> None:
    structure = read(wording, text)
    assert [sentence.index for sentence in structure.sentences] == list(range(len(structure.sentences)))
