"""The search for copies: its time by the number of reports, and what it finds of planted copies.

The texts are made here: sentences of the samples and the gold reports, their clauses recombined,
words exchanged for others, figures new, with the set phrases that all such reports share.
"""

import random
import re
import time
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path

from benchmarks.result import Result
from checker.compare.copies import find_copies
from checker.model.district import ReportText, TextSentence
from checker.model.normalise import fold

_ROOT = Path(__file__).resolve().parents[1]
_TEXTS = ("scripts/samples/*.txt", "tests/gold/dev/*.txt", "tests/gold/own/*/*.txt")
_CHARACTERS = 5_000
_COPIES = 50
_GOALS = {1_000: 10.0, 5_000: 60.0}
_RECALL = 0.98
_NAMES = tuple(
    f"{place}{kind}" for place in ("区民政", "区司法", "区城管", "区商务", "区教育") for kind in "局委办"
)
_PLACES = ("仙霞", "虹桥", "程桥", "天山", "北新泾", "江苏路", "华阳路", "周家桥", "古北", "中山")
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

Change = Callable[[random.Random, list[str], float], list[str]]


def measure_copies() -> list[Result]:
    """Time for 1,000 and 5,000 reports; recall for each share of changes; false pairs."""
    results = []
    for count, goal in _GOALS.items():
        texts, planted = _collection(count)
        started = time.process_time()
        pairs = {frozenset((pair.left, pair.right)) for pair in find_copies(texts, _NAMES)}
        seconds = time.process_time() - started
        results.append(
            Result(
                f"抄袭查找，{count} 份报告，每份约 {_CHARACTERS} 字，单核",
                f"{seconds:.1f} 秒",
                f"≤ {goal:g} 秒",
                seconds <= goal,
            )
        )
        results += _found(count, planted, pairs)
    return results


def _found(count: int, planted: dict[str, list[frozenset[str]]], pairs: set[frozenset[str]]) -> list[Result]:
    results = []
    for name, copies in planted.items():
        recall = sum(copy in pairs for copy in copies) / len(copies)
        asked = "50%" not in name
        results.append(
            Result(
                f"{count} 份中找回{name}的抄本（{len(copies)} 对）",
                f"{recall:.3f}",
                f"≤ {_RECALL}".replace("≤", "≥") if asked else "—",
                recall >= _RECALL if asked else None,
            )
        )
    false = len(pairs - {copy for copies in planted.values() for copy in copies})
    return [*results, Result(f"{count} 份中误报", f"{false} 对", "0 对", false == 0)]


def _collection(count: int) -> tuple[list[ReportText], dict[str, list[frozenset[str]]]]:
    """Reports of which `_COPIES` for each kind of change are copies of others, and those pairs."""
    chance = random.Random(count)
    kinds: dict[str, tuple[Change, float]] = {
        f"改动 {share:.0%} 句": (_changed, share) for share in (0.05, 0.1, 0.2, 0.3, 0.5)
    }
    kinds["每句改一两字"] = (_touched, 1.0)
    lines = [varied_sentences(chance) for _ in range(count - _COPIES * len(kinds))]
    originals = iter(chance.sample(range(len(lines)), _COPIES * len(kinds)))
    planted: dict[str, list[frozenset[str]]] = {}
    for name, (change, share) in kinds.items():
        for _ in range(_COPIES):
            original = next(originals)
            planted.setdefault(name, []).append(frozenset((_unit(original), _unit(len(lines)))))
            lines.append(_renamed(chance, change(chance, lines[original], share)))
    return [_text(_unit(number), sentences) for number, sentences in enumerate(lines)], planted


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


def _changed(chance: random.Random, sentences: list[str], share: float) -> list[str]:
    """That share of the sentences replaced by others or said in other words, by turns."""
    made = list(sentences)
    for turn, number in enumerate(chance.sample(range(len(made)), round(share * len(made)))):
        made[number] = _sentence(chance) if turn % 2 == 0 else _reordered(chance, made[number])
    return made


def _reordered(chance: random.Random, sentence: str) -> str:
    parts = _reworded(chance, sentence.rstrip("。"), 1.0).split("，")
    chance.shuffle(parts)
    return "，".join(parts) + "。"


def _touched(chance: random.Random, sentences: list[str], share: float) -> list[str]:
    """One or two characters of every sentence exchanged, left out or put in."""
    made = []
    for sentence in sentences:
        for _ in range(chance.choice((1, 2))):
            place = chance.randrange(len(sentence))
            sentence = sentence[:place] + chance.choice(("", "也", "各")) + sentence[place + 1 :]
        made.append(sentence)
    return made if share else sentences


def _renamed(chance: random.Random, sentences: list[str]) -> list[str]:
    """Units' names and all figures become others."""
    name = chance.choice(_NAMES)
    shape = "|".join((*_NAMES, "我局", "我委", "我街道", "我镇"))
    return [re.sub(r"\d+", lambda _: str(chance.randint(2, 999)), re.sub(shape, name, s)) for s in sentences]
