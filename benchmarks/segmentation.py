"""What pruning the segmentation model changes."""

import shutil
import time
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.result import Result
from checker.language.segmenter import PkusegSegmenter, pkuseg_with, published_model
from checker.model.normalise import fold
from checker.pipeline import load_rulebook


def measure_segmentation() -> list[Result]:
    """Words alike with the whole and the pruned model, and how fast the pruned one is."""
    texts = [fold(item.text) for item in load_rulebook().rulebook.plan.items]
    pruned, speed = _words_and_speed(texts)
    whole = list(_whole_model_words(texts))
    alike = sum(len(a & b) for a, b in zip(whole, pruned, strict=True)) / sum(map(len, whole))
    return [
        Result("裁剪后的分词模型与原模型切出同样的词（工作要点全文）", f"{alike:.2%}"),
        Result("分词速度", f"{speed / 10_000:.1f} 万字/秒"),
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
        shutil.copytree(published_model(), folder, dirs_exist_ok=True)  # reading writes beside the old format
        pkuseg = pkuseg_with(Path(folder))
        for text in texts:
            position, words = 0, set()
            for word in pkuseg.cut(text):
                words.add((position, position + len(word)))
                position += len(word)
            yield words
