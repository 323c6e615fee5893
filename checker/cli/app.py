"""The commands, their options and their Chinese help; what they do stands in the other modules.

Nothing heavy is imported here: `check --help` must answer at once.
"""

from datetime import date
from pathlib import Path
from typing import Annotated, Literal

from cyclopts import App, Group, Parameter

from checker import __version__
from checker.cli.help import ChineseHelp

COMMANDS = Group("命令", sort_key=2)
ARGUMENTS = Group("参数", sort_key=1)
OPTIONS = Group("选项", sort_key=1)

app = App(
    name="check",
    help=(
        "核对年度法治政府建设情况报告：逐项任务看哪些有实证、哪些只有表述、哪些未检出、该补什么。"
        "全程离线，原文件不改动。\n\n"
        "例：check 报告.docx --unit 区司法局"
    ),
    usage="check 报告 --unit 单位 [选项]    或    check 命令 …",
    help_format="plaintext",
    help_formatter=ChineseHelp(),
    group_commands=COMMANDS,
    group_arguments=ARGUMENTS,
    group_parameters=OPTIONS,
    version=f"check {__version__}",
    help_flags=["--help", "-h"],
    version_flags=["--version"],
)


def _command_group(name: str, help: str) -> App:
    """A command that has commands of its own: `check rules …`."""
    group = App(
        name=name,
        help=help,
        usage=f"check {name} 命令 …",
        help_format="plaintext",
        help_formatter=ChineseHelp(),
        group_commands=COMMANDS,
        group_arguments=ARGUMENTS,
        group_parameters=OPTIONS,
    )
    app.command(group)
    return group


rules_app = _command_group("rules", "查看和检验规则库。")
review_app = _command_group("review", "检查人工复核的记录。")

Report = Annotated[Path, Parameter(help="要检查的报告（.docx、.txt、.md）。", group=ARGUMENTS)]
UnitName = Annotated[
    str, Parameter(metavar="单位", help="报告单位，全称、简称都可以，如 区司法局。", group=OPTIONS)
]
Rules = Annotated[Path | None, Parameter(metavar="文件夹", help="另用一个规则库文件夹。", group=OPTIONS)]
Year = Annotated[
    int | None, Parameter(metavar="年度", help="报告年度；不写则从标题和正文判断。", group=OPTIONS)
]
AllItems = Annotated[bool, Parameter(negative="", help="不论责任单位是谁，52 项全部判定。", group=OPTIONS)]
Output = Annotated[
    Path | None,
    Parameter(name=["--output", "-o"], metavar="文件", help="把结果写入这个文件。", group=OPTIONS),
]
ResultFolder = Annotated[
    Path, Parameter(metavar="文件夹", help="结果写到这个文件夹，默认“结果”。", group=OPTIONS)
]
Format = Annotated[
    Literal["terminal", "json", "html"] | None,
    Parameter(
        name=["--format", "-f"],
        metavar="形式",
        help="输出形式：terminal 屏幕文字、json 数据、html 网页；不写则看 -o 的扩展名。",
        group=OPTIONS,
    ),
]
Quiet = Annotated[bool, Parameter(name=["--quiet", "-q"], negative="", help="只显示结论。", group=OPTIONS)]
MaxMegabytes = Annotated[int, Parameter(metavar="MB", help="允许的文件大小，默认 50 MB。", group=OPTIONS)]
Item = Annotated[int, Parameter(metavar="编号", help="任务编号，如 43。", group=OPTIONS)]


@app.default
def check(
    report: Report,
    /,
    *,
    unit: UnitName,
    format: Format = None,
    output: Output = None,
    year: Year = None,
    all_items: AllItems = False,
    quiet: Quiet = False,
    fail_under: Annotated[
        float | None, Parameter(metavar="分数", help="得分低于此数时退出码为 1。", group=OPTIONS)
    ] = None,
    annotate: Annotated[
        Path | None,
        Parameter(metavar="文件", help="另存一份带批注的 Word 草稿，原稿不动。", group=OPTIONS),
    ] = None,
    comments: Annotated[
        Literal["gaps", "all"],
        Parameter(metavar="多少", help="批注写什么：gaps 要补的（默认）、all 连实证也标。", group=OPTIONS),
    ] = "gaps",
    letter: Annotated[
        Path | None, Parameter(metavar="文件", help="写一份给单位的反馈意见（Word）。", group=OPTIONS)
    ] = None,
    due: Annotated[
        date | None, Parameter(metavar="日期", help="反馈意见里的修改期限，如 2023-02-15。", group=OPTIONS)
    ] = None,
    review: Annotated[
        Path | None, Parameter(metavar="文件", help="采用复核文件（复核.yaml）里的人工判定。", group=OPTIONS)
    ] = None,
    max_megabytes: MaxMegabytes = 50,
    rules: Rules = None,
) -> int:
    """检查一份报告。"""
    from checker.cli.check import CheckOptions, check_report
    from checker.cli.side_outputs import SideOutputs

    side = SideOutputs(annotate, comments, letter, due)
    options = CheckOptions(
        format, output, year, all_items, quiet, fail_under, max_megabytes, rules, review, side
    )
    return check_report(report, unit, options)


