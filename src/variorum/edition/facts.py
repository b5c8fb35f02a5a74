"""What the renderings show of an edition, in words: shared by the terminal and the page."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from variorum.edition.edition import Edition
from variorum.edition.labels import NUMBERED, listed
from variorum.edition.telling import describes, indirectness, tell_shared, wording
from variorum.edition.words import day, days, lowered, plain
from variorum.model import Article, Entity, Finding, PublicationDate, Quotation, Span, Utterance
from variorum.text import timex
from variorum.text.phrases import counted, sentence

TYPE_WORDS = {
    "figure": "Figure",
    "date": "Date",
    "duration": "Duration",
    "place": "Place",
    "actor": "Who did it",
    "thing": "What it is",
    "extent": "How much of it",
    "polarity": "Whether it is so",
    "attribution": "Who said it",
    "wording": "Wording",
    "other": "Other",
}
TYPE_MEANINGS = {
    "figure": "The same is counted, and the numbers cannot both be right.",
    "date": "The same event is put on different days.",
    "duration": "The same is said to have lasted longer, or less long.",
    "place": "The same event is put at different places.",
    "actor": "The same deed, done by somebody else.",
    "thing": "The same is said of different things, or of things of another kind.",
    "extent": "All here, a part or none there.",
    "polarity": "One report says that it is so, another that it is not.",
    "attribution": "The same words are put into different mouths.",
    "wording": "One speaker is quoted so differently that the sense changes.",
    "other": "They differ on one point in a way that has no name here.",
}
DIFFERENCE_WORDS = {"conflict": "but reports differ", "update": "later reports change it"}
BASIS_WORDS = {
    "given": "as you gave it",
    "metadata": "from its metadata",
    "text": "from its text",
    "inferred": "inferred",
    "unknown": "no date is known",
}
SEASONS = {"SP": "spring", "SU": "summer", "FA": "autumn", "WI": "winter"}
_DAY = re.compile(r"\b\d{4}-\d\d-\d\d\b")
_LISTED = re.compile(rf"{NUMBERED}[\w-]+(?:, {NUMBERED}[\w-]+)+")
_SEASON = re.compile(r"(\d{4})-(SP|SU|FA|WI)")


_NO_STATEMENT = re.compile(r"(?:not )?to |(?:it|him|her|them|us|me) (?:of|as|for|to) ")
"""How a paraphrase begins that is but the object of a verb: refused "to comment", dismissed "them as lies"."""
SHORTEST_TOLD = 4
"""Words from which a paraphrase tells what was said."""


@dataclass(frozen=True)
class Speech:
    """One utterance as it is shown: its wordings are the report's label, the words, and where they begin."""

    id: str
    speaker: str
    setting: str
    wordings: tuple[tuple[str, str, Span], ...]


@dataclass(frozen=True)
class Known:
    """One entity as it is shown: its spellings are pairs of a spelling and the reports that use it."""

    id: str
    name: str
    type: str
    spellings: tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True)
class Report:
    """One article as it is listed: its day, how that is known, and from what; `file` if its label does not name it."""

    id: str
    label: str
    title: str
    file: str
    date: str
    basis: str
    reason: str

    @property
    def known(self) -> str:
        """How the day is known, and from what, in one line."""
        return f"{self.basis}: {self.reason}" if self.reason else self.basis


def readable(edition: Edition, text: str) -> str:
    """Return what a finding, an origin or a note says of itself with dates in words and the articles' shown names."""
    text = _DAY.sub(lambda m: date_words(m[0]), plain(text))
    if edition.labels.renamed:
        names = "|".join(map(re.escape, edition.labels.renamed))
        text = re.sub(rf"(?<![\w-])(?:{names})(?![\w-])", lambda m: edition.labels.renamed[m[0]], text)
    return text


def notes(edition: Edition, *kinds: str) -> list[str]:
    """Return what a reader must know of how the story was made, of some kinds or of all, in whole sentences."""
    messages = [readable(edition, n.message) for n in edition.notes if not kinds or n.kind in kinds]
    listed_once = [_LISTED.sub(lambda m: listed(m[0].split(", ")), m) for m in messages]
    return [m[:1].upper() + m[1:] if m.startswith(NUMBERED.strip()) else m for m in listed_once]


def head(edition: Edition) -> list[str]:
    """Return the line under the title: span of days, counts of articles, outlets and origins."""
    dates = [d for a in edition.articles for d in a.published.days or ()]
    line = [f"published {days(min(dates), max(dates))}"] if dates else []
    line.append(counted(len(edition.articles), "article"))
    if edition.outlets:
        line.append(counted(len(edition.outlets), "outlet"))
    if edition.origins:
        line.append(counted(len(edition.origins), "origin"))
    return line


def counts(finding: Finding) -> str:
    """Return "4 articles · 1 origin", and how many perhaps tell only a part of it: "+ 1 in part"."""
    told = f"{counted(len(finding.articles), 'article')} · {counted(len(finding.origins), 'origin')}"
    return f"{told} (+ {len(finding.in_part)} in part)" if finding.in_part else told


def told(edition: Edition, finding: Finding) -> str:
    """Return an agreement or a single voice in the words of the report that says it best, or what it describes."""
    claims = edition.tellers_of(finding)
    if describes(edition, finding):
        return sentence(plain(finding.summary))
    return tell_shared(edition, claims) if claims else plain(finding.summary)


def speeches(edition: Edition) -> list[Speech]:
    """Return the utterances, those that most articles report first; then in the order of the story."""
    order = {u.id: n for n, u in enumerate(edition.utterances)}
    heard = sorted(edition.utterances, key=lambda u: (-len(edition.articles_of(u)), order[u.id]))
    return [_speech(edition, u, said) for u in heard if (said := _telling(edition, u))]


