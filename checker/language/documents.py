"""Titles in 《》 and document numbers, and whether they are the unit's own output."""

import re
from dataclasses import dataclass
from functools import lru_cache

from checker.language.wording import Wording
from checker.model.analysis import CitedDocument

_TITLE = r"《[^《》]*(?:《[^《》]*》[^《》]*)*》"
_NUMBER = r"[一-龥]{0,12}(?:[〔\[(【﹝](?:19|20)\d\d[〕\])】﹞]第?|20\d\d年第)\d{1,4}号"
_CITED = re.compile(rf"(?P<title>{_TITLE})|(?P<number>{_NUMBER})")
# What may stand between two titles that one verb governs: 《甲》、《乙》(X府〔2022〕1号)和《丙》.
_SAME_CHAIN = re.compile(r"(?:的通知)?[()\[\]、]{0,3}(?:以及|及其|[和及与或])?")
_PART_END = re.compile(r"[。;!?》]")
_HEAD_END = re.compile(r"[〔\[(【﹝\d]")
_REACH = 60
_TAIL_REACH = 24
_SHORT_LINK = 8


@dataclass(frozen=True, slots=True)
class _Shapes:
    foreign_title: re.Pattern[str]
    foreign_number: re.Pattern[str]
    issuer: re.Pattern[str]
    verb: re.Pattern[str]
    own_verb: re.Pattern[str]
    own_tail: re.Pattern[str]
    study_tail: re.Pattern[str]
    ground_tail: re.Pattern[str]
    linked: re.Pattern[str]
    number_lead: re.Pattern[str]


@lru_cache(maxsize=4)
def _shapes(wording: Wording) -> _Shapes:
    superior = wording.pattern("documents.superiors").pattern
    issuing = wording.pattern("documents.issuing").pattern
    several = f"(?:{superior})(?:办公厅|办公室|办)?(?:[、和]?(?:{superior})(?:办公厅|办公室|办)?)*"
    return _Shapes(
        foreign_title=wording.pattern("documents.foreign_titles"),
        foreign_number=wording.pattern("documents.foreign_numbers"),
        issuer=re.compile(rf"(?<!提请)(?<!报请)(?<!推动)(?<!协助)(?<!为){several}(?:{issuing})*$"),
        verb=wording.pattern("documents.own_verbs", "documents.ground_verbs"),
        own_verb=wording.pattern("documents.own_verbs"),
        own_tail=wording.pattern("documents.own_tails"),
        study_tail=wording.pattern("documents.study_tails"),
        ground_tail=wording.pattern("documents.ground_tails"),
        linked=re.compile(f"(?:{wording.pattern('documents.own_verbs').pattern})了?$"),
        number_lead=wording.pattern(
            "documents.own_verbs", "documents.ground_verbs", "documents.number_leads"
        ),
    )


def find_documents(view: str, wording: Wording) -> tuple[CitedDocument, ...]:
    """Every title and document number; `own` where the sentence tells that the unit produced it."""
    if "《" not in view and "号" not in view:
        return ()
    shapes = _shapes(wording)
    found: list[CitedDocument] = []
    chain: list[re.Match[str]] = []
    for match in _CITED.finditer(view):
        if chain and not _SAME_CHAIN.fullmatch(view, chain[-1].end(), match.start()):
            found.extend(_judge(view, chain, shapes))
            chain = []
        chain.append(match)
    if chain:
        found.extend(_judge(view, chain, shapes))
    return tuple(found)


def _judge(view: str, chain: list[re.Match[str]], shapes: _Shapes) -> list[CitedDocument]:
    """Judge titles and numbers that stand side by side under one verb."""
    start = _number_start(chain[0], shapes)
    lead = _PART_END.split(view[max(0, start - _REACH) : start])[-1]
    tail = view[chain[-1].end() : chain[-1].end() + _TAIL_REACH].lstrip(")]")
    alone = chain[0]["title"] is None
    produced = _is_produced(lead, tail, shapes)
    own = produced if produced is not None else alone
    judged: list[CitedDocument] = []
    for match in chain:
        if match["title"]:
            mine = own and not shapes.foreign_title.search(match["title"])
        else:
            # A number after a title is that title's; a superior's number is never the unit's own.
            mine = own if not judged else judged[-1].own
            mine = mine and not shapes.foreign_number.match(view, _number_start(match, shapes))
        judged.append(CitedDocument(_number_start(match, shapes), match.end(), mine))
    return judged


def _number_start(match: re.Match[str], shapes: _Shapes) -> int:
    """Where a title or number begins: 根据长府办〔2022〕7号 begins after the verb."""
    if match["title"]:
        return match.start()
    head_end = _HEAD_END.search(match[0])
    head = match[0][: head_end.start()] if head_end else ""
    leads = list(shapes.number_lead.finditer(head))
    return match.start() + (leads[-1].end() if leads else 0)


def _is_produced(lead: str, tail: str, shapes: _Shapes) -> bool | None:
    """Whether the words around tell that the unit made the document; None where they say nothing."""
    if shapes.study_tail.match(tail):
        return True
    if shapes.issuer.search(lead):
        return False
    *earlier, clause = lead.split(",")
    if shapes.ground_tail.match(tail):
        return False
    if shapes.linked.search(clause):
        return True
    governing = _governed(clause, shapes)
    if governing is not None:
        return governing
    if shapes.own_tail.match(tail):
        return True
    if earlier and len(clause) <= _SHORT_LINK and _governed(earlier[-1], shapes):
        return True
    return None


def _governed(clause: str, shapes: _Shapes) -> bool | None:
    """What the last telling verb of the clause says: True for 制定, False for 根据, None for none.

    In "按照区里下发的《…》" the making belongs to the ground: the document is a superior's.
    """
    verbs = list(shapes.verb.finditer(clause))
    if not verbs:
        return None
    made = [bool(shapes.own_verb.fullmatch(verb[0])) for verb in verbs]
    if made[-1] and clause.endswith("的"):
        return all(made)
    return made[-1]
