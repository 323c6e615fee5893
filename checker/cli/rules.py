"""`check rules …`: list, show, lint, test, schema."""

import json
from pathlib import Path

from pydantic import BaseModel

from checker.cli.items import refuse_unknown_items
from checker.cli.output import console, write_text
from checker.engine.expressions import show
from checker.engine.matching import leaf_terms
from checker.evaluation.cases import run_cases
from checker.evaluation.coverage import Fired, unfired
from checker.model.errors import CheckerError, RulebookError
from checker.model.rules import Requirement, Rulebook, Term
from checker.pipeline import Checker, load_rulebook
from checker.rulebook.plan import PlanSpec
from checker.rulebook.schema import ConceptFileSpec, RuleSpec, ScoringSpec
from checker.rulebook.units import UnitsSpec

FAILED = 1
_SHOWN_PHRASES = 12


def list_rules(folder: Path | None) -> int:
    """Print one line for each rule."""
    out = console()
    for rule in load_rulebook(folder).rulebook.rules:
        out.print(f"{rule.item:>3}  {rule.title}  ({len(rule.requirements)} 个要求点)", markup=False)
    return 0


def show_rule(item: int, folder: Path | None) -> int:
    """Print one rule: the plan's text, the requirements, what each looks for."""
    rulebook = load_rulebook(folder).rulebook
    rule = next((one for one in rulebook.rules if one.item == item), None)
    if rule is None:
        raise CheckerError(f"没有第 {item} 项，计划共 {len(rulebook.plan.items)} 项。")
    source = rulebook.plan.item(item)
    out = console()
    out.print(f"第{item}项 {rule.title}（规则文件 items/{rule.file}）", markup=False)
    out.print(f"原文：{source.text}", markup=False)
    out.print(f"责任单位：{source.responsible_text}", markup=False)
    for requirement in rule.requirements:
        out.print(_requirement(requirement, rulebook), markup=False)
    return 0


def _requirement(requirement: Requirement, rulebook: Rulebook) -> str:
    judge = rulebook.judges[requirement.judge]
    lines = [f"\n· {requirement.title}（{requirement.id}，权重 {requirement.weight:g}）"]
    lines.append(f"  找什么：{requirement.looked_for}")
    lines.append(f"  怎么补：{requirement.advice}")
    if judge.match is not None:
        lines.append(f"  匹配：{show(judge.match, rulebook.terms)}")
        lines += [f"    {_words(rulebook.terms[term])}" for term in sorted(leaf_terms(judge.match))]
    if judge.unless:
        lines.append(f"  不算：{'、'.join(rulebook.terms[term].key for term in judge.unless)}")
    if judge.threshold is not None:
        least = f"{judge.threshold.minimum:g}{judge.threshold.units[0]}"
        lines.append(f"  门槛：{judge.threshold.name}不少于 {least}")
    return "\n".join(lines)


def _words(term: Term) -> str:
    """A concept and its first phrases."""
    phrases = ["…".join(parts) for parts in term.phrases]
    more = f" 等 {len(phrases)} 个" if len(phrases) > _SHOWN_PHRASES else ""
    return f"{term.key}：{'、'.join(phrases[:_SHOWN_PHRASES])}{more}"


def lint_rules(folder: Path | None) -> int:
    """Print every fault of the rulebook, or that there is none."""
    out = console()
    try:
        rulebook = load_rulebook(folder, with_cases=True).rulebook
    except RulebookError as error:
        out.print(error.message, markup=False, soft_wrap=True)
        return FAILED
    count = sum(len(rule.requirements) for rule in rulebook.rules)
    parts = f"{len(rulebook.rules)} 项任务，{count} 个要求点，{len(rulebook.terms)} 个概念和词"
    out.print(f"规则库没有错误：{parts}。")
    return 0


def test_rules(items: frozenset[int], coverage: bool, folder: Path | None) -> int:
    """Run the cases; print those that fail and, if asked, what no case makes fire."""
    checker = Checker.load(folder, True, items)
    refuse_unknown_items(items, checker.loaded.rulebook)
    fired = Fired(checker.loaded.rulebook)
    out = console()
    total = failed = 0
    for cases in checker.loaded.cases:
        if items and cases.item not in items:
            continue
        for result in run_cases(checker, cases, fired):
            total += 1
            if result.problem:
                failed += 1
                out.print(
                    f"{result.file}:{result.line}: {result.requirement}:{result.problem}:{result.text}",
                    markup=False,
                    soft_wrap=True,
                )
    gaps = list(unfired(fired, items)) if coverage else []
    for gap in gaps:
        out.print(gap, markup=False, soft_wrap=True)
    out.print(
        f"例句 {total} 条，未通过 {failed} 条" + (f"，未点亮 {len(gaps)} 处" if coverage else "") + "。"
    )
    return FAILED if failed or gaps else 0


_SPECS: dict[str, type[BaseModel]] = {
    "items": RuleSpec,
    "concepts": ConceptFileSpec,
    "scoring": ScoringSpec,
    "units": UnitsSpec,
    "plan": PlanSpec,
}


def write_schema(kind: str, output: Path | None) -> int:
    """Write the JSON Schema of one kind of rule file."""
    schema = _SPECS[kind].model_json_schema(by_alias=True)
    schema["$schema"] = "https://json-schema.org/draft/2020-12/schema"
    write_text(json.dumps(schema, ensure_ascii=False, indent=2) + "\n", output, ())
    return 0