def _telling(edition: Edition, utterance: Utterance) -> list[Quotation]:
    """Return the quotations of an utterance that tell what was said: not "to comment", nor "an inquiry".

    What is only paraphrased, and of nobody ("is known to have died"), is no speech.
    """
    quotations = [q for q in map(edition.quotation, utterance.quotations) if q.content]
    if all(q.kind == "indirect" and q.speaker.span is None for q in quotations):
        return []
    return [q for q in quotations if q.kind != "indirect" or _is_told(wording(q))]


def _is_told(words: str) -> bool:
    return len(words.split()) >= SHORTEST_TOLD and not _NO_STATEMENT.match(words)


def _speech(edition: Edition, utterance: Utterance, quotations: list[Quotation]) -> Speech:
    speaker = edition.name_of(utterance.speaker)
    if speaker is None:
        named = (edition.name_of(q.speaker.entity, q.speaker.span) for q in quotations)
        speaker = next((name for name in named if name), "Speaker not known")
    setting = [lowered(plain(utterance.occasion))] if utterance.occasion else []
    if utterance.date:
        setting.append(date_words(utterance.date))
    said = [_apart(q for q in quotations if q.content[0].article == a.id) for a in edition.chronology]
    first, further = [q for s in said for q in s[:1]], [q for s in said for q in s[1:]]
    denied = {c.quotation for c in edition.claims if c.denied}
    wordings = [
        (
            edition.label(q.content[0].article) + (" (denied)" if q.id in denied else ""),
            wording(q),
            q.content[0],
        )
        for q in (*first, *further)
    ]
    return Speech(utterance.id, speaker, ", ".join(setting), tuple(wordings))


def _apart(quotations: Iterable[Quotation]) -> list[Quotation]:
    """Return quotations that share no words, the most direct and longest first."""
    kept: list[Quotation] = []
    for quotation in sorted(quotations, key=indirectness):
        if not any(a.overlaps(b) for k in kept for a in k.content for b in quotation.content):
            kept.append(quotation)
    return kept


def cast(edition: Edition) -> list[Known]:
    """Return people, groups, organisations and places: those in most articles first, then the most mentioned."""
    shown = [e for e in edition.entities if e.spellings and e.type != "other"]
    shown.sort(key=lambda e: (-len({m.article for m in e.mentions}), -len(e.mentions), e.name, e.id))
    return [Known(id=e.id, name=plain(e.name), type=e.type, spellings=_spellings(edition, e)) for e in shown]


def _spellings(edition: Edition, entity: Entity) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Return each spelling with the reports that use it, the commonest first; a sole spelling is left out.

    Spellings that differ in their capitals alone are shown as one.
    """
    used: dict[str, set[str]] = defaultdict(set)
    count: Counter[str] = Counter()
    for mention in entity.mentions:
        words = re.sub(r"['’]s?$", "", plain(mention.text).lower())
        used[words].add(mention.article)
        count[words] += 1
    spellings: dict[str, str] = {}
    for spelling in sorted(map(plain, entity.spellings), key=lambda s: (s.isupper(), s)):
        spellings.setdefault(spelling.lower(), spelling)
    if spellings.keys() <= {plain(entity.name).lower()}:
        return ()
    for spelling in spellings.keys() - used.keys():
        used[spelling] = {m.article for m in entity.mentions if spelling in plain(m.text).lower()}
    order = sorted(spellings, key=lambda s: (-len(used[s]), -count[s], s))
    return tuple((spellings[s], _reports_using(edition, used[s])) for s in order)


def _reports_using(edition: Edition, articles: set[str]) -> tuple[str, ...]:
    if len(articles) == len(edition.articles) > 2:
        return (f"all {len(articles)} reports",)
    return edition.labels_of(articles)


def reports(edition: Edition) -> list[Report]:
    """Return the articles with their dates and how these are known, in the order of publication."""
    return [
        Report(
            id=a.id,
            label=edition.label(a.id),
            title=plain(a.title or ""),
            file=_file(edition, a),
            date=_published(a.published),
            basis=BASIS_WORDS[a.published.basis],
            reason=readable(edition, a.published.reason or "") if a.published.basis != "given" else "",
        )
        for a in edition.chronology
    ]


def _file(edition: Edition, article: Article) -> str:
    """Return the name of an article's file where its label does not give it."""
    name = plain(article.name.rsplit("/", 1)[-1])
    stem = edition.label(article.id).removeprefix(NUMBERED)
    return name if not article.source and stem != name.rsplit(".", 1)[0] else ""


def _published(published: PublicationDate) -> str:
    if published.bounds is None:
        return "undated"
    if published.value is None or published.days == published.bounds:
        return days(*published.bounds)
    return f"probably {day(published.value)} ({days(*published.bounds)})"


def date_words(value: str) -> str:
    """Return a TIMEX3 date as a reader writes it: "6 March 2023", "week of 6 March 2023", "autumn 2022"."""
    precision, interval = timex.precision(value), timex.interval(value)
    if season := _SEASON.fullmatch(value):
        return f"{SEASONS[season[2]]} {season[1]}"
    if interval is None:
        return plain(value)
    first, last = interval
    if precision == "month":
        return f"{first:%B %Y}"
    if precision == "year" and first.year == last.year:
        return f"{first:%Y}"
    if precision == "week" and (last - first).days > 1:
        return f"week of {day(first)}"
    return days(first, last)
