"""The draft with comments and the letter, beside the result; no Word file of somebody's is lost."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Outcome
from tests.rulebooks import RULES

Check = Callable[..., Outcome]
SAMPLE = RULES.parent.parent / "samples" / "区民政局-2022.docx"


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    path = tmp_path / "草稿.docx"
    path.write_bytes(SAMPLE.read_bytes())
    return path


def test_both_are_written_and_the_draft_is_not_touched(check: Check, draft: Path, tmp_path: Path) -> None:
    commented, letter = tmp_path / "草稿.批注.docx", tmp_path / "反馈意见.docx"
    for _ in range(2):  # a second run replaces what the first one wrote
        done = check(
            draft, "--unit", "区民政局", "--annotate", commented, "--letter", letter, "--due", "2023-02-15"
        )
        assert done.code == 0
        assert done.err.count("已写入") == 2
    assert draft.read_bytes() == SAMPLE.read_bytes()
    assert commented.read_bytes().startswith(b"PK")
    assert commented.read_bytes() != SAMPLE.read_bytes()
    assert letter.read_bytes().startswith(b"PK")


@pytest.mark.parametrize("name", ["草稿.docx", "别人的报告.docx"])
def test_no_word_file_is_replaced_that_an_earlier_run_did_not_write(
    check: Check, draft: Path, tmp_path: Path, name: str
) -> None:
    (tmp_path / "别人的报告.docx").write_bytes(b"theirs")
    before = (tmp_path / name).read_bytes()
    assert check(draft, "--unit", "区民政局", "--annotate", tmp_path / name).code == 2
    assert check(draft, "--unit", "区民政局", "--letter", tmp_path / name).code == 2
    assert (tmp_path / name).read_bytes() == before


def test_wrong_use_is_one_clear_sentence(check: Check, draft: Path, tmp_path: Path) -> None:
    text = tmp_path / "草稿.txt"
    text.write_text("区民政局2022年法治政府建设情况报告\n一、主要举措\n学法3次。\n", "utf-8")
    for words, said in (
        ((text, "--annotate", tmp_path / "批注.docx"), "只有 Word 文件"),
        ((draft, "--annotate", tmp_path / "批注.txt"), "应以 .docx 结尾"),
        ((draft, "--due", "2023-02-15"), "要和 --letter 一起用"),
        ((draft, "--letter", tmp_path / "没有" / "意见.docx"), "没有这个文件夹"),
    ):
        done = check(*words, "--unit", "区民政局")
        assert done.code == 2
        assert said in done.err
