"""Several files of one unit."""

from dataclasses import replace

from checker.batch.assign import settle_duplicates
from checker.model.district import How, Submission


def submission(file: str, unit: str = "区民政局", sha256: str = "", how: How = "title") -> Submission:
    return Submission(file, sha256 or file, unit, how, (), "checked", "")


def states(*submissions: Submission) -> dict[str, str]:
    return {one.file: one.state for one in settle_duplicates(submissions)}


def test_two_files_of_one_unit_are_both_left_for_a_person() -> None:
    one, two, other = submission("甲.docx"), submission("乙.docx"), submission("丙.docx", "区司法局")
    settled = settle_duplicates((one, other, two))
    assert [item.state for item in settled] == ["duplicate", "checked", "duplicate"]
    assert [item.file for item in settled] == ["甲.docx", "丙.docx", "乙.docx"]
    assert settled[1] is other
    for item in (settled[0], settled[2]):
        assert all(word in item.message for word in ("甲.docx", "乙.docx", "区民政局", "--roster"))


def test_the_roster_says_which_of_two_files_counts() -> None:
    one, two = submission("甲.docx"), submission("乙.docx", how="roster")
    settled = settle_duplicates((one, two))
    assert [item.state for item in settled] == ["duplicate", "checked"]
    assert "以“乙.docx”为准" in settled[0].message


def test_of_the_same_bytes_the_first_by_name_is_checked() -> None:
    settled = settle_duplicates((submission("b.docx", sha256="1"), submission("a.docx", sha256="1")))
    assert [item.state for item in settled] == ["duplicate", "checked"]
    assert settled[0].message == "与“a.docx”是同一份文件，不再重复检查。"


def test_of_the_same_bytes_the_one_of_the_roster_is_checked() -> None:
    a, b = submission("a.docx", sha256="1"), submission("b.docx", sha256="1", how="roster")
    assert states(a, b) == {"a.docx": "duplicate", "b.docx": "checked"}


def test_same_bytes_and_another_version_together_are_left_for_a_person() -> None:
    a, b, c = (submission(f"{n}.docx", sha256=s) for n, s in (("a", "1"), ("b", "1"), ("c", "2")))
    assert states(a, b, c) == {"a.docx": "duplicate", "b.docx": "duplicate", "c.docx": "duplicate"}
    named = replace(c, how="roster")
    assert states(a, b, named) == {"a.docx": "duplicate", "b.docx": "duplicate", "c.docx": "checked"}


def test_files_that_are_not_checked_compete_with_nobody() -> None:
    one = submission("a.docx")
    bad = replace(submission("a.pdf"), state="unreadable", message="不能读")
    nobody = replace(submission("b.docx", unit=""), state="doubtful", message="核实")
    assert settle_duplicates((one, bad, nobody, replace(nobody, file="c.docx"))) == (
        one,
        bad,
        nobody,
        replace(nobody, file="c.docx"),
    )
    assert settle_duplicates(()) == ()


def test_many_files_of_one_unit_give_a_short_sentence() -> None:
    settled = settle_duplicates([submission(f"{number}.docx") for number in range(3_000)])
    assert {one.state for one in settled} == {"duplicate"}
    assert "3000 份" in settled[0].message
    assert len(settled[0].message) < 150
