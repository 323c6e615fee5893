"""The search for copies: its time by the number of reports, and what it finds of planted copies.

The texts are made here: sentences of the samples and the gold reports, their clauses recombined,
words exchanged for others, figures new, with the set phrases that all such reports share.
"""

import random
import re
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from benchmarks.result import Result
from checker.compare.copies import find_copies
from checker.compare.words import CompareWords
from checker.language.wording import Wording
from checker.model.district import ReportText, TextSentence
from checker.model.normalise import fold
from checker.pipeline import load_rulebook

_ROOT = Path(__file__).resolve().parents[1]
_TEXTS = ("scripts/samples/*.txt", "tests/gold/dev/*.txt", "tests/gold/own/*/*.txt")
_CHARACTERS = 5_000
_COPIES = 50
_GOALS = {1_000: 10.0, 5_000: 60.0}
_RECALL = 0.98
_NAMES = tuple(f"区{unit}{kind}" for unit in ("民政", "司法", "城管", "商务", "教育") for kind in "局委办")
_ALIKE = tuple(
    tuple(words.split())
    for words in (
        "推进 推动 促进 深化",
        "加强 强化 加大 提升",
        "开展 组织 实施 举办",
        "完善 健全 优化 细化",
        "企业 商户 单位 经营者",
        "群众 居民 市民 百姓",
        "检查 巡查 抽查 督查",
        "培训 轮训 讲座 授课",
        "及时 迅速 尽快 按时",
        "全年 年内 今年 一年来",
        "问题 情况 事项 矛盾",
        "部门 科室 条线 处室",
        "制定 编制 起草 拟订",
        "宣传 普及 宣讲 传播",
        "规范 严格 统一 明确",
    )
)
_OTHERS = {word: tuple(o for o in words if o != word) for words in _ALIKE for word in words}
_WORD = re.compile("|".join(sorted(_OTHERS, key=lambda word: (-len(word), word))))
_COMMON = 40

Change = Callable[[random.Random, list[str]], list[str]]


@dataclass(frozen=True, slots=True)
class Planted:
    """Reports, the names of their units, and which pairs are copies, by the kind of change."""

    texts: tuple[ReportText, ...]
    names: tuple[str, ...]
    pairs: dict[str, list[frozenset[str]]]


def measure_copies() -> list[Result]:
    """Time for 1,000 and 5,000 reports; recall for each share of changes; false pairs."""
    return [result for count in _GOALS for result in _measure(planted_copies(count, _COPIES))]


def planted_copies(count: int, copies: int) -> Planted:
    """`count` reports, of which `copies` for each kind of change are made of others among them."""
    chance = random.Random(count)
    lines = [varied_sentences(chance) for _ in range(count - copies * len(_CHANGES))]
    originals = iter(chance.sample(range(len(lines)), copies * len(_CHANGES)))
    pairs: dict[str, list[frozenset[str]]] = {}
    for name, change in _CHANGES.items():
        for _ in range(copies):
            original = next(originals)
            pairs.setdefault(name, []).append(frozenset((_unit(original), _unit(len(lines)))))
            lines.append(_renamed(chance, change(chance, lines[original])))
    texts = tuple(_text(_unit(number), sentences) for number, sentences in enumerate(lines))
    return Planted(texts, _NAMES, pairs)


def _measure(planted: Planted) -> list[Result]:
    count = len(planted.texts)
    words = CompareWords.of(Wording(load_rulebook().rulebook.wording))
    started = time.process_time()
    found = {frozenset((pair.left, pair.right)) for pair in find_copies(planted.texts, planted.names, words)}
    seconds = time.process_time() - started
    false = len(found - {copy for copies in planted.pairs.values() for copy in copies})
    return [
        Result(
            f"查找抄本，{count} 份报告，每份约 {_CHARACTERS} 字，单核",
            f"{seconds:.1f} 秒",
            f"≤ {_GOALS[count]:g} 秒",
            seconds <= _GOALS[count],
        ),
        *(_recall(count, name, copies, found) for name, copies in planted.pairs.items()),
        Result(f"{count} 份中误报", f"{false} 对", "0 对", false == 0),
    ]


