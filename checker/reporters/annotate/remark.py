"""One thing to say about one phrase."""

from dataclasses import dataclass

from checker.model.report import Quote


@dataclass(frozen=True, slots=True)
class Remark:
    """A line of a comment. `rank` orders the lines on one phrase: faults, then gaps, then evidence;
    `cost` is what mending it adds to the score, so that what costs most is read first."""

    quote: Quote
    line: str
    rank: int
    cost: float = 0.0
