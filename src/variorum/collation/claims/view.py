"""View: a claim with everything that a comparison looks at."""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from variorum.collation.claims.counting import Count
from variorum.collation.claims.lexicon import lexicon
from variorum.model import Article, Claim, Quotation, Span, TimeExpression
from variorum.text.clock import Minutes
from variorum.text.timex import Interval
from variorum.text.words import stem

_WORD = re.compile(r"[^\W\d_]+")
_BELIEVED = re.compile(
    r"\b(?:is|are|was|were|been)\s+(?:\w+ly\s+)?"
    r"(?:believed|thought|reported|said|understood|alleged|suspected)\s+to have\b"
)
_RELATIVE = ("who ", "whom ", "whose ", "which ", "that ", "where ", "when ")
_WOULD = re.compile(r"\bwould (?!have\b)")
_AGREED, _REFUSED = stem("agree"), stem("refuse")
_PLANNED = frozenset(map(stem, ("plan", "intend", "pledge", "promise", "vow")))
_FORESEEN = frozenset({"expected", "scheduled", "due", "set"})

LONGEST = 40
"""Words of a clause that can stand alone."""


@dataclass(frozen=True, slots=True)
class Filler:
    """What fills a role, as it is compared.

    `names` are the entities within it and the countries it is said to be of; those up to its head are its `side`,
    which tells one actor from another.
    `type` is that of its entity, or `side` of those who are of a country or an organisation ("Army engineers"):
    a man and his office, a country and a company of it, differ in name without being different. An event or a
    pronoun has none: it may be anybody's. A pronoun that was not resolved is `unknown`: it agrees with anything and
    differs from nothing. It is `definite` where it is a certain one or all of them ("the groom", "his wife", a name),
    `bare` where it is any number of a kind ("banks and shops").
    """

    entity: str | None
    head: str
    stems: frozenset[str]
    names: frozenset[str]
    side: frozenset[str]
    type: str | None
    definite: bool
    bare: bool

    @property
    def is_pronoun(self) -> bool:
        """Tell whether a pronoun stands for it: who that is was inferred, and is too little to build a conflict on."""
        return self.head in lexicon().pronouns

    @property
    def unknown(self) -> bool:
        """Tell whether nothing is known of who or what it is."""
        return self.entity is None and self.is_pronoun


