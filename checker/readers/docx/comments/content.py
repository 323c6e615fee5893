"""The XML of one comment and of its marks in the text."""

import re
from collections.abc import Sequence
from xml.sax.saxutils import escape, quoteattr

from checker.readers.docx.comments.note import Author

# Direct formatting, so that the text stays small whatever the document's own default style is.
_PARAGRAPH = (
    '<w:pPr><w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/>'
    '<w:ind w:left="0" w:right="0" w:firstLineChars="0" w:firstLine="0"/><w:jc w:val="left"/></w:pPr>'
)
_CHARACTERS = (
    '<w:rPr><w:rFonts w:ascii="宋体" w:hAnsi="宋体" w:eastAsia="宋体"/>'
    '<w:sz w:val="18"/><w:szCs w:val="18"/></w:rPr>'
)
# The mark itself is not printed; kept small, it cannot make its line higher.
_MARK = '<w:rPr><w:sz w:val="16"/><w:szCs w:val="16"/></w:rPr>'
_ILLEGAL = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def comment(number: int, lines: Sequence[str], author: Author, declaration: str) -> str:
    """The w:comment element; every line becomes a paragraph."""
    own = (
        f'w:id="{number}" w:author={quoteattr(author.name)} w:date="{author.now:%Y-%m-%dT%H:%M:%S}Z" '
        f"w:initials={quoteattr(author.initials)}"
    )
    first, *others = lines or ("",)
    reference = f"<w:r>{_CHARACTERS}<w:annotationRef/></w:r>"
    paragraphs = (_paragraph(reference, first), *(_paragraph("", line) for line in others))
    return f"<w:comment{declaration} {own}>{''.join(paragraphs)}</w:comment>"


def opening(number: int, declaration: str) -> str:
    """The mark where the commented text begins."""
    return f'<w:commentRangeStart{declaration} w:id="{number}"/>'


def closing(number: int, declaration: str) -> str:
    """The marks where it ends."""
    end = f'<w:commentRangeEnd{declaration} w:id="{number}"/>'
    return f'{end}<w:r{declaration}>{_MARK}<w:commentReference w:id="{number}"/></w:r>'


def _paragraph(before: str, text: str) -> str:
    legal = escape(_ILLEGAL.sub("", text))
    run = f'<w:r>{_CHARACTERS}<w:t xml:space="preserve">{legal}</w:t></w:r>'
    return f"<w:p>{_PARAGRAPH}{before}{run}</w:p>"