def _recall(count: int, name: str, copies: list[frozenset[str]], found: set[frozenset[str]]) -> Result:
    recall = sum(copy in found for copy in copies) / len(copies)
    label, figure = f"{count} 份中找回{name}的抄本（{len(copies)} 对）", f"{recall:.3f}"
    if name == _NO_GOAL:
        return Result(label, figure)
    return Result(label, figure, f"≥ {_RECALL:g}", recall >= _RECALL)


def _unit(number: int) -> str:
    return f"第{number:05d}份"


def _text(unit: str, sentences: Sequence[str]) -> ReportText:
    made = (
        TextSentence(line, fold(line), "work", False, True, (), number, 0, len(line))
        for number, line in enumerate(sentences)
    )
    return ReportText(unit, 2022, tuple(made))


@cache
def _pool() -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The sentences that many reports share, and the clauses that all others are made of."""
    lines = "\n".join(
        path.read_text("utf-8") for shape in _TEXTS for path in sorted(_ROOT.glob(shape))
    ).splitlines()
    sentences = sorted({s for line in lines for s in re.findall(r"[^。#@>|]{12,150}。", line)})
    clauses = {c for s in sentences for c in re.split("[，；。]", s) if len(c) >= 6}
    random.Random(1).shuffle(sentences)
    return tuple(sentences[:_COMMON]), tuple(sorted(clauses))


def varied_sentences(chance: random.Random, characters: int = _CHARACTERS) -> list[str]:
    """A report of about that length, of which some six sentences are those that many reports share."""
    common, _ = _pool()
    sentences = chance.sample(common, 6)
    length = sum(map(len, sentences))
    while length < characters:
        sentences.append(_sentence(chance))
        length += len(sentences[-1])
    chance.shuffle(sentences)
    return sentences


def _sentence(chance: random.Random) -> str:
    _, clauses = _pool()
    parts = chance.sample(clauses, chance.choice((1, 2, 2, 3, 3, 4)))
    return _reworded(chance, "，".join(parts) + "。", 0.5)


def _reworded(chance: random.Random, sentence: str, share: float) -> str:
    """Words exchanged for others with the given probability, figures for others."""
    sentence = _WORD.sub(
        lambda match: chance.choice(_OTHERS[match[0]]) if chance.random() < share else match[0], sentence
    )
    return re.sub(r"\d+", lambda _: str(chance.randint(2, 999)), sentence)


def _changed(share: float) -> Change:
    """That share of the sentences replaced by others or said in other words, by turns."""

    def change(chance: random.Random, sentences: list[str]) -> list[str]:
        made = list(sentences)
        for turn, number in enumerate(chance.sample(range(len(made)), round(share * len(made)))):
            made[number] = _sentence(chance) if turn % 2 == 0 else _reordered(chance, made[number])
        return made

    return change


def _reordered(chance: random.Random, sentence: str) -> str:
    parts = _reworded(chance, sentence.rstrip("。"), 1.0).split("，")
    chance.shuffle(parts)
    return "，".join(parts) + "。"


def _touched(chance: random.Random, sentences: list[str]) -> list[str]:
    """One or two characters of every sentence exchanged or left out."""
    made = []
    for sentence in sentences:
        for _ in range(chance.choice((1, 2))):
            place = chance.randrange(len(sentence))
            sentence = sentence[:place] + chance.choice(("", "也", "各")) + sentence[place + 1 :]
        made.append(sentence)
    return made


def _renamed(chance: random.Random, sentences: list[str]) -> list[str]:
    """Units' names and all figures become others."""
    name = chance.choice(_NAMES)
    shape = "|".join((*_NAMES, "我局", "我委", "我街道", "我镇"))
    return [re.sub(r"\d+", lambda _: str(chance.randint(2, 999)), re.sub(shape, name, s)) for s in sentences]


_NO_GOAL = "改动 50% 句"
_CHANGES: dict[str, Change] = {
    **{f"改动 {share}% 句": _changed(share / 100) for share in (5, 10, 20, 30, 50)},
    "每句改一两字": _touched,
}
