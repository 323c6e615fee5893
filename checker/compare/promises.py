"""Last year's promises held against this year's report: kept, planned again, or not found."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from checker.compare.masking import counts
from checker.compare.promise_match import SentenceIndex, Told, rarity, tell
from checker.compare.promise_text import PlainPromise, plain_promises
from checker.compare.words import CompareWords
from checker.model.district import Promise, PromiseState, ReportText, TextSentence

_TELLING = ("work", "first_responsible")
# Of a promise with several clauses at least this share, by weight, must be told of: less where no
# more is said than that it is still on the way.
_ENOUGH: dict[PromiseState, float] = {"kept": 0.5, "planned_again": 0.4}


@dataclass(frozen=True, slots=True)
class _Spoken:
    """A sentence of this year's report that may be quoted, with the heading above it."""

    sentence: TextSentence
    heading: str


def last_years_promises(now: ReportText, before: ReportText, words: CompareWords) -> tuple[Promise, ...]:
    """What became of each promise in the plans of `before`, in their order.

    "kept" where sentences of this year's work tell of it done; "planned_again" where only plans or a
    sentence that admits a lack speak of it; else "not_found", which means that no sentence was found,
    not that nothing was done. A promise with a figure of which less was reached is not kept: it is
    quoted, and "not_found" unless the plans repeat it.
    """
    spoken = list(_spoken(now))
    sentences = [one.sentence for one in spoken]
    weights = rarity([*sentences, *filter(counts, before.sentences)])
    index = SentenceIndex(sentences)
    return tuple(
        _judged(now.unit, one, spoken, index) for one in plain_promises(before, weights, words.promises)
    )


def _spoken(report: ReportText) -> Iterator[_Spoken]:
    heading = ""
    for sentence in report.sentences:
        if sentence.heading:
            heading = sentence.text
        elif counts(sentence):
            yield _Spoken(sentence, heading)


def _judged(unit: str, promise: PlainPromise, spoken: Sequence[_Spoken], index: SentenceIndex) -> Promise:
    kept, again, short = _told_of(promise, spoken, index)
    state: PromiseState = "not_found"
    quoted = None
    if _enough(kept, promise, "kept"):
        state, quoted = "kept", _best(kept)
    elif _enough(again, promise, "planned_again"):
        state, quoted = "planned_again", _best(again)
    elif _enough(short, promise, "kept"):
        quoted = _best(short)
    return Promise(
        unit=unit,
        text=promise.text,
        heading=promise.heading,
        items=promise.sentence.items,
        state=state,
        quote=spoken[quoted].sentence.text if quoted is not None else "",
        quote_heading=spoken[quoted].heading if quoted is not None else "",
    )


# For each clause of a promise the weight that a sentence tells of, and the sentence's number.
_Found = dict[int, tuple[float, int]]


def _told_of(
    promise: PlainPromise, spoken: Sequence[_Spoken], index: SentenceIndex
) -> tuple[_Found, _Found, _Found]:
    """For each clause the best sentence that tells it done, that only speaks of it, that falls short."""
    kept: _Found = {}
    again: _Found = {}
    short: _Found = {}
    for clause, thing in enumerate(promise.objects):
        for number in index.candidates(thing):
            sentence = spoken[number].sentence
            told = tell(thing, sentence, promise.sentence.items)
            if told.coverage:
                found = _where(told, sentence, kept, again, short)
                best = found.get(clause, (0.0, -number))
                found[clause] = max(best, (told.coverage * thing.weight, -number))
    return kept, again, short


def _where(told: Told, sentence: TextSentence, kept: _Found, again: _Found, short: _Found) -> _Found:
    if told.done and sentence.role in _TELLING:
        return kept
    return short if told.short and sentence.role in _TELLING else again


def _enough(found: _Found, promise: PlainPromise, state: PromiseState) -> bool:
    told = sum(promise.objects[clause].weight for clause in found)
    return told > 0 and told >= _ENOUGH[state] * sum(thing.weight for thing in promise.objects)


def _best(found: _Found) -> int:
    return -max(found.values())[1]
