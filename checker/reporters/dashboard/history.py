"""Each unit's score over the years, as small lines."""

from dataclasses import dataclass

from checker.model.district import District, YearCoverage

WIDTH, HEIGHT = 160, 48
_EDGE = 6
MOST_LINES = 300
_STEP = 0.005
"""Coverage that moves less than this has not moved: it is rounding."""


@dataclass(frozen=True, slots=True)
class Point:
    """One year's score and its place in the picture."""

    year: int
    score: float
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Line:
    """One unit's years, oldest first; the last one is compared with `before`.

    `better` and `worse` are the items whose coverage rose or fell since then.
    """

    unit: str
    before: int
    points: tuple[Point, ...]
    change: float | None
    better: tuple[int, ...]
    worse: tuple[int, ...]


def lines(district: District) -> tuple[Line, ...]:
    """A line for every unit with more than one year, those that fell back most first."""
    grouped: dict[str, list[YearCoverage]] = {}
    for one in district.history:
        grouped.setdefault(one.unit, []).append(one)
    several = [_line(unit, years) for unit, years in grouped.items() if len(years) > 1]
    return tuple(sorted(several, key=lambda line: (line.change is None, line.change or 0.0)))


def _line(unit: str, years: list[YearCoverage]) -> Line:
    first, last = years[0].year, years[-1].year
    points = tuple(
        Point(one.year, one.score, *_place(one.year, one.score, first, last))
        for one in years
        if one.score is not None
    )
    before, now = years[-2], years[-1]
    change = None if before.score is None or now.score is None else now.score - before.score
    moved = {
        item: now.coverage[item] - before.coverage[item]
        for item in sorted(now.coverage.keys() & before.coverage.keys())
    }
    better = tuple(item for item, step in moved.items() if step > _STEP)
    worse = tuple(item for item, step in moved.items() if step < -_STEP)
    return Line(unit, before.year, points, change, better, worse)


def _place(year: int, score: float, first: int, last: int) -> tuple[float, float]:
    across = (year - first) / (last - first) if last > first else 0.5
    up = min(max(score, 0.0), 100.0) / 100
    return (
        round(_EDGE + across * (WIDTH - 2 * _EDGE), 1),
        round(HEIGHT - _EDGE - up * (HEIGHT - 2 * _EDGE), 1),
    )
