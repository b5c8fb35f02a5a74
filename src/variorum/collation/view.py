"""View: a claim with everything that a comparison looks at."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from variorum.collation.counting import Count
from variorum.model import Article, Claim, Quotation

PRONOUNS = frozenset(
    "he she it they this that these those who which what there i we you one ones him her them his its".split()
)


@dataclass(frozen=True, slots=True)
class Filler:
    """What fills a role, as it is compared.

    `names` are the entities within it and the countries it is said to be of: what tells one actor from another.
    `kind` is the type of its entity, or `side` of those who are of a country or an organisation ("Army engineers"):
    a man and his office, a country and a company of it, differ in name without being different. An event or a
    pronoun has none: it may be anybody's. A pronoun that was not resolved is `unknown`: it agrees with anything and
    differs from nothing.
    """

    entity: str | None
    head: str
    stems: frozenset[str]
    names: frozenset[str]
    kind: str | None

    @property
    def is_pronoun(self) -> bool:
        """Tell whether a pronoun stands for it: who that is was inferred, and is too little to build a conflict on."""
        return self.head in PRONOUNS

    @property
    def unknown(self) -> bool:
        """Tell whether nothing is known of who or what it is."""
        return self.entity is None and self.is_pronoun


@dataclass(frozen=True, slots=True)
class View:
    """One claim as it is compared.

    - `events`: classes of its predicate; `touched`: those of all its words
    - `tokens`: its stems (an event's class in place of the word) and its entities: what likeness counts
    - `others`: further participants, by the preposition before them
    - `days`: its time as a closed interval
    - `duration`: its length in days, as a range; `lasting`: classes of what is so long
    - `no_later_than`: the day of the report, or the last that it can be
    - `counts`: the figures in it
    - `source`: whose figures they are: who gives them in it, or its origin; `gives_figure`: whether it says that
      somebody gives one ("a lower toll")
    - `extent`: a step of the scale from none to all in `lexicon.toml`
    - `restricted`: it only says which of many are meant ("senators who oppose it")
    - `reports`: the utterance that it tells of ("she said on Monday"); `spoken`: the day of that; `situated`: whether
      it says when, where or to whom
    - `speaker`: the entity it is quoted from; `person`: the name of who speaks, named beside direct speech
    """

    claim: Claim
    article: Article
    events: frozenset[str]
    touched: frozenset[str]
    tokens: frozenset[str]
    entities: frozenset[str]
    agent: Filler | None
    patient: Filler | None
    attribute: Filler | None
    others: Mapping[str, Filler]
    days: tuple[datetime.date, datetime.date] | None
    no_later_than: datetime.date | None
    duration: tuple[float, float] | None
    lasting: frozenset[str]
    counts: tuple[Count, ...]
    extent: int | None
    quotation: Quotation | None
    speaker: str | None
    source: str | None
    gives_figure: bool
    person: frozenset[str]
    restricted: bool
    reports: str | None
    spoken: tuple[datetime.date, datetime.date] | None
    situated: bool

    @property
    def utterance(self) -> str | None:
        """The act of speaking that the claim is part of."""
        return self.quotation.utterance if self.quotation else None

    @property
    def is_fact(self) -> bool:
        """Tell whether it is put as having happened, if only reportedly."""
        return self.claim.modality == "fact" or (
            self.claim.modality == "possible" and (self.claim.hedge or "").endswith("ly")
        )


def articles_of(views: Sequence[View]) -> tuple[str, ...]:
    """Return the articles that claims stand in, each once, sorted."""
    return tuple(sorted({v.article.id for v in views}))
