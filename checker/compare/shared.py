"""Two sentences beside each other, as they are shown."""

import re

from checker.compare.figures import figures
from checker.model.district import SharedSentence, TextSentence


def shared_sentence(
    left: TextSentence, right: TextSentence, likeness: float, fixed: re.Pattern[str]
) -> SharedSentence:
    """The pair as it is shown; `likeness` is 1.0 where they are the same once masked.

    `fixed` are the figures that prove nothing."""
    kept = figures(left.view, fixed)
    return SharedSentence(
        left=left.text,
        left_block=left.block,
        right=right.text,
        right_block=right.block,
        kind="exact" if likeness == 1.0 else "near",
        likeness=likeness,
        kept_figures=bool(kept) and kept == figures(right.view, fixed),
    )
