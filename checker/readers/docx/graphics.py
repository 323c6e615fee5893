"""What a drawing holds: text boxes to read, and pictures, charts and objects that are not read."""

from dataclasses import dataclass, field

from lxml import etree

from checker.readers.docx.names import CHART, DIAGRAM, MC, OFFICE, PIC, VML, W
from checker.readers.docx.structure import chosen


@dataclass(slots=True)
class Tally:
    """What was met in a document and is not part of its text."""

    hidden: int = 0
    """Characters of hidden text."""
    pictures: int = 0
    charts: int = 0
    """Charts and SmartArt, whose words are kept outside the text."""
    objects: int = 0
    """Embedded files and inserted documents."""


@dataclass(slots=True)
class Graphic:
    """Adds up, over drawings, the text boxes found; counts the rest in `tally`."""

    tally: Tally
    boxes: list[etree._Element] = field(default_factory=list)

    def survey(self, element: etree._Element) -> None:
        """Look through a drawing, picture or object; a text box's own content is not entered."""
        embedded = element.find(OFFICE + "OLEObject") is not None
        self.tally.objects += embedded
        for child in element:
            tag = child.tag
            if tag == MC + "AlternateContent":
                branch = chosen(child)
                if branch is not None:
                    self.survey(branch)
            elif tag == W + "txbxContent":
                self.boxes.append(child)
            else:
                self._count(child, embedded)
                self.survey(child)

    def _count(self, element: etree._Element, embedded: bool) -> None:
        tag = element.tag
        if tag == PIC + "pic":
            self.tally.pictures += 1
        elif tag == VML + "shape" and element.find(VML + "imagedata") is not None:
            self.tally.pictures += not embedded  # an object's icon is not a picture
        elif tag in (CHART + "chart", DIAGRAM + "relIds"):
            self.tally.charts += 1
