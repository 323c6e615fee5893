"""The kept model: damage to it costs one more conversion, never a run."""

import shutil
from pathlib import Path
from typing import Any

import pytest

from checker.language import segmenter
from checker.language.segmenter import PkusegSegmenter, model_folder, pkuseg_with

SENTENCE = "举办法治讲座"


@pytest.fixture
def conversions(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """A cache of the test's own with the model in it; a conversion copies the model, and is noted."""
    PkusegSegmenter().boundaries(SENTENCE)
    real, made = model_folder(), []

    def convert(scratch: Path) -> Any:
        made.append(scratch)
        shutil.copytree(real, scratch, dirs_exist_ok=True)
        return pkuseg_with(scratch)

    monkeypatch.setattr(segmenter, "_convert", convert)
    monkeypatch.delenv("LOCALAPPDATA", raising=False)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    shutil.copytree(real, model_folder())
    return made


def test_a_sound_model_is_not_converted_again(conversions: list[Path]) -> None:
    assert PkusegSegmenter().boundaries(SENTENCE) == {0, 2, 4, 6}
    assert conversions == []


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")  # numpy leaves it open
@pytest.mark.parametrize("name", ["features.msgpack", "weights.npz", "words.txt"])
@pytest.mark.parametrize("kept", [0, 1000])
def test_a_file_cut_short_is_made_anew_once(conversions: list[Path], name: str, kept: int) -> None:
    path = model_folder() / name
    whole = path.read_bytes()
    path.write_bytes(whole[:kept])
    for _ in range(2):
        reader = PkusegSegmenter()
        assert "法治" in reader.words
        assert reader.boundaries(SENTENCE) == {0, 2, 4, 6}
    assert len(conversions) == 1
    assert path.read_bytes() == whole


def test_a_cache_that_cannot_be_written_is_no_error(
    conversions: list[Path], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("no folder", "utf-8")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))
    reader = PkusegSegmenter()
    assert reader.boundaries(SENTENCE) == {0, 2, 4, 6}
    assert "法治" in reader.words
