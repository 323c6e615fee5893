"""Words that decide whether a sentence is about the same thing as a promise."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from checker.language.wording import Wording, compile_entries
from checker.model.normalise import fold


@dataclass(frozen=True, slots=True)
class PromiseWords:
    """How promises are cut out of a plans part, and what of their words tells what they are about."""

    lead: re.Pattern[str]
    """What comes before the first promise: 2023年，我局将重点做好以下工作："""
    slogan: re.Pattern[str]
    """Clauses that promise nothing that could be found done."""
    purpose: re.Pattern[str]
    """How a later clause opens that only tells what for."""
    occasion: re.Pattern[str]
    """How a clause opens that only tells on what occasion the next one promises something."""
    generic: re.Pattern[str]
    """Words that any promise may have, whatever it is about."""
    helpers: re.Pattern[str]
    """Before those who help, or the means: a promise is kept without them."""
    beside: re.Pattern[str]
    """Those with whom something is done."""
    common: re.Pattern[str]
    """Words of every report on the rule of law: they weigh little."""
    lacking: re.Pattern[str]
    """Words by which a clause admits that something was not done."""
    put_off: re.Pattern[str]
    """Words by which a clause puts off to later what it speaks of."""
    act: re.Pattern[str]
    """What is done to the object, or made."""
    act_of: Mapping[str, int]
    """The group of each such word: 轮训 and 培训 are one."""

    @classmethod
    def of(cls, wording: Wording) -> "PromiseWords":
        """Compile the lists. Raises CheckerError where the rulebook lacks one."""
        groups = enumerate(wording.entries("compare.acts"))
        act_of = {fold(word): group for group, words in groups for word in words.split()}
        return cls(
            lead=re.compile(f"^[^：:；;]*(?:{wording.pattern('compare.plan_leads').pattern})[^：:；;]*[：:]"),
            slogan=wording.pattern("compare.slogans"),
            purpose=re.compile(
                f"(?:{wording.pattern('compare.purpose_adverbs').pattern})*"
                f"(?:{wording.pattern('compare.purposes').pattern})"
            ),
            occasion=re.compile(
                f"(?:{wording.pattern('compare.occasion_adverbs').pattern})?"
                f"(?:{wording.pattern('compare.occasions').pattern})"
            ),
            generic=wording.pattern("compare.to_come", "compare.to_do", "compare.of_form", "compare.joining"),
            helpers=wording.pattern("compare.helpers"),
            beside=wording.pattern("compare.beside"),
            common=wording.pattern("compare.common"),
            lacking=wording.pattern("compare.lacking"),
            put_off=wording.pattern("compare.put_off"),
            act=compile_entries(list(act_of)),
            act_of=act_of,
        )

    def acts(self, view: str) -> tuple[int, ...]:
        """The groups of the acts that a view names, in order and without repeats."""
        return tuple(dict.fromkeys(self.act_of[match[0]] for match in self.act.finditer(view)))
