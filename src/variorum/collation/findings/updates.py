"""Updates: which of the pairs of claims that are set apart are of one state of things and the one after it."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Mapping, Sequence
from functools import cache

from variorum.collation.claims.lexicon import lexicon
from variorum.collation.claims.view import View
from variorum.collation.pairs.events import ended
from variorum.collation.pairs.figure_pair import FigurePair
from variorum.collation.pairs.judge import PairJudgement
from variorum.collation.pairs.scope import is_so_far
from variorum.collation.pairs.when import possible_days
from variorum.text.timex import Interval

_NOT_YET = re.compile(
    r"\b(?:ha(?:s|ve)(?: not|n['’]t| never| yet to)|not yet|(?:no[- ]?one|nobody|none|no \w+(?: \w+)?) ha(?:s|ve))\b",
    re.IGNORECASE,
)
_TAKEN_BACK = ("polarity", "figure", "thing", "actor")


class Updates:
    """Tells of pairs that are `apart` whether the one of the two reports supersedes the other.

    `figure` returns what a pair counts, `counted` has the claims by article, by what they count and by the number.
    """

    def __init__(
        self,
        views: Sequence[View],
        apart: Sequence[PairJudgement],
        figure: Callable[[PairJudgement], FigurePair | None],
        counted: Mapping[tuple[str, str, float], Sequence[int]],
    ) -> None:
        self.views = views
        self.apart = apart
        self.figure = figure
        self.counted = counted
        self.recounted: frozenset[str | None] = frozenset()
        self.recounted = self._recounted()

    def has(self, pair: PairJudgement) -> bool:
        """Tell whether the one of two reports supersedes the other.

        A state changed where one event undoes the other (arrested, released), and may be of other things on another
        day (who is held, what is closed). A toll was counted again where the report of a later day has more, where one
        source gives two figures, or where the lower was said to be a least number while others count again.
        """
        a, b = self.views[pair.i], self.views[pair.j]
        denied = a.claim.denied or b.claim.denied
        if a.first_word != b.first_word and pair.outcome in _TAKEN_BACK and not denied:
            return True
        if pair.outcome == "polarity" and (self.ending(pair) or _has_come(a, b)):
            return True
        if pair.outcome == "polarity" and a.claim.polarity == b.claim.polarity:
            return _two_days(a, b) is not None or possible_days(a, b) == "different"
        if pair.outcome in ("thing", "extent") and a.events & b.events & _changing():
            return _two_days(a, b) is not None
        figure = self.figure(pair)
        summed = figure is not None and figure.type == "figure" and not figure.toll
        if figure is not None and summed and (is_so_far(a) or is_so_far(b)):
            days = _two_days(a, b)
            return days is not None and (days[0] < days[1]) == (figure.numbers[0] < figure.numbers[1])
        if figure is None or not figure.toll or self.are_of_one_count(pair):
            return False
        if a.speaker is not None and a.speaker == b.speaker:
            return True
        if (days := _two_days(a, b)) is not None:
            if figure.toll in lexicon().falling:
                return True
            return (days[0] < days[1]) == (figure.numbers[0] < figure.numbers[1])
        return figure.lower_is_least and figure.toll in self.recounted

    def ending(self, pair: PairJudgement) -> list[int]:
        """Return which claim of a pair tells of the event that ended the state that the other tells of, if one does."""
        a, b = self.views[pair.i], self.views[pair.j]
        return [k for k, x, y in ((pair.i, b, a), (pair.j, a, b)) if ended(x, y, lexicon())]

    def _recounted(self) -> frozenset[str | None]:
        """Return the tolls that were surely counted again: one source gives two figures, or a later report has more."""
        return frozenset(
            figure.toll
            for pair in self.apart
            if (figure := self.figure(pair)) and not figure.lower_is_least and self.has(pair)
        )

    def are_of_one_count(self, pair: PairJudgement) -> bool:
        """Tell whether two figures are of one state of things: set side by side in one article, or, as parts of a
        toll ("seven of them children"), in two that have a toll of all in common.
        """
        a, b = self.views[pair.i].article, self.views[pair.j].article
        if a is b:
            return True
        figure = self.figure(pair)
        if figure is None or not figure.toll or figure.key == self._whole(figure):
            return False
        whole = self._whole(figure)
        tolls = [{n for article, kind, n in self.counted if (article, kind) == (x.id, whole)} for x in (a, b)]
        return bool(tolls[0] & tolls[1])

    def _whole(self, figure: FigurePair) -> str:
        """Return what a toll of all is counted under, of which the figure may be a part."""
        return f"count:any {figure.toll}"

    def leave_order_open(self, pair: PairJudgement) -> bool:
        """Tell whether two reports tell of states that follow one another, and nothing tells which came first."""
        a, b = self.views[pair.i], self.views[pair.j]
        changes = lexicon().changes
        changed = any({x, y} in changes for x in a.events - b.events for y in b.events - a.events)
        return pair.outcome == "polarity" and changed and not self.has(pair)


def _has_come(a: View, b: View) -> bool:
    """Tell whether an earlier report says that something has not happened, or not yet, and a later one that it did."""
    earlier, later = sorted((a, b), key=lambda v: v.article.published.value or datetime.date.max)
    return (
        _two_days(a, b) is not None
        and earlier.claim.polarity == "negative"
        and later.claim.polarity == "positive"
        and _NOT_YET.search(earlier.claim.span.text) is not None
    )


@cache
def _changing() -> frozenset[str]:
    """Return the events whose states another event undoes."""
    return frozenset().union(*lexicon().changes)


def _two_days(a: View, b: View) -> Interval | None:
    """Return the days of publication of two claims where they are known and not the same."""
    one, other = a.article.published.value, b.article.published.value
    return (one, other) if one is not None and other is not None and one != other else None
