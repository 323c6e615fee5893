"""The words that comparing goes by, from the rulebook's language/compare.yaml, compiled once."""

import re
from dataclasses import dataclass

from checker.compare.promise_words import PromiseWords
from checker.language.wording import Wording


@dataclass(frozen=True, slots=True)
class CompareWords:
    """What to mask, what never goes stale, and how promises are read."""

    own_names: re.Pattern[str]
    """What a unit calls itself: 我局."""
    fixed_figures: re.Pattern[str]
    """Figures that are the same every year and prove nothing."""
    set_phrases: re.Pattern[str]
    """The set phrases every report opens and closes with, from comma to comma."""
    back_before: re.Pattern[str]
    """What stands right before a year that is rightly looked back to: 较2021年. Ends where searching ends."""
    back_after: re.Pattern[str]
    """The same, to be matched right after the year: 以来, 7月15日起施行."""
    promises: PromiseWords

    @classmethod
    def of(cls, wording: Wording) -> "CompareWords":
        """Compile the lists. Raises CheckerError where the rulebook lacks one."""
        back = wording.pattern("compare.back_after").pattern
        later = wording.pattern("compare.back_later").pattern
        in_force = wording.pattern("compare.in_force").pattern
        return cls(
            own_names=wording.pattern("compare.own_names"),
            fixed_figures=wording.pattern("compare.fixed_figures"),
            set_phrases=re.compile(rf"[^,。;]*(?:{wording.pattern('compare.set_phrases').pattern})[^,。;]*"),
            back_before=re.compile(rf"(?:{wording.pattern('compare.back_before').pattern})\Z"),
            back_after=re.compile(
                rf"{back}|度?[^,。;]{{0,12}}(?:{later})|\d{{1,2}}月[^,。;]{{0,12}}(?:{in_force})"
            ),
            promises=PromiseWords.of(wording),
        )
