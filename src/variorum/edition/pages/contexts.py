"""What the parts of a page are told: plain values, ready to be shown, and the ids that links lead to."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from variorum.edition import facts
from variorum.edition.pages.shapes import Chart, Figure


@dataclass(frozen=True)
class Link:
    """A label and the id of what it leads to; `hint` is shown when one hovers over it."""

    label: str
    target: str
    hint: str = ""


@dataclass(frozen=True)
class CitedSentence:
    """One sentence of the brief with its numbered citations; `difference` leads to the card of one that it tells."""

    text: str
    citations: tuple[Link, ...]
    difference: Link | None


@dataclass(frozen=True)
class Passage:
    """Words of a report within their sentence: what stands before them, the words, what stands behind.

    `same` leads to other reports that have the very words from the same origin.
    """

    report: str
    target: str
    before: str
    words: str
    after: str
    chain: tuple[str, ...]
    denied: bool
    origin: str
    same: tuple[Link, ...] = ()


@dataclass(frozen=True)
class Side:
    """One way of telling a point, with the passages that tell it so."""

    value: str
    counts: str
    passages: tuple[Passage, ...]


@dataclass(frozen=True)
class Card:
    """One finding. `type` is the code of a difference; `weak` says that it is to be folded away."""

    id: str
    kind: str
    type: str
    type_word: str
    text: str
    counts: str
    one_origin: bool
    reports: str
    reason: str
    sides: tuple[Side, ...]
    difference: Link | None
    weak: bool


@dataclass(frozen=True)
class Shelf:
    """A section of cards: those to show, the weaker ones to fold, and how many more are only counted."""

    id: str
    heading: str
    note: str
    cards: tuple[Card, ...]
    folded: tuple[Card, ...]
    rest: int

    @property
    def size(self) -> int:
        """How many findings there are in all."""
        return len(self.cards) + len(self.folded) + self.rest


@dataclass(frozen=True)
class Cell:
    """What one report says of one point: `sign` and `words` say it, `origin` is a letter within the row."""

    state: str
    sign: str
    words: str
    target: str = ""
    origin: str = ""


@dataclass(frozen=True)
class Row:
    """One finding of the table."""

    finding: str
    type: str
    text: str
    counts: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True)
class Column:
    """One report of the table; a copy stands behind what it copies."""

    label: str
    target: str
    copy: bool


@dataclass(frozen=True)
class Group:
    """Reports that are one voice: copies of one text, the first of them first, or one report alone.

    `origin` names where the text of copies comes from.
    """

    columns: tuple[Column, ...]
    origin: str

    @property
    def copies(self) -> int:
        """How many reports copy the first."""
        return len(self.columns) - 1


@dataclass(frozen=True)
class Table:
    """Claims × origins: findings down, reports across; `rest` are only counted."""

    groups: tuple[Group, ...]
    rows: tuple[Row, ...]
    folded: tuple[Row, ...]
    rest: int

    @property
    def columns(self) -> tuple[Column, ...]:
        """All columns, in the order of a row's cells."""
        return tuple(column for group in self.groups for column in group.columns)

    @property
    def has_copies(self) -> bool:
        """Whether some reports are copies of others."""
        return any(group.copies for group in self.groups)


@dataclass(frozen=True)
class Piece:
    """Words of a wording; `state` is "" where all reports have them, else "own" or "gap"."""

    text: str
    state: str


@dataclass(frozen=True)
class Wording:
    """One wording of what was said, and the reports that have it."""

    reports: tuple[Link, ...]
    pieces: tuple[Piece, ...]


@dataclass(frozen=True)
class Speech:
    """One utterance: who spoke, where and when, each statement in its wordings, and what one report alone has."""

    speaker: str
    setting: str
    counts: str
    statements: tuple[tuple[Wording, ...], ...]
    alone: tuple[Wording, ...]
    reasons: tuple[str, ...]
    folded: bool


@dataclass(frozen=True)
class Event:
    """One entry of the timeline."""

    number: int
    date: str
    repeated: bool
    summary: str
    links: tuple[Link, ...]


@dataclass(frozen=True)
class Known:
    """One person, place or body: its spellings with the reports that use them, and why they were joined."""

    name: str
    type: str
    titles: str
    spellings: tuple[tuple[str, str], ...]
    reasons: tuple[str, ...]


@dataclass(frozen=True)
class Maybe:
    """Two that may be the same and were not joined."""

    left: str
    right: str
    reasons: str


@dataclass(frozen=True)
class Report:
    """One article, whole: `text` has its marks in it; `title` is empty where the text begins with it."""

    about: facts.Report
    title: str
    text: Markup
    language: str


@dataclass(frozen=True)
class Note:
    """What was left out for one reason."""

    heading: str
    messages: tuple[str, ...]


@dataclass(frozen=True)
class Setting:
    """A setting with the value that was in force, and its help."""

    name: str
    value: str
    meaning: str


@dataclass(frozen=True)
class Made:
    """How the page was made; `settings` are empty where they are not known, `folded_below` tells the scores."""

    version: str
    day: str
    settings: tuple[Setting, ...]
    folded_below: str
    notes: tuple[Note, ...]
    copies: tuple[str, ...]


@dataclass(frozen=True)
class Meaning:
    """What a kind of difference is, by the code of its sign."""

    type: str
    word: str
    text: str


@dataclass(frozen=True)
class Page:
    """A story's page; `meanings` are those of the differences on it."""

    title: str
    head: tuple[str, ...]
    warnings: tuple[str, ...]
    brief: tuple[CitedSentence, ...]
    shelves: tuple[Shelf, ...]
    table: Table | None
    figures: tuple[Figure, ...]
    speeches: tuple[Speech, ...]
    chart: Chart | None
    events: tuple[Event, ...]
    people: tuple[tuple[str, tuple[Known, ...]], ...]
    maybes: tuple[Maybe, ...]
    reports: tuple[Report, ...]
    made: Made
    meanings: tuple[Meaning, ...]