@app.command(usage="check explain 报告 --unit 单位 --item 编号")
def explain(
    report: Report,
    /,
    *,
    unit: UnitName,
    item: Item,
    year: Year = None,
    max_megabytes: MaxMegabytes = 50,
    rules: Rules = None,
) -> int:
    """说明一项任务为什么这样判：找了什么、找到什么、每句话怎么判的。"""
    from checker.cli.explain import ExplainOptions, explain_item

    return explain_item(report, unit, item, ExplainOptions(year, max_megabytes, rules))


@app.command(usage="check render 结果 [选项]")
def render(
    result: Annotated[Path, Parameter(help="用 --format json 保存的检查结果。", group=ARGUMENTS)],
    /,
    *,
    format: Format = None,
    output: Output = None,
    quiet: Quiet = False,
) -> int:
    """把保存的检查结果（JSON）重新排成网页或屏幕文字。"""
    from checker.cli.check import render_saved

    return render_saved(result, format, output, quiet)


@app.command(usage="check compare 原稿 新稿 --unit 单位 [选项]")
def compare(
    before: Annotated[
        Path, Parameter(help="改之前的报告，或者它用 --format json 保存的检查结果。", group=ARGUMENTS)
    ],
    after: Annotated[Path, Parameter(help="改之后的报告，或者保存的检查结果。", group=ARGUMENTS)],
    /,
    *,
    unit: UnitName,
    format: Annotated[
        Literal["text", "json"] | None,
        Parameter(
            name=["--format", "-f"],
            metavar="形式",
            help="输出形式：text 屏幕文字、json 数据；不写则看 -o 的扩展名。",
            group=OPTIONS,
        ),
    ] = None,
    output: Output = None,
    year: Year = None,
    max_megabytes: MaxMegabytes = 50,
    rules: Rules = None,
) -> int:
    """比较一份报告的两稿：哪些判定变了、为什么；有任务变差时退出码为 1。"""
    from checker.cli.compare import CompareOptions, compare_files

    return compare_files(before, after, unit, CompareOptions(format, output, year, max_megabytes, rules))


@app.command(usage="check units [--unit 单位]")
def units(
    *,
    unit: Annotated[
        str | None, Parameter(metavar="单位", help="只看这个单位负责的任务和理由。", group=OPTIONS)
    ] = None,
    rules: Rules = None,
) -> int:
    """列出全部单位，或一个单位负责哪些任务、为什么。"""
    from checker.cli.units import list_units, show_unit

    return list_units(rules) if unit is None else show_unit(unit, rules)


@app.command(usage="check batch 文件夹 [选项]")
def batch(
    folder: Annotated[Path, Parameter(help="放着各单位报告的文件夹。", group=ARGUMENTS)],
    /,
    *,
    out: ResultFolder = Path("结果"),
    roster: Annotated[
        Path | None,
        Parameter(
            metavar="文件",
            help="报送名单（CSV）：单位、文件、收到日期、截止日期；哪份是谁的以它为准。",
            group=OPTIONS,
        ),
    ] = None,
    last_year: Annotated[
        Path | None, Parameter(metavar="文件夹", help="去年的报告：比对沿用和去年的计划。", group=OPTIONS)
    ] = None,
    jobs: Annotated[
        int | None, Parameter(metavar="数", help="同时检查几份，默认用全部处理器核。", group=OPTIONS)
    ] = None,
    seconds: Annotated[
        float, Parameter(metavar="秒", help="一份最多检查多久，默认 60 秒。", group=OPTIONS)
    ] = 60.0,
    max_memory: Annotated[
        int, Parameter(metavar="MB", help="检查一份最多占多少内存，默认 1500 MB。", group=OPTIONS)
    ] = 1500,
    letters: Annotated[
        bool, Parameter(negative="", help="另给每个单位写一份反馈意见（Word）。", group=OPTIONS)
    ] = False,
    max_megabytes: MaxMegabytes = 50,
    rules: Rules = None,
) -> int:
    """一次检查全部单位：谁没交、谁薄弱、谁雷同，汇总成表格和网页；中断后再运行会接着做。"""
    from checker.cli.batch import BatchArguments, check_all

    given = BatchArguments(out, roster, last_year, jobs, seconds, max_memory, max_megabytes, letters, rules)
    return check_all(folder, given)


