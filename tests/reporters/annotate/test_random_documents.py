"""Documents put together at random: comments harm nothing, wherever they begin and end."""

import random

import pytest

from checker.model.document import Block
from checker.model.errors import UnreadableError
from checker.readers.docx import read_docx
from checker.readers.docx.comments import Draft, Note
from checker.readers.limits import Limits
from tests.readers.build import cell, p, part, r, row, table
from tests.readers.test_anchored import box, note
from tests.reporters.annotate.test_anchors import (
    BOLD,
    CONTROL,
    DELETED,
    FIELD,
    INSERTED,
    LINK,
    TABBED,
    TYPED,
    field,
)
from tests.reporters.annotate.word_files import AUTHOR, anchored_texts, without_comments, word

FRAGMENTS = (
    r("甲乙丙 丁"), r("粗体文字", BOLD), FIELD, LINK, CONTROL, TYPED, INSERTED, DELETED, TABBED,
    "<w:r><w:t> a&amp;b  c </w:t></w:r>", "<w:r><w:br/><w:t>x y</w:t><w:tab/></w:r>",
    '<w:bookmarkStart w:id="3" w:name="b"/>', '<w:bookmarkEnd w:id="3"/>', field("begin"), field("end"),
    "<m:oMath><m:r><m:t>x=1</m:t></m:r></m:oMath>", f"<w:smartTag>{r('标签')}</w:smartTag>",
    '<w:r><w:t>一</w:t><w:footnoteReference w:id="5"/><w:t>二</w:t></w:r>',
    "<w:r>\n <w:t>排版</w:t>\n</w:r>\n", box(p("框里的字") + p(r("二") + FIELD)),
)  # fmt: skip
ENDS = ("", "", '<w:rPr><w:del w:id="9"/></w:rPr>')
NOTES = part("footnotes", note("footnote", "5", p("脚注话")))


def paragraph(chance: random.Random) -> str:
    return p("".join(chance.choices(FRAGMENTS, k=chance.randint(1, 6))), chance.choice(ENDS))


def block(chance: random.Random) -> str:
    if chance.random() < 0.7:
        return paragraph(chance)
    cells = [[cell(paragraph(chance), paragraph(chance)) for _ in range(2)] for _ in range(2)]
    return table(*(row(*two) for two in cells))


@pytest.mark.parametrize("seed", range(60))
def test_any_phrases_of_any_document(seed: int) -> None:
    chance = random.Random(seed)
    data = word(p("标题"), *(block(chance) for _ in range(4)), p("尾"), footnotes=NOTES)
    draft = Draft("报告.docx", data)
    blocks = read_docx("报告.docx", data, Limits())[0]
    assert draft.blocks == blocks
    notes = []
    for number in range(12):
        chosen = chance.choice(blocks)
        start = chance.randrange(len(chosen.text))
        notes.append(Note(chosen.index, start, chance.randint(start + 1, len(chosen.text)), (str(number),)))
    result = draft.commented(notes, AUTHOR)
    assert without_comments(result) == without_comments(data)
    assert [one.text for one in read_docx("报告.docx", result, Limits())[0]] == [one.text for one in blocks]
    assert len(anchored_texts(result)) == len(notes)


@pytest.mark.parametrize("seed", range(40))
def test_damaged_packages_are_refused_or_commented_on_never_a_crash(seed: int) -> None:
    chance = random.Random(seed)
    data = bytearray(word(p("全年学法4次"), comments=part("comments")))
    for _ in range(chance.randint(1, 8)):
        data[chance.randrange(len(data))] = chance.randrange(256)
    outcome = outcome_of(bytes(data))
    if isinstance(outcome, str):
        assert outcome.startswith("“报告.docx”")
    else:
        before, result = outcome
        assert read_docx("报告.docx", result, Limits())[0] == before


def outcome_of(data: bytes) -> str | tuple[tuple[Block, ...], bytes]:
    """The sentence of refusal, or the blocks and the commented copy."""
    try:
        draft = Draft("报告.docx", data)
        return draft.blocks, draft.commented([Note(0, 0, 2, ("一",))], AUTHOR)
    except UnreadableError as error:
        return error.message