@dataclass(frozen=True)
class View:
    """One claim as it is compared.

    - `words`: its own, with names for its pronouns, and its subject before it where that stands outside it
    - `sentence`: the one that it begins in; `context`: the stems of that, but those of names
    - `events`: classes of its predicate; `touched`: those of all its words
    - `tokens`: its stems (an event's class in place of the word), entities and telling numbers: what likeness counts
    - `others`: further participants, by the preposition before them
    - `days`: its time as a closed interval; `weekday`: the day of the week that it names
    - `hour`: the time of day that it names; `clock`: the minutes of the day that it can have been at
    - `scene_days`, `scene_places`: the first day and the places, but countries, that its sentence names
    - `setting`: these places, or else those of the nearest sentence that names any; `known_places`: all in its article
    - `towns`: the towns, by their ids in the gazetteer, that its place can be; `in_countries`: the
      countries that it is said to have been in
    - `kinds`: by role and kind of thing in `lexicon.toml`, which things it names; `things`: all that it names
    - `deaths`: by what somebody died
    - `length`: how long it, or what a noun in it names, lasted ("after a two-year inquiry"); `duration`: the same in
      days, as a range; `lasting`: classes of what is so long
    - `lone_length`: the only length of time that it names
    - `no_later_than`: the day of the report, or the last that it can be; `said_by`: the last day on which it can have
      been said, where the text dates the words that it stands in
    - `first_word`: it is said to have been said at first ("initially said")
    - `counts`: the figures in it; `shares`: those of a part ("620 of its workers")
    - `source`: whose figures they are: who gives them in it, or its origin; `gives_figure`: whether it says that
      somebody gives one ("a lower toll")
    - `extent`: a step of the scale from none to all in `lexicon.toml`
    - `doers`: how many did it, where it says so of people not named
    - `partial`: it says that it happened to a part of its object ("partially evacuated")
    - `attempted`: it tells of a try ("tried to cross")
    - `scoped`: it denies only how, or how far, something happened ("did not spread further")
    - `denies`: of somebody who is said to deny what he is accused of, the events of that, if it names any
    - `restricted`: it only says which of many are meant ("senators who oppose it")
    - `reports`: the utterance that it tells of ("she said on Monday"); `spoken`: the day of that, `spoken_words` its
      words; `situated`: whether it says when, where or to whom; `only_speaks`: it tells of nothing else
    - `speaker`: the entity it is quoted from; `person`: the name of who speaks, named beside direct speech
    """

    claim: Claim
    article: Article
    words: str
    sentence: Span
    context: frozenset[str]
    events: frozenset[str]
    touched: frozenset[str]
    tokens: frozenset[str]
    entities: frozenset[str]
    agent: Filler | None
    patient: Filler | None
    attribute: Filler | None
    others: Mapping[str, Filler]
    days: Interval | None
    weekday: str | None
    scene_days: Interval | None
    scene_places: frozenset[str]
    setting: frozenset[str]
    known_places: frozenset[str]
    no_later_than: datetime.date | None
    said_by: datetime.date | None
    first_word: bool
    hour: TimeExpression | None
    clock: Minutes | None
    towns: frozenset[str]
    in_countries: frozenset[str]
    kinds: Mapping[str, frozenset[str]]
    things: frozenset[str]
    deaths: frozenset[str]
    length: TimeExpression | None
    duration: tuple[float, float] | None
    lone_length: TimeExpression | None
    lasting: frozenset[str]
    counts: tuple[Count, ...]
    shares: tuple[Count, ...]
    extent: int | None
    doers: float | None
    partial: bool
    attempted: bool
    scoped: bool
    denies: frozenset[str] | None
    quotation: Quotation | None
    speaker: str | None
    source: str | None
    gives_figure: bool
    person: frozenset[str]
    restricted: bool
    reports: str | None
    spoken: Interval | None
    spoken_words: str
    situated: bool
    only_speaks: bool

    @cached_property
    def utterance(self) -> str | None:
        """The act of speaking that the claim is part of."""
        return self.quotation.utterance if self.quotation else None

    @cached_property
    def is_whole(self) -> bool:
        """Tell whether it can stand alone: a clause with its subject before its verb, in it or named before it, and no
        pronoun for actor.

        One that is very long was hardly read rightly.
        """
        unknown = self.agent is not None and self.agent.unknown
        if self.claim.form != "clause" or unknown or len(self.claim.span.text.split()) > LONGEST:
            return False
        roles = [r for n, r in self.claim.roles.items() if n in ("agent", "patient")]
        relative = self.claim.span.text.lower().startswith(_RELATIVE)
        named = {f.entity for f in (self.agent, self.patient) if f is not None and not relative}
        inside = all(self.claim.span.contains(r.span) or (r.entity and r.entity in named) for r in roles)
        return inside and any(r.span.start < self._predicate_at for r in roles)

    @property
    def _predicate_at(self) -> int:
        """Return where the predicate stands, or the end of the claim where it is not found."""
        predicate = stem(self.claim.predicate)
        found = (m.start() for m in _WORD.finditer(self.claim.span.text) if stem(m.group()) == predicate)
        return self.claim.span.start + next(found, len(self.claim.span.text))

    @property
    def is_negative(self) -> bool:
        """Tell whether it says that something is not so, or of somebody what he is not ("pleaded not guilty")."""
        attribute = self.claim.roles.get("attribute")
        return self.claim.polarity == "negative" or (
            attribute is not None and attribute.span.text.lower().startswith("not ")
        )

    @property
    def is_foreseen(self) -> bool:
        """Tell whether it is put as what will surely be: "will meet", "is due to meet"."""
        return self.claim.modality == "future" or (self.claim.hedge or "").lower() in _FORESEEN

    @cached_property
    def standings(self) -> frozenset[str]:
        """Return whether it is told as a fact or as a plan; what was agreed is both, a wish or a guess neither."""
        hedge = stem(self.claim.hedge or "")
        would = self.quotation is not None and _WOULD.search(self.claim.span.text) is not None
        agreed, planned = hedge == _AGREED, self.is_foreseen or would or hedge in _PLANNED
        return frozenset(
            name for name, told in (("fact", self.is_fact or agreed), ("plan", planned or agreed)) if told
        )

    @cached_property
    def is_fact(self) -> bool:
        """Tell whether it is put as having happened, if only reportedly: "are believed to have hit"."""
        hedged = (self.claim.hedge or "").endswith("ly") or _BELIEVED.search(self.claim.span.text)
        refused = self.claim.polarity == "negative" and stem(self.claim.hedge or "") == _REFUSED
        return (
            self.claim.modality == "fact" or refused or (self.claim.modality == "possible" and bool(hedged))
        )


def articles_of(views: Sequence[View]) -> tuple[str, ...]:
    """Return the articles that claims stand in, each once, sorted."""
    return tuple(sorted({v.article.id for v in views}))
