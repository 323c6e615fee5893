"""The letter's fixed sentences, in one place, so that an office can put them in its own words.

Braces are filled in by `content` and `gaps`; what stands in them is named beside each sentence's use.
"""

OFFICE = "区法治政府建设工作领导小组办公室"
TERM = "收到本意见后10个工作日内"
BLANK_DATE = "　　年　月　日"

TITLE_UNIT = "关于{unit}"
TITLE_MATTER = "{year}法治政府建设情况报告的反馈意见"
OPENING = (
    "你单位报送的{year}法治政府建设情况报告（以下简称报告）收悉。经对照《{plan}》逐项核对，现将意见反馈如下。"
)

CONCLUSION_HEADING = "总体情况"
CONCLUSIONS = (
    (1.0, "报告对须由你单位回应的任务逐项作了回应，均写有可核查的内容。"),
    (0.85, "报告内容比较完整，绝大多数任务写有可核查的内容，少数任务还需补充。"),
    (0.5, "报告回应了多数任务，仍有部分任务需要补充实证。"),
    (0.0, "报告写有可核查内容的任务不到一半，请按以下意见逐项补充完善。"),
)
"""The least share of items with evidence, and what is said from there on; largest share first."""
NOTHING_JUDGED = "《{plan}》未列出须由你单位回应的任务，本次不计分。"
COUNTS = "须由你单位回应的任务共{total}项，其中{counts}。"
SCORE = "按统一规则核算，报告得分{score}分（满分100分）。"
DOUBTFUL = "另有{count}项任务是否适用于你单位尚待确定，不计分，适用的请一并写明。"
NOTICE = "另请注意：{notice}"

GAPS_HEADING = "需要补充完善的内容"
PARTS_HEADING = "报告的组成部分"
PARTS = "报告未检出以下部分："
MISSING_HEADING = "未检出相应内容的任务"
MISSING = (
    "以下{count}项任务在报告中未检出相应内容：{items}。"
    "未检出不等于工作未做；已做的请补写，确无此项情况的请写明。"
)
STATED_HEADING = "有表述但缺少实证的任务"
STATED = "以下{count}项任务的写法比较概括，请补写数量、日期、文件名称（文号）、有专名的机构或者案例："
LEADS = "（其中{items}由你单位牵头，请重点补充）"
PASTED_HEADING = "与任务原文雷同的表述"
PASTED = "以下{count}项任务的有关表述与工作要点原文雷同，请改写为本单位做了什么、做到什么程度：{items}。"
FIGURES_HEADING = "低于规定要求的数值"
FIGURES = "报告写明的以下数值低于规定要求，请核实；数值无误的，请写明补足的措施和时限："
SHORTFALL_HEADING = "自述不足、需要跟进的事项"
SHORTFALL = "报告对以下事项写了不足，未检出相应的做法，请写明整改措施和进展："
PLANNED_HEADING = "仅列入计划的任务"
PLANNED = "以下{count}项任务只写在下一步安排中，已经做了的请写入工作情况："
IMPROVABLE = "另有{count}项任务已有实证，个别要点未检出相应内容，补充建议见附件。"
NO_GAPS = "各项任务均有实证，未发现需要补充的内容。"

FAULTS_HEADING = "文稿差错"
FAULTS = "报告文稿有以下{count}处疑似差错，请核对改正："
REVIEW_HEADING = "请核对的判定"
REVIEW = "以下{count}项判定把握较小，请对照报告原文核对；报告已经写明的，请指出所在位置："

REQUEST_HEADING = "修改和报送要求"
REQUEST = "请你单位于{term}，将修改后的报告报送{office}。对判定有不同意见的，请一并书面说明理由和依据。"
REQUEST_NOTHING = "报告可以按规定程序报送、公开；如有修改，请于{term}将修改后的报告报送{office}。"
DUE = "{date}前"

ATTACHED = "附件：{title}"
ATTACHMENT = "附件"
TABLE_TITLE = "需补充任务一览表"
TABLE_HEADS = ("序号", "任务", "责任", "判定", "需要补充的内容")
TABLE_ROLES = {"lead": "牵头", "named": "点名", "class": "类别", "doubtful": "待定", "none": "非责任"}
TABLE_COMPLETE = "其余{count}项任务已有实证，未发现需要补充的内容，不列入本表。"
TABLE_STAMP = (
    "注：“序号”为工作要点的任务编号；“点名”指任务列明本单位，“类别”指任务以“各部门”“各街镇”等列明责任单位。"
    "{doubtful}核对依据：{program}，规则库{rulebook}（{version}）。"
)
TABLE_DOUBTFUL = "“待定”指是否适用于本单位须由人确定，不计分。"
