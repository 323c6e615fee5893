"""What a reviewer would reach without the checker: searching the plan's terms, and BM25."""

import math
import re
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path

from checker.evaluation.figures import measure
from checker.evaluation.gold import GoldReport, Pair
from checker.model.normalise import fold
from checker.model.plan import Plan
from checker.model.rules import Rule
from checker.model.status import Status
from checker.readers import read

_FIGURE = re.compile(r"\d|百分之|[一二三四五六七八九十百两]+(?:次|件|场|期|份|人|家|项|条|起|户)")
_SENTENCE = re.compile(r"[^。！？；\n]+")
_PIECES = re.compile(r"[，、；：（）“”\s]|与|和|及|的")
_SHORTEST_TERM = 3
# The usual constants of BM25.
_K1, _B = 1.5, 0.75

Reports = Sequence[tuple[Path, GoldReport]]
Judge = Callable[[Sequence[str], int], tuple[Status, tuple[str, ...]]]


def search_terms(reports: Reports, rules: Sequence[Rule]) -> tuple[Pair, ...]:
    """Ctrl+F: a sentence that holds one of the item's terms, with a figure or without."""
    terms = {rule.item: _terms(rule) for rule in rules}

    def judge(sentences: Sequence[str], item: int) -> tuple[Status, tuple[str, ...]]:
        found = [one for one in sentences if any(term in fold(one) for term in terms[item])]
        proven = [one for one in found if _FIGURE.search(one)]
        if proven:
            return Status.EVIDENCED, tuple(proven[:3])
        return (Status.STATED, tuple(found[:3])) if found else (Status.MISSING, ())

    return _pairs(reports, sorted(terms), judge)


def _terms(rule: Rule) -> frozenset[str]:
    """The words of the item's and its requirements' titles, as one would type them into a search box."""
    titles = (rule.title, *(requirement.title for requirement in rule.requirements))
    pieces = (fold(piece) for title in titles for piece in _PIECES.split(title))
    return frozenset(piece for piece in pieces if len(piece) >= _SHORTEST_TERM)


def best_sentences(reports: Reports, plan: Plan) -> tuple[Pair, ...]:
    """BM25 of the plan's text over the sentences, at the threshold that serves it best."""
    candidates = (_by_bm25(reports, plan, threshold) for threshold in range(6, 41, 2))
    return max(candidates, key=lambda pairs: measure(pairs).accuracy)


def _by_bm25(reports: Reports, plan: Plan, threshold: float) -> tuple[Pair, ...]:
    queries = {item.number: _bigrams(item.text) for item in plan.items}

    def judge(sentences: Sequence[str], item: int) -> tuple[Status, tuple[str, ...]]:
        scores = _scores(sentences, queries[item])
        best = max(range(len(sentences)), key=scores.__getitem__, default=-1)
        if best < 0 or scores[best] < threshold:
            return Status.MISSING, ()
        status = Status.EVIDENCED if _FIGURE.search(sentences[best]) else Status.STATED
        return status, (sentences[best],)

    return _pairs(reports, sorted(queries), judge)


def _scores(sentences: Sequence[str], query: Counter[str]) -> list[float]:
    counts = [_bigrams(sentence) for sentence in sentences]
    lengths = [count.total() for count in counts]
    mean = sum(lengths) / len(lengths) if lengths else 1.0
    holders = Counter(gram for count in counts for gram in count)
    weights = {
        gram: math.log(1 + (len(counts) - holders[gram] + 0.5) / (holders[gram] + 0.5)) for gram in query
    }
    return [
        sum(
            weights[gram] * count[gram] * (_K1 + 1) / (count[gram] + _K1 * (1 - _B + _B * length / mean))
            for gram in query
            if gram in count
        )
        for count, length in zip(counts, lengths, strict=True)
    ]


def _bigrams(text: str) -> Counter[str]:
    view = fold(text)
    return Counter(view[i : i + 2] for i in range(len(view) - 1))


def _pairs(reports: Reports, items: Sequence[int], judge: Judge) -> tuple[Pair, ...]:
    found: list[Pair] = []
    for path, gold in reports:
        text = "\n".join(block.text for block in read(path).body)
        sentences = _SENTENCE.findall(text)
        for item in items:
            status, quotes = judge(sentences, item)
            label = gold.items.get(item)
            wanted = Status.MISSING if label is None else label.status
            found.append(
                Pair(path.stem, item, wanted, status, label.quotes if label is not None else (), quotes)
            )
    return tuple(found)
