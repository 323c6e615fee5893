"""What is shown after a draft was dropped: whose it seems to be, to be confirmed or changed."""

from collections.abc import Iterable

from checker.batch.assign import Assignment
from checker.model.document import Document
from checker.model.plan import Unit
from checker.reporters import wording
from checker.web.templating import environment

_HOW = {
    "title": "按标题认出，可以改。",
    "signature": "按落款认出，可以改。",
    "file_name": "按文件名认出，可以改。",
    "roster": "",
    "": "",
}
_NOBODY = "标题、落款和文件名里都没有认出单位，请选一个。"
_DOUBT = "看不准是哪个单位写的，请从下面选，或者另找。"
_FOREIGN = "看起来不是本区单位的报告；如果是，请选定单位。"


def render(id: str, document: Document, found: Assignment, units: Iterable[Unit]) -> str:
    """The form that asks for the unit."""
    context = {
        "id": id,
        "name": wording.printable(document.name),
        "characters": document.characters,
        "unit": found.unit,
        "candidates": found.candidates,
        "said": _HOW[found.how] if found.unit else _said(found),
        "units": tuple((unit, _names(unit)) for unit in units),
    }
    return environment().get_template("unit.html.j2").render(context)


def _said(found: Assignment) -> str:
    if "外区" in found.message:
        return _FOREIGN
    return _DOUBT if found.candidates else _NOBODY


def _names(unit: Unit) -> tuple[str, ...]:
    """Every other name by which it can be searched."""
    names = (unit.full_name, *unit.other_names)
    return tuple(name for name in dict.fromkeys(names) if name != unit.name)
