"""The XML names a .docx uses, and strict OOXML turned into the usual (transitional) names."""

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
PIC = "{http://schemas.openxmlformats.org/drawingml/2006/picture}"
CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
DIAGRAM = "{http://schemas.openxmlformats.org/drawingml/2006/diagram}"
VML = "{urn:schemas-microsoft-com:vml}"
OFFICE = "{urn:schemas-microsoft-com:office:office}"
RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}"
SPACE = "{http://www.w3.org/XML/1998/namespace}space"

VAL = W + "val"

_STRICT = "{http://purl.oclc.org/ooxml/"
_TRANSITIONAL = {
    _STRICT + "wordprocessingml/main}": W,
    _STRICT + "officeDocument/relationships}": R,
    _STRICT + "officeDocument/math}": M,
    _STRICT + "drawingml/picture}": PIC,
    _STRICT + "drawingml/chart}": CHART,
    _STRICT + "drawingml/diagram}": DIAGRAM,
}


def to_transitional(root: etree._Element) -> None:
    """Rename the elements and attributes of a strict part in place; leave any other part alone."""
    if not str(root.tag).startswith(_STRICT):
        return
    for element in root.iter(etree.Element):
        element.tag = _renamed(str(element.tag))
        for key in [key for key in map(str, element.attrib) if key.startswith(_STRICT)]:
            element.set(_renamed(key), element.attrib.pop(key))


def _renamed(name: str) -> str:
    namespace, brace, local = name.rpartition("}")
    return _TRANSITIONAL.get(namespace + brace, namespace + brace) + local


def is_on(element: etree._Element | None) -> bool | None:
    """The value of an on/off property (w:b, w:vanish …); None where the property is absent."""
    if element is None:
        return None
    return element.get(VAL, "1") not in ("0", "false", "off", "none")


def number(element: etree._Element | None, attribute: str = VAL) -> int | None:
    """The whole number an element carries; None where it is absent or no number."""
    value = None if element is None else element.get(attribute)
    try:
        return None if value is None else int(value)
    except ValueError:
        return None
