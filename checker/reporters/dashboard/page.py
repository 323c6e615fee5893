"""Fills the dashboard's template from a district."""

from dataclasses import dataclass

from checker.model.district import District, UnitResult
from checker.reporters import priority
from checker.reporters.dashboard import charts, history, matrix, overview, texts
from checker.reporters.dashboard.environment import environment, script


@dataclass(frozen=True, slots=True)
class Ranked:
    """One row of the ranking; `width` is the bar's, in per cent."""

    result: UnitResult
    width: float
    gaps: int
    to_review: int


def dashboard(district: District) -> str:
    """One complete HTML document; the same district gives the same bytes."""
    made = matrix.matrix(district)
    code, allowed = script()
    context = {
        "district": district,
        "counts": overview.counts(district),
        "troubles": overview.troubles(district),
        "late": overview.late(district),
        "state_words": overview.STATE_WORDS,
        "distribution": charts.distribution(district.units),
        "chart_height": charts.CHART_HEIGHT,
        "ranked": _ranked(district.units),
        "item_bars": charts.item_bars(district),
        "matrix": made,
        "matrix_data": matrix.data(made),
        "cells": matrix.cells,
        "letters": matrix.LETTERS,
        "most_drawn": matrix.MOST_DRAWN,
        "pairs": texts.pairs(district),
        "pastes": texts.pastes(district),
        "kept": texts.kept(district),
        "promises": texts.promises(district),
        "promise_words": texts.PROMISE_WORDS,
        "promise_totals": texts.promise_totals(district),
        "lines": history.lines(district),
        "most_lines": history.MOST_LINES,
        "line_width": history.WIDTH,
        "line_height": history.HEIGHT,
        "pages": {unit.unit: unit.page for unit in district.units},
        "script": code,
        "allowed_script": allowed,
    }
    return environment().get_template("dashboard.html.j2").render(context)


def _ranked(units: tuple[UnitResult, ...]) -> tuple[Ranked, ...]:
    ordered = sorted(units, key=lambda unit: (unit.report.score.value is None, unit.rank))
    return tuple(
        Ranked(
            unit,
            round(min(max(unit.report.score.value or 0.0, 0.0), 100.0), 2),
            len(priority.gaps(unit.report)),
            len(priority.to_review(unit.report)),
        )
        for unit in ordered
    )
