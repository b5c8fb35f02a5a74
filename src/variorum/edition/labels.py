"""Labels: what the articles of a story are called when they are shown, each by another name."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from variorum.edition.words import plain
from variorum.model import Article
from variorum.text.phrases import listing

LONGEST = 28
"""A label of more characters is cut in its middle, if it still tells its article from the others."""
LONGEST_NUMBER = 5
FEWEST_DIGITS = 3
SHORTEST_ID = 2
NUMBERED = "report "
"""So begins the label of a report whose file has no name but a number."""
_TOKEN = re.compile(r"[^\W_]+")
_MACHINE_MADE = re.compile(r"(?=\D*\d)[0-9a-fA-F]{8,}")
"""A part of a name that tells a reader nothing, if the name has others."""


class Labels:
    """What the articles of a story are called; look-ups raise KeyError if there is no such article."""

    def __init__(self, articles: Sequence[Article]) -> None:
        self.of = labels(articles)
        self.short_ids = short_ids(articles)
        differing = {a.label: self.of[a.id] for a in articles if plain(a.label) != self.of[a.id]}
        # The names by which a story's texts call articles that are shown under other ones, the longest first.
        self.renamed = dict(sorted(differing.items(), key=lambda names: (-len(names[0]), names)))


def labels(articles: Sequence[Article]) -> dict[str, str]:
    """Return one label per article: the outlet, or else its file's name, as short as tells the reports apart.

    Where two reports are of one outlet, each has the name of its file too, or where that is the same its id.
    """
    called = {a.id: a.source or "" for a in articles}
    called.update(_by_name([a for a in articles if not a.source]))
    shared = Counter(called.values())
    found: dict[str, str] = {}
    for article in articles:
        label = called[article.id]
        name = article.name.rsplit("/", 1)[-1]
        if shared[label] > 1 and name not in ("", label):
            label = f"{label} ({name})"
        found[article.id] = plain(label)
    shared = Counter(found.values())
    found = {i: f"{plain(called[i])} ({i})" if shared[label] > 1 else label for i, label in found.items()}
    cut = {article: _cut(label) for article, label in found.items()}
    return cut if len(set(cut.values())) == len(set(found.values())) else found


def listed(shown: Sequence[str]) -> str:
    """Return "Gazette and radio", "reports 3, 5 and 9"."""
    if len(shown) > 1 and all(label.startswith(NUMBERED) for label in shown):
        return f"reports {listing([label.removeprefix(NUMBERED) for label in shown])}"
    return listing(shown)


def short_ids(articles: Sequence[Article]) -> dict[str, str]:
    """Return the beginning of each article's id that tells it from the others."""
    ids = [a.id for a in articles]
    longest = max(map(len, ids), default=SHORTEST_ID)
    for length in range(SHORTEST_ID, longest):
        if len({i[:length] for i in ids}) == len(set(ids)):
            return {i: i[:length] for i in ids}
    return {i: i for i in ids}


def _by_name(articles: Sequence[Article]) -> dict[str, str]:
    """Return labels made of file names, without what is machine-made in them or the same in all."""
    stems = [a.label.removeprefix(NUMBERED) for a in articles]
    tokens = [set(_TOKEN.findall(stem)) for stem in stems]
    in_all = set.intersection(*tokens) if len(tokens) > 1 else set()
    long = any(len(stem) > LONGEST for stem in stems)
    in_all = {t for t in in_all if long and any(c.isdigit() for c in t)}
    made = {t for found in tokens for t in found if _MACHINE_MADE.fullmatch(t)}
    tried = ([_without(stem, needless) for stem in stems] for needless in (made | in_all, in_all, made))
    short = next((t for t in tried if all(t) and len(set(t)) == len(set(stems))), stems)
    short = _last_digits(short)
    return {
        a.id: f"{NUMBERED}{name}" if name.isdigit() or a.label.startswith(NUMBERED) else name
        for a, name in zip(articles, short, strict=True)
    }


def _without(stem: str, needless: set[str]) -> str:
    """Return a name without some of its parts and what joins them."""
    parts = re.split(r"([\W_]+)", stem)
    kept = ""
    for n in range(0, len(parts), 2):
        if parts[n] and parts[n] not in needless:
            kept += (parts[n - 1] if kept and n else "") + parts[n]
    return kept


def _last_digits(names: list[str]) -> list[str]:
    """Return names in which long numbers are cut to the last digits that tell them apart."""
    long = {name for name in names if name.isdigit() and len(name) > LONGEST_NUMBER}
    for digits in range(FEWEST_DIGITS, LONGEST_NUMBER):
        cut = [name[-digits:] if name in long else name for name in names]
        if len(set(cut)) == len(set(names)):
            return cut
    return names


def _cut(label: str) -> str:
    half = LONGEST // 2
    return label if len(label) <= LONGEST else f"{label[: half - 1]}…{label[-half:]}"
