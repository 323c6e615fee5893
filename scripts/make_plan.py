"""Write rules/<plan>/plan.yaml anew from the plan as published.

usage: make_plan.py [SEED] [RULES_FOLDER]
"""

import hashlib
import sys
from pathlib import Path

import yaml

from checker.model.errors import RulebookError
from checker.rulebook.faults import FaultList
from checker.rulebook.plan import plan_data
from checker.rulebook.plan_text import PartyWords, parse_plan
from checker.rulebook.units import UnitsSpec

ROOT = Path(__file__).resolve().parent.parent
SEED = ROOT / "seeds" / "2022-长宁区法治政府建设工作要点与责任分工.txt"
RULES = ROOT / "rules" / "changning-2022"

HEADER = """\
# 计划原文:章、节、任务、责任单位、写明的数字。
# 本文件由 scripts/make_plan.py 从 seeds/{name} 生成(sha256 {digest}),
# 逐字照录,原文的错字也照录;请不要手改,原文变了就重新生成。
"""


def render(seed: Path, rules: Path) -> str:
    """The text of plan.yaml for this seed; units.yaml tells which parties are classes."""
    content = seed.read_bytes()
    plan = parse_plan(content.decode("utf-8"), party_words(rules), f"seeds/{seed.name}")
    body = yaml.safe_dump(
        plan_data(plan), allow_unicode=True, sort_keys=False, width=10**6, default_flow_style=None
    )
    return HEADER.format(name=seed.name, digest=hashlib.sha256(content).hexdigest()) + body


def party_words(rules: Path) -> PartyWords:
    """The collective names in units.yaml. Raises RulebookError with every fault of the file."""
    faults = FaultList(rules)
    path = rules / "units.yaml"
    lined = faults.read(path)
    spec = None if lined is None else faults.parse(path, lined, UnitsSpec)
    if spec is None:
        raise RulebookError(tuple(faults.faults))
    return PartyWords(spec.classes, spec.vague)


def main(arguments: list[str]) -> None:
    """Write plan.yaml beside the units.yaml of the given rules folder."""
    seed = Path(arguments[0]) if arguments else SEED
    rules = Path(arguments[1]) if len(arguments) > 1 else RULES
    (rules / "plan.yaml").write_text(render(seed, rules), "utf-8", newline="\n")


if __name__ == "__main__":
    main(sys.argv[1:])
