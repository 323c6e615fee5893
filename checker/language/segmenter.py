"""Word boundaries by spacy-pkuseg, the maintained pkuseg, with a model kept in the user's cache.

PyPI's `pkuseg` carries the ctb8 model in an old format that takes six seconds to read. It is converted
once, without the features that weigh nothing, and kept under a name made of the versions involved.
"""

import contextlib
import io
import os
import shutil
import sys
import tempfile
from functools import cached_property
from importlib import metadata, util
from pathlib import Path
from typing import Any, Protocol

from checker.model.long_lived import long_lived

# A feature whose weights are all smaller than this hardly ever decides a boundary: dropping them, and
# what only training needs, leaves a fifth of the model (benchmarks/segmentation.py has the figures).
_NEGLIGIBLE_WEIGHT = 0.1
_MODEL_FILES = ("features.msgpack", "weights.npz")
_WORDS_FILE = "words.txt"
# Closes the word list, which otherwise could be cut short without a sign of it.
_WORDS_END = "\n\n"
# Raised whenever what is kept changes, so that an older cache is left alone and a new one made.
_FORM = 3
_WORD_LENGTH = 2


class Segmenter(Protocol):
    """Anything that finds the word boundaries of a text without white space."""

    @property
    def words(self) -> frozenset[str]:
        """The words of two characters that the segmenter knows."""

    def boundaries(self, view: str) -> frozenset[int]:
        """Offsets at which a word begins or ends, 0 and len(view) among them."""


class PkusegSegmenter:
    """pkuseg's words. The model is loaded when the first clause needs it, its word list before."""

    def __init__(self) -> None:
        self._pkuseg: Any = None

    @cached_property
    def words(self) -> frozenset[str]:
        """The words of two characters that the model was trained with."""
        folder = model_folder()
        kept = _kept_words(folder)
        if kept is None:
            self._load()
            kept = _kept_words(folder)
        return _short_words(self._pkuseg) if kept is None else kept  # a cache that cannot be written

    def boundaries(self, view: str) -> frozenset[int]:
        """Offsets at which a word begins or ends, 0 and len(view) among them."""
        if self._pkuseg is None:
            self._load()
        edges = {0, len(view)}
        position = 0
        for word in self._pkuseg.cut(view):
            position += len(word)
            edges.add(position)
        return frozenset(edges)

    def _load(self) -> None:
        with long_lived():  # a million feature names that never change
            self._pkuseg = _load_pkuseg()


def _kept_words(folder: Path) -> frozenset[str] | None:
    """The words kept beside the model, None where there are none; a damaged list goes with its model."""
    path = folder / _WORDS_FILE
    if not path.is_file():
        return None
    with contextlib.suppress(UnicodeDecodeError):
        text = path.read_text("utf-8")
        if text.endswith(_WORDS_END):
            return frozenset(text.removesuffix(_WORDS_END).split("\n"))
    shutil.rmtree(folder, ignore_errors=True)
    return None


def _short_words(pkuseg: Any) -> frozenset[str]:
    words: set[str] = pkuseg.feature_extractor.unigram
    return frozenset(word for word in words if len(word) == _WORD_LENGTH)


def _load_pkuseg() -> Any:
    folder = model_folder()
    kept = _kept_pkuseg(folder) if _is_complete(folder) else None
    if kept is not None:
        return kept
    print("首次使用：正在准备分词模型（约10秒，只需一次）…", file=sys.stderr, flush=True)
    with tempfile.TemporaryDirectory(prefix="checker-") as scratch:
        pkuseg = _convert(Path(scratch))
        _keep(Path(scratch), folder)
    return pkuseg


def model_folder() -> Path:
    """Where the converted model is kept: %LOCALAPPDATA%, $XDG_CACHE_HOME or ~/.cache, by version."""
    base = os.environ.get("LOCALAPPDATA") or os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    versions = "-".join(metadata.version(name) for name in ("pkuseg", "spacy-pkuseg"))
    return Path(base) / "checker" / f"ctb8-{versions}-{_FORM}"


def _is_complete(folder: Path) -> bool:
    return all((folder / name).is_file() for name in (*_MODEL_FILES, _WORDS_FILE))


def _kept_pkuseg(folder: Path) -> Any:
    """pkuseg with a kept model; one that does not load (cut short, or damaged) is thrown away."""
    with contextlib.suppress(Exception):  # whatever numpy, msgpack and pkuseg raise over damaged bytes
        return pkuseg_with(folder)
    shutil.rmtree(folder, ignore_errors=True)
    return None


def pkuseg_with(folder: Path) -> Any:
    """pkuseg with the model in `folder`, in the old format or the new."""
    import spacy_pkuseg

    # An empty dictionary, not None: with None the words are not put together by its own word list.
    return spacy_pkuseg.pkuseg(str(folder), user_dict=[])


def _convert(scratch: Path) -> Any:
    """Read the old format from a private copy (reading writes beside it), prune, save into scratch."""
    shutil.copytree(published_model(), scratch, dirs_exist_ok=True)
    with contextlib.redirect_stderr(io.StringIO()):  # its warnings are about the old format
        pkuseg = pkuseg_with(scratch)
    _prune(pkuseg)
    pkuseg.feature_extractor.save(str(scratch))
    pkuseg.model.save(str(scratch))
    words = sorted(_short_words(pkuseg))
    (scratch / _WORDS_FILE).write_text("\n".join(words) + _WORDS_END, "utf-8", newline="\n")
    return pkuseg


def published_model() -> Path:
    """Where the package `pkuseg` has the ctb8 model."""
    package = util.find_spec("pkuseg")
    assert package is not None, "pkuseg is a declared dependency"
    return Path(str(package.origin)).parent / "models" / "ctb8"


def _prune(pkuseg: Any) -> None:
    import numpy

    extractor, model = pkuseg.feature_extractor, pkuseg.model
    count = model.n_feature * model.n_tag
    nodes = model.w[:count].reshape(model.n_feature, model.n_tag)
    kept = (abs(nodes) >= _NEGLIGIBLE_WEIGHT).any(axis=1)
    kept[0] = True  # stands for characters that no feature knows
    numbers = kept.cumsum() - 1
    index = extractor.feature_to_idx
    extractor.feature_to_idx = {name: int(numbers[i]) for name, i in index.items() if kept[i]}
    model.w = numpy.concatenate([nodes[kept].ravel(), model.w[count:]])
    model.n_feature = int(kept.sum())
    model.n_transition_feature = model.w.shape[0]
    pkuseg.n_feature = model.n_feature
    extractor.bigram = set()  # 600,000 strings that only training reads


def _keep(scratch: Path, folder: Path) -> None:
    """Move the converted model into the cache, whole or not at all; a read-only cache is no error."""
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        staging = Path(tempfile.mkdtemp(prefix="model-", dir=folder.parent))
    except OSError:
        return
    try:
        for name in (*_MODEL_FILES, _WORDS_FILE):
            shutil.copyfile(scratch / name, staging / name)
        if folder.exists() and not _is_complete(folder):
            shutil.rmtree(folder)
        staging.rename(folder)
    except OSError:
        shutil.rmtree(staging, ignore_errors=True)
