"""Which report is whose: by the list of the office, by the text, by the file's name; never by a guess."""

from dataclasses import dataclass
from typing import Literal

from checker.batch.duplicates import settle_duplicates
from checker.batch.file_names import folder_unit, name_issuer
from checker.batch.issuer import Issuer
from checker.batch.issuers import IssuerReader
from checker.batch.roster import Roster
from checker.batch.unit_finder import finder_of
from checker.language.wording import Wording
from checker.model.district import How
from checker.model.document import Document
from checker.rulebook.units import UnitRegistry

__all__ = ["Assignment", "assign", "settle_duplicates"]

_SETTLE = "请核实后把它的单位写进报送名单（--roster），再运行一次。"
_NOBODY = Issuer()
_LONGEST_SHOWN = 30
_MOST_LISTED = 6
_SILENT = "标题、落款和文件名里都没有认出单位"


@dataclass(frozen=True, slots=True)
class Assignment:
    """Whose a file is. `unit` is "" and `message` one sentence for a person unless `state` is checked.

    `candidates` are the units it may belong to, the likeliest first; empty where it is decided.
    """

    unit: str
    how: How
    candidates: tuple[str, ...]
    state: Literal["checked", "doubtful", "two_units"]
    message: str


def assign(
    file: str,
    document: Document | None,
    registry: UnitRegistry,
    roster: Roster | None,
    wording: Wording,
) -> Assignment:
    """Whose the file is; `file` is its path in the reports' folder, `document` None if unreadable."""
    listed = roster.unit_of(file) if roster else ""
    if listed:
        return _decided(listed, "roster")
    finder = finder_of(registry, wording)
    name, folder = name_issuer(file, finder), folder_unit(file, finder)
    if document is None:
        return _by_name(_NOBODY, _NOBODY, name, folder)
    reader = IssuerReader(document, finder, wording)
    title, signature = reader.title(), reader.signature()
    others = reader.others(title.units or signature.units)
    said = _doubt_of_text(title, signature, others) or _weigh(title, signature, name, folder)
    if said == _UNKNOWN and (subjects := reader.subjects()):
        return _doubt(f"{_SILENT}，只看正文开头", subjects)
    return said


def _decided(unit: str, how: How) -> Assignment:
    return Assignment(unit, how, (), "checked", "")


def _doubt(said: str, *candidates: tuple[str, ...]) -> Assignment:
    units = tuple(dict.fromkeys(unit for group in candidates for unit in group))
    if units:
        said = f"{said}，可能是{_listed(units)}"
    return Assignment("", "", units, "doubtful", f"{said}；{_SETTLE}")


_UNKNOWN = _doubt(_SILENT)


def _weigh(title: Issuer, signature: Issuer, name: Issuer, folder: str) -> Assignment:
    """The text decides unless the file's name speaks against it, and the name where the text is silent."""
    units = title.units or signature.units
    if not units:
        return _by_name(title, signature, name, folder)
    if name.foreign and not name.units:
        return _foreign(name.foreign, "文件名", units)
    if len(name.units) == 1 and name.units != units:
        where = "标题" if title.units else "落款"
        return _doubt(f"{where}写的是{units[0]}，文件名却是{name.units[0]}", units, name.units)
    return _decided(units[0], "title" if title.units else "signature")


def _doubt_of_text(title: Issuer, signature: Issuer, others: tuple[str, ...]) -> Assignment | None:
    """The doubt that the text alone raises, None where it raises none."""
    units = (title.units, signature.units, title.maybe, signature.maybe)
    for said, where in ((title, "标题"), (signature, "落款")):
        if said.joint and set(title.units) <= set(said.units):
            return _joint(said.units, f"{where}写了{len(said.units)}个单位")
        if said.foreign:
            return _foreign(said.foreign, where, *units)
        if len(said.units) > 1:
            return _doubt(f"{where}里有{len(said.units)}个单位", *units)
    if others:
        return _joint((*(title.units or signature.units), *others), "文件里不止一份报告的标题")
    if title.units and signature.units and title.units != signature.units:
        return _doubt(f"标题写的是{title.units[0]}，落款却是{signature.units[0]}", *units)
    if signature.units and not title.units and _says_other(title, signature.units[0]):
        written = _shown(title.unknown) or title.maybe[0]
        return _doubt(f"落款是{signature.units[0]}，标题写的却是“{written}”", *units)
    return None


def _says_other(title: Issuer, unit: str) -> bool:
    """Whether a title without a sure name speaks of another unit than this."""
    return unit not in title.maybe and bool(title.unknown or title.maybe)


def _by_name(title: Issuer, signature: Issuer, name: Issuer, folder: str) -> Assignment:
    """The text names nobody surely. A name decides alone if no title or signature speaks against it."""
    maybe = (name.units, title.maybe, signature.maybe, name.maybe)
    if name.foreign and not name.units:
        return _foreign(name.foreign, "文件名", *maybe)
    units = name.units or ((folder,) if folder and set(name.maybe) <= {folder} else ())
    if title.unknown and units != (title.misspelt,):
        return _doubt(f"标题写的“{_shown(title.unknown)}”不是单位名册里的单位", *maybe)
    if not title.unknown and (title.maybe or signature.maybe):
        where = "标题" if title.maybe else "落款"
        return _doubt(f"{where}提到单位，但看不准报告是不是它写的", *maybe)
    if len(units) == 1:
        return _decided(units[0], "file_name")
    if units:
        return _doubt(f"标题和落款里没有单位，文件名里有{len(units)}个单位", *maybe)
    if name.maybe:
        return _doubt("标题和落款里没有单位，文件名里的单位看不准", *maybe)
    return _UNKNOWN


def _joint(units: tuple[str, ...], said: str) -> Assignment:
    named = f"{said}（{_listed(units)}）"
    settle = "请在报送名单（--roster）里写明按哪个单位检查，或把报告分开，再运行一次。"
    return Assignment("", "", units, "two_units", f"{named}；{settle}")


def _foreign(written: str, where: str, *units: tuple[str, ...]) -> Assignment:
    said = f"{where}写的是“{_shown(written)}”，像是外区或上级单位的报告"
    doubt = _doubt(said, *units)
    message = (
        f"{said}；如果确是本区单位的，请把单位写进报送名单（--roster），再运行一次；不是的，请移出文件夹。"
    )
    return Assignment("", "", doubt.candidates, "doubtful", message)


def _listed(units: tuple[str, ...]) -> str:
    more = f"等{len(units)}个" if len(units) > _MOST_LISTED else ""
    return f"{'、'.join(units[:_MOST_LISTED])}{more}"


def _shown(written: str) -> str:
    return written if len(written) <= _LONGEST_SHOWN else f"{written[:_LONGEST_SHOWN]}…"
