"""Words that decide whether a sentence is about the same thing as a promise."""

import re


def _any_of(words: str) -> str:
    return "|".join(sorted(set(words.split()), key=lambda word: (-len(word), word)))


_TO_COME = (
    "明年 下一年 新的一年 来年 下一步 下一阶段 今后 接下来 将 拟 计划 准备 着眼 力争"
    " 争取 努力 目标 继续 进一步 持续 不断 深入 全面 切实 着力 加快 加大 力度 逐步"
    " 探索 研究 积极 大力 扎实 有效 充分 更加 稳步 有序 及时 重点 更多 首次 一批"
    " 一项 一次 一个 两个 适时 常态化 规范化 标准化 年内 全年 上半年 下半年 期间"
    " 以上 以下 不少于 不低于 保持"
)
_TO_DO = (
    "加强 建强 落实好 办好 推进 推动 完善 健全 建立 落实 开展 做好 做实 做优 组织"
    " 强化 提升 提高 深化 优化 实施 推行 推广 出台 制定 编制 编写 修订 建设 打造"
    " 设立 引入 聘请 配齐 进行 参与 参加 促进 保障 确保 完成 新建 培育 组建 上线"
    " 举办 制发 拟订 印发 建好 建起来 达到 加以 实行 构建 形成 营造 发挥 抓好 抓实"
    " 统筹 围绕 用好 纳入 作用 减少 增加 鼓励 支持 做到 实现 定期 分批 按季度 贯彻"
    " 履行 申报 选取 擦亮 创建 筹建 启动 巩固 拓展 拓宽 延伸"
)
_OF_FORM = (
    "工作 制度 机制 体系 能力 水平 质效 质量 管理 办法 活动 情况 问题 方面 任务"
    " 项目 措施 方案 作为 进入 走进 成效 力量 队伍 我局 我委 我办 我镇 我街道 街道"
    " 本局 我们 本单位 单位 各科室 科室 部门 以及 对于 关于 其中 相关 有关 各类"
    " 全区 全局 人均 的 了 起来"
)
# Single characters that join words, but are parts of others: 对接, 在线, 把关, 和谐, 及时.
_JOINING = (
    "对(?![接照象比])|在(?![线岗册职])|把(?!关)|与|和(?![谐解睦平])|(?<!涉)及(?!时)|(?<!行)为(?!民)|并(?!联)"
)
GENERIC = re.compile(f"{_any_of(f'{_TO_COME} {_TO_DO} {_OF_FORM}')}|规范(?!性)|{_JOINING}")
"""Words that any promise may have, whatever it is about."""

WITH = re.compile("会同|联合|通过|借助|依托|利用|运用|邀请|配合|结合|联手|等(?!级)")
"""Before those who help, or the means: a promise is kept without them."""

_COMMON_WORDS = (
    "习近平法治思想 行政执法 执法 行政 法治 政府 人员 干部 群众 居民 企业 服务 依法"
    " 法律 法规 重大 专题 事项 案件 程序 意见 主要 信息 系统 平台 领导 责任 安全"
    " 社会 综合 数据 业务 思想 学习 理论 文件 要求 规定 职责 市民 基层 社区 中心"
    " 矛盾 监管 检查 机关 决策 全过程 专职 年度 区域 协调 长效 日常 内部 目录 清单"
)
COMMON = re.compile(_any_of(_COMMON_WORDS))
"""Words of every report on the rule of law: they weigh little."""

_ACTS = (
    "培训 轮训 集训 训练 学时 讲座 授课 脱产",
    "普法 宣传 宣讲 讲堂 宣介 宣教 法治课",
    "评查 互评",
    "调解 调处 化解 解纷",
    "评估 后评估 测评 评价",
    "审核 审查 把关",
    "清理 废止",
    "抽查",
    "归档 建档",
    "备案",
    "见证",
    "移送",
    "演练",
    "督察 督查",
    "考核",
    "旁听",
    "体检",
    "疏导",
    "复盘",
    "公示 公开",
    "例会 联席会",
    "汇编",
    "接待 接访",
    "视察",
    "出庭 应诉",
    "联动",
    "裁量",
    "细则 办法 规定 规则",
    "预案",
    "提醒",
    "预警",
    "研判",
    "激励",
    "征集 征询 征求",
    "归集 采集",
    "送达",
    "课题 调研",
    "指引 指南 手册 规程",
    "共享 互认 回流 打通 接口",
)
ACT_OF = {word: group for group, words in enumerate(_ACTS) for word in words.split()}
"""What is done to the object, or made, by group of words that mean the same: 轮训 and 培训 are one."""

ACT = re.compile(_any_of(" ".join(_ACTS)))

SLOGAN = re.compile(
    "以习近平|(?:贯彻|践行|学习)[^,]{0,8}习近平|党的[一二三四五六七八九十]+大|为指导|踔厉奋发|勇毅前行|再上新|再上台阶|新台阶|新高度"
    "|作出[^,]*贡献|贡献[^,]*力量|[年局]是|之年|关键[^,]*年|[以为]高(?:质量|水平)|良好(?:的)?(?:法治)?环境|底色|再冲刺"
    "|以下(?:几项|方面|工作)|重点(?:做好|做到|抓好)|以点带面|以[^,]{1,2}促|坚持[^,]*(?:领导|引领|发展)|服务大局|精神抓好"
    "|乘势而上|再接再厉|真抓实干|锐意进取|实干争先|锚定|紧扣|砥砺"
)
"""Clauses that promise nothing that could be found done."""

PURPOSE = re.compile(
    "(?:着力|切实|进一步|不断|持续|努力|全面)*(?:夯实|促进|提升|提高|增强|营造|推动[^,]*提升|让|使|助力|确保)"
)
"""How a later clause opens that only tells what for."""

CONTEXT = re.compile("(?:主动|积极)?(?:对接|结合|围绕|对照|对标|按照|根据|立足|聚焦|紧盯)")
"""How a clause opens that only tells on what occasion the next one promises something."""

BESIDE = re.compile("与[^,]{1,8}?(?:合作|联合|共同)")

LEAD = re.compile("^[^：:；;]*(?:以下|下列|如下|几[件项]|安排|打算|着力|重点|冲刺|方面)[^：:；;]*[：:]")
"""What comes before the first promise: 2023年，我局将重点做好以下工作："""

LACKING = re.compile(
    "未(?!成年|经|来|发生|出现|收到|办|发现)|没有|没能|尚需|尚待|有待|不足|不够|滞后|暂缓|推迟|延期|搁置|停滞|缺乏|欠缺|空缺|空白|顺延|原定|补办|落空|搁浅|叫停"
)
"""Words by which a clause admits that something was not done."""

COMING = re.compile(
    "明年|下一步|下一年|来年|下阶段|拟[于在]|计划|将于|将在|将进一步|将继续|正在(?:筹|研究|制定|起草)|筹备中"
)
"""Words by which a clause puts off to later what it speaks of."""
