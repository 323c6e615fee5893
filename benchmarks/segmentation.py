"""What pruning the segmentation model changes, and what word edges bring."""

import shutil
import time
from collections.abc import Iterator
from importlib import util
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from benchmarks.result import Result
from checker.engine.check import Engine
from checker.evaluation.gold import Figures, measure, pair_up, read_gold
from checker.language.analyse import Reader
from checker.language.lexicon import Lexicon
from checker.language.segmenter import PkusegSegmenter
from checker.model.normalise import fold
from checker.pipeline import Checker

ROOT = Path(__file__).resolve().parent.parent
GOLD = [ROOT / "tests" / "gold" / name for name in ("dev", "own/tune", "own/held")]


def measure_segmentation() -> list[Result]:
    """Words alike with the whole and the pruned model; verdicts with and without word edges."""
    checker = Checker.load()
    texts = [fold(item.text) for item in checker.loaded.rulebook.plan.items]
    pruned, speed = _words_and_speed(texts)
    whole = list(_whole_model_words(texts))
    alike = sum(len(a & b) for a, b in zip(whole, pruned, strict=True)) / sum(map(len, whole))
    return [
        Result("裁剪后的分词模型与原模型切出同样的词（工作要点全文）", f"{alike:.2%}"),
        Result("分词速度", f"{speed / 10_000:.1f} 万字/秒"),
        Result("全部标注报告的判定，要求短词落在词界上", _show(_figures(checker))),
        Result("全部标注报告的判定，不问词界", _show(_figures(_without_edges(checker)))),
    ]


def _words_and_speed(texts: list[str]) -> tuple[list[set[tuple[int, int]]], float]:
    segmenter = PkusegSegmenter()
    segmenter.boundaries("预热")
    started = time.perf_counter()
    edges = [sorted(segmenter.boundaries(text)) for text in texts]
    speed = sum(map(len, texts)) / (time.perf_counter() - started)
    return [set(pairwise(one)) for one in edges], speed


def _whole_model_words(texts: list[str]) -> Iterator[set[tuple[int, int]]]:
    with TemporaryDirectory() as folder:
        tokenizer = _whole_model(Path(folder))
        for text in texts:
            position, words = 0, set()
            for word in tokenizer.pkuseg_seg.cut(text):
                words.add((position, position + len(word)))
                position += len(word)
            yield words


def _whole_model(folder: Path) -> Any:
    from spacy.lang.zh import Chinese

    package = util.find_spec("pkuseg")
    assert package is not None
    models = Path(str(package.origin)).parent / "models" / "ctb8"
    shutil.copytree(models, folder, dirs_exist_ok=True)  # reading the old format writes beside it
    tokenizer: Any = Chinese.from_config({"nlp": {"tokenizer": {"segmenter": "pkuseg"}}}).tokenizer
    tokenizer.initialize(pkuseg_model=str(folder), pkuseg_user_dict=[])
    return tokenizer


def _without_edges(checker: Checker) -> Checker:
    rulebook = checker.loaded.rulebook
    reader = Reader(checker.reader.wording, Lexicon(rulebook.terms, None))
    return Checker(checker.loaded, reader, Engine(rulebook, reader.wording.pattern))


def _figures(checker: Checker) -> Figures:
    pairs = [
        pair
        for folder in GOLD
        for path, gold in read_gold(folder)
        for pair in pair_up(
            path.stem, gold, checker.check_file(path, checker.unit(gold.unit), gold.year, all_items=True)
        )
    ]
    return measure(pairs)


def _show(figures: Figures) -> str:
    return (
        f"一致率 {figures.accuracy:.3f}，缺口 F1 {figures.gap.f1:.3f}，"
        f"提及 F1 {figures.mention.f1:.3f}，引文召回 {figures.quote_recall:.3f}"
    )
