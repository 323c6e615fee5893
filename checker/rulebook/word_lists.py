"""The lists of language/*.yaml: which ones the program asks for, and what an entry may be."""

import re
from collections.abc import Collection, Iterator

from checker.model.normalise import fold
from checker.rulebook.yaml_lines import Fault, LinedData

PATTERN_MARK = "re:"

WordLists = dict[str, tuple[str, ...]]

REQUIRED: dict[str, str] = {
    "assign": (
        "place_tails own_tails bodies followers boundaries recipients leads other_places other_levels "
        "title_stops title_openers unit_endings unit_labels addressees"
    ),
    "compare": (
        "own_names fixed_figures set_phrases back_before back_after back_later in_force plan_leads slogans "
        "purpose_adverbs purposes occasion_adverbs occasions to_come to_do of_form joining helpers beside "
        "common acts lacking put_off"
    ),
    "dates": "parts standing_before standing_after",
    "documents": (
        "own_verbs ground_verbs superiors issuing foreign_titles number_leads foreign_numbers "
        "study_tails own_tails ground_tails"
    ),
    "evidence": (
        "carriers continuations references reached table_leads not_reached denials increments totals parts"
    ),
    "faults": (
        "placeholders bureau_foreign_self party_foreign_self office_foreign_self street_foreign_self "
        "town_foreign_self self_not_after other_year_is_meant"
    ),
    "names": "generic generic_shapes nouns endings false_endings introductions",
    "negation": ("pseudo zero zero_neutral absence shortfall frames frames_target frames_after subjectless"),
    "quantities": (
        "counts hours money money_leads durations percents one_measures one_case_verbs before_one "
        "frequencies not_counts fixed"
    ),
    "sections": (
        "title title_tail title_unit addressee preamble_end problems_and_plans first_responsible "
        "problems plans results work misleading sub_problems sub_plans problem_openers "
        "problem_opener_cancels plan_openers problem_labels closing signature date_line attachment "
        "furniture_before furniture_after furniture_inside contents contents_entry run_in_statement "
        "heading_quantity looks_back"
    ),
    "structure": "causes results other_matters",
    "time": (
        "future future_pseudo future_leads done done_pseudo past_in_plans former former_pseudo current "
        "concessive contrast turn progress"
    ),
}
"""The lists that the program asks for, by file."""


def read_lists(file: str, lined: LinedData) -> tuple[WordLists, list[Fault]]:
    """The lists of one file by "file.list", and everything that is wrong with them."""
    if not isinstance(lined.data, dict):
        return {}, [((), "应为“名称: [词, …]”")]
    lists: WordLists = {}
    faults: list[Fault] = []
    for name, entries in lined.data.items():
        if not isinstance(entries, list) or not all(isinstance(entry, str) for entry in entries):
            faults.append(((name,), f"“{name}”应为文字的列表"))
            continue
        lists[f"{file}.{name}"] = tuple(entries)
        for position, entry in enumerate(entries):
            if fault := _entry_fault(entry):
                faults.append(((name, position), f"“{name}”：{fault}"))
    return lists, faults


def missing_lists(lists: Collection[str]) -> Iterator[tuple[str, str]]:
    """File and message for each list that the program asks for and the rulebook lacks."""
    for file, names in REQUIRED.items():
        missing = [name for name in names.split() if f"{file}.{name}" not in lists]
        if missing:
            yield file, f"缺少词表“{'”“'.join(missing)}”，请补上或恢复原来的文件"


def _entry_fault(entry: str) -> str:
    """What is wrong with one entry, empty where nothing is."""
    if not entry.startswith(PATTERN_MARK):
        return "" if fold(entry) else "这一条是空的，去掉空格后没有字"
    try:
        pattern = re.compile(f"(?:{entry.removeprefix(PATTERN_MARK)})")
    except (re.error, OverflowError, RecursionError):
        return f"正则表达式写错了：{entry}"
    return f"正则表达式不能与空白相配：{entry}" if pattern.match("") else ""