@app.command(usage="check serve [选项]")
def serve(
    *,
    port: Annotated[int, Parameter(metavar="端口", help="网址里的端口，默认 8765。", group=OPTIONS)] = 8765,
    browser: Annotated[
        bool, Parameter(name="--browser", negative="--no-browser", help="自动打开浏览器。", group=OPTIONS)
    ] = True,
    host: Annotated[
        str,
        Parameter(
            metavar="地址",
            help="在哪个地址上开，默认 127.0.0.1，只有本机能打开；改了就要口令，传送不加密。",
            group=OPTIONS,
        ),
    ] = "127.0.0.1",
    token: Annotated[
        str | None,
        Parameter(metavar="口令", help="进入要输入的口令，至少 12 个字符；不写则自动生成。", group=OPTIONS),
    ] = None,
    name: Annotated[
        list[str] | None,
        Parameter(metavar="域名", negative="", help="反向代理对外的域名，可写多次。", group=OPTIONS),
    ] = None,
    max_megabytes: MaxMegabytes = 50,
    rules: Rules = None,
) -> int:
    """打开本地网页：拖入草稿，看缺口和建议，改了再查；文件不离开这台电脑。"""
    from checker.cli.serve import ServeOptions
    from checker.cli.serve import serve as serve_page

    given = ServeOptions(host, port, token, tuple(name or ()), browser, max_megabytes, rules)
    return serve_page(given)


@app.command(usage="check history --unit 单位 [--out 结果文件夹]")
def history(*, unit: UnitName, out: ResultFolder = Path("结果"), rules: Rules = None) -> int:
    """一个单位历年的覆盖情况：哪些任务提高了，哪些退步了。"""
    from checker.cli.batch import show_history

    return show_history(unit, out, rules)


@app.command(name="eval", usage="check eval 文件夹 [选项]")
def evaluate(
    folder: Annotated[Path, Parameter(help="标注文件夹（NAME.json 与报告原文）。", group=ARGUMENTS)],
    /,
    *,
    item: Annotated[
        list[int] | None, Parameter(metavar="编号", negative="", help="只看这些任务。", group=OPTIONS)
    ] = None,
    misses: Annotated[bool, Parameter(negative="", help="列出每一处不一致。", group=OPTIONS)] = False,
    compare: Annotated[
        bool,
        Parameter(negative="", help="另列对照：两种人工查法，以及去掉各项机制后的结果。", group=OPTIONS),
    ] = False,
    predictions: Annotated[
        Path | None,
        Parameter(metavar="文件夹", help="把每份报告的检查结果（JSON）存入这个文件夹。", group=OPTIONS),
    ] = None,
    rules: Rules = None,
) -> int:
    """用人工标注的报告衡量判定是否准确。"""
    from checker.cli.evaluate import EvalOptions, evaluate_folder

    return evaluate_folder(folder, EvalOptions(frozenset(item or ()), misses, compare, predictions, rules))


@review_app.command(name="lint", usage="check review lint 复核.yaml [报告 --unit 单位]")
def review_lint(
    file: Annotated[Path, Parameter(help="复核文件。", group=ARGUMENTS)],
    report: Annotated[
        Path | None, Parameter(help="对照这份报告，找出原文已不在的条目。", group=ARGUMENTS)
    ] = None,
    /,
    *,
    unit: Annotated[str | None, Parameter(metavar="单位", help="报告的单位。", group=OPTIONS)] = None,
    rules: Rules = None,
) -> int:
    """检查复核文件：缺理由、不认识的任务和单位、过期的、原文已不在的。"""
    from checker.cli.reviews import lint_review_file

    return lint_review_file(file, report, unit, rules)


@rules_app.command(name="list", usage="check rules list")
def rules_list(*, rules: Rules = None) -> int:
    """列出全部规则。"""
    from checker.cli.rules import list_rules

    return list_rules(rules)


@rules_app.command(name="show", usage="check rules show 编号")
def rules_show(
    item: Annotated[int, Parameter(help="任务编号。", group=ARGUMENTS)], /, *, rules: Rules = None
) -> int:
    """显示一项任务的规则：原文、要求点、找哪些说法。"""
    from checker.cli.rules import show_rule

    return show_rule(item, rules)


@rules_app.command(name="lint", usage="check rules lint")
def rules_lint(*, rules: Rules = None) -> int:
    """检查规则库的写法，一次列出全部错误。"""
    from checker.cli.rules import lint_rules

    return lint_rules(rules)


@rules_app.command(name="test", usage="check rules test [选项]")
def rules_test(
    *,
    item: Annotated[
        list[int] | None, Parameter(metavar="编号", negative="", help="只跑这些任务的例句。", group=OPTIONS)
    ] = None,
    coverage: Annotated[
        bool, Parameter(negative="", help="列出没有例句点亮的要求点、分支和说法。", group=OPTIONS)
    ] = False,
    rules: Rules = None,
) -> int:
    """跑规则里的例句。"""
    from checker.cli.rules import test_rules

    return test_rules(frozenset(item or ()), coverage, rules)


@rules_app.command(name="schema", usage="check rules schema [种类] [-o 文件]")
def rules_schema(
    kind: Annotated[
        Literal["items", "concepts", "scoring", "units", "plan"],
        Parameter(help="哪一种规则文件：items（默认）、concepts、scoring、units、plan。", group=ARGUMENTS),
    ] = "items",
    /,
    *,
    output: Output = None,
) -> int:
    """生成规则文件的 JSON Schema，供编辑器提示和检查。"""
    from checker.cli.rules import write_schema

    return write_schema(kind, output)
