"""Cuts a block into sentences and a sentence into clauses, without copying any text."""

import re

_CLOSERS = '”’"』」】》）)］]'
# A title, a short quotation or a short remark in brackets keeps its own full stops to itself.
_PROTECTED = (
    r"《[^《》\n]{0,120}》|“[^“”\n]{0,80}”|「[^「」\n]{0,80}」"
    r"|（[^（）()\n]{0,80}[）)]|\([^（）()\n]{0,80}[）)]"
)
_TOKEN = re.compile(
    rf"(?P<protected>{_PROTECTED})"
    rf"|(?P<end>\n|(?:[。！？；;…]|[!?](?![\w=&/])|(?<=[一-鿿])\.(?![a-zA-Z0-9.])|(?<=[一-鿿])\.{{3,}})"
    rf"[。！？!?；;…]*[{re.escape(_CLOSERS)}]*)"
)
_NUMERAL_LABEL = re.compile(r"\s*[（(]?(?:第)?[一二三四五六七八九十]{1,3}[）)]?\Z")
_ENDS_INSIDE = re.compile(r"[。！？!?…][”」）)]\Z")
_CONTINUES = frozenset("，,、的等和与及或：:；;。！？!?是为")


def split_sentences(text: str) -> list[tuple[int, int]]:
    """Return the spans of the sentences of `text`, in order, white space around them left out.

    Every character that is not white space lies in exactly one span.
    """
    spans: list[tuple[int, int]] = []
    start = 0
    for token in _TOKEN.finditer(text):
        if _is_boundary(text, start, token):
            _append_trimmed(spans, text, start, token.end())
            start = token.end()
    _append_trimmed(spans, text, start, len(text))
    return spans


def _is_boundary(text: str, start: int, token: re.Match[str]) -> bool:
    if token["protected"] is not None:
        following = text[token.end() : token.end() + 1]
        return _ENDS_INSIDE.search(token["protected"]) is not None and following not in _CONTINUES
    if token["end"].startswith("."):
        return _NUMERAL_LABEL.match(text, start, token.start()) is None
    return True


def _append_trimmed(spans: list[tuple[int, int]], text: str, start: int, end: int) -> None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        spans.append((start, end))


_CLAUSE_TOKEN = re.compile(
    r"《[^《》]{0,120}》|“[^“”]{0,40}”|\([^()]{0,60}\)|〔[^〔〕]{0,20}〕"
    r"|(?P<end>(?<!\d),|,(?!\d{3}(?!\d))|;|(?<!\d):|:(?!\d))"
)


def split_clauses(view: str) -> list[tuple[int, int]]:
    """Return the spans of the clauses of a sentence's view; together they cover the whole view.

    A clause ends after a comma, colon or semicolon, but not within a title, a short quotation or
    brackets, nor within a number (1,480) or a time (9:30).
    """
    spans: list[tuple[int, int]] = []
    start = 0
    for token in _CLAUSE_TOKEN.finditer(view):
        if token["end"] is not None:
            spans.append((start, token.end()))
            start = token.end()
    if start < len(view):
        spans.append((start, len(view)))
    return spans
