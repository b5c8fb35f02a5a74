"""Same words: whom a report calls "he", or does not name again, is whom another names for the very words it quotes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from dataclasses import replace as with_parts

from msgspec.structs import replace

from variorum.collation.entities.join import JoinedEntities
from variorum.collation.entities.judge import Member
from variorum.model import Claim, Entity, Quotation, Reading, Source
from variorum.text.names_given import SEX_OF_PRONOUN
from variorum.text.shingle import shingles
from variorum.text.words import words

LENGTH = 6
"""The fewest words of a quotation that are hardly two people's: shorter ones are stock phrases."""


@dataclass(frozen=True, slots=True)
class _Quoted:
    """Words between quotation marks, and the article that they stand in; `runs` are all that are `LENGTH` in a row."""

    quotation: Quotation
    article: str
    words: str
    runs: frozenset[tuple[str, ...]]

    @property
    def speaker(self) -> str:
        """The entity that speaks."""
        return self.quotation.speaker.entity or ""


def name_by_other_reports(joined: JoinedEntities) -> JoinedEntities:
    """Return the readings with a speaker who was guessed put right by a report that names him for the same words.

    That is done where one report quotes all the words that another does, all who name somebody name one person, and the
    report that does not speaks of that person elsewhere. It is not done where its pronoun is not for a person of that
    sex, nor where as many reports, of two or more, take the words for those of one other person.
    """
    people = {e.id: e for e in joined.entities if e.type == "person" and e.spellings}
    present = {(m.article, e.id) for e in people.values() for m in e.mentions}
    named: dict[tuple[str, ...], list[_Quoted]] = defaultdict(list)
    unnamed: dict[tuple[str, ...], list[_Quoted]] = defaultdict(list)
    guessed = []
    readings = {r.article: r for r in joined.readings}
    for quoted in _quoted(joined.readings):
        quotation = quoted.quotation
        if _is_guessed(quotation):
            by_run = unnamed
            if not _is_of_subject_before(quotation, readings[quoted.article], people):
                guessed.append(quoted)
        elif _is_named(quotation, people):
            by_run = named
        else:
            continue
        for run in quoted.runs:
            by_run[run].append(quoted)
    found: dict[str, str] = {}
    for quoted in guessed:
        naming = _with_the_same(quoted, named)
        speakers = {other.speaker for other in naming}
        if len(speakers) != 1 or (quoted.article, speaker := speakers.pop()) not in present:
            continue
        agreeing = [o for o in _with_the_same(quoted, unnamed) if o.speaker == quoted.speaker]
        reports = {quoted.article, *(o.article for o in agreeing if o.speaker in people)}
        outvoted = len(reports) >= max(2, len({other.article for other in naming}))
        if not outvoted and not _is_of_other_sex(quoted.quotation, people[speaker]):
            found[quoted.quotation.id] = speaker
    return with_parts(joined, readings=tuple(_told(r, found) for r in joined.readings))


def _quoted(readings: Sequence[Reading]) -> Iterator[_Quoted]:
    for reading in readings:
        for quotation in reading.quotations:
            told = words(" ".join(part.text for part in quotation.content))
            if quotation.kind != "indirect" and len(told) >= LENGTH:
                runs = frozenset(run for _, run in shingles(told, LENGTH))
                yield _Quoted(quotation, reading.article, f" {' '.join(told)} ", runs)


def _is_guessed(quotation: Quotation) -> bool:
    """Tell whether it was guessed who speaks: a pronoun stands for him, or nothing says that he speaks."""
    span = quotation.speaker.span
    return quotation.cue is None or span is None or span.text.lower() in SEX_OF_PRONOUN


def _is_named(quotation: Quotation, people: Mapping[str, Entity]) -> bool:
    """Tell whether a person is named as who speaks."""
    span, person = quotation.speaker.span, people.get(quotation.speaker.entity or "")
    return span is not None and person is not None and any(s in span.text for s in person.spellings)


def _is_of_other_sex(quotation: Quotation, person: Entity) -> bool:
    """Tell whether a pronoun for who speaks is "she" and a person is a man, or the other way round."""
    span = quotation.speaker.span
    sex = SEX_OF_PRONOUN.get(span.text.lower()) if span else None
    return {sex, Member(person, "", "person").sex} == {"f", "m"}


def _is_of_subject_before(quotation: Quotation, reading: Reading, people: Mapping[str, Entity]) -> bool:
    """Tell whether a pronoun stands for whom the sentence just before names as its subject: hardly a guess."""
    span, person = quotation.speaker.span, people.get(quotation.speaker.entity or "")
    if quotation.cue is None or span is None or person is None:
        return False
    start = min(s.start for s in (span, quotation.cue, *quotation.content))
    before = max((s for s in reading.sentences if s.end <= start), default=None)
    clauses = [c for c in reading.claims if before and c.form == "clause" and before.contains(c.span)]
    if not clauses:
        return False
    main = max(clauses, key=lambda c: len(c.span.text)).roles
    subject = min((main[r] for r in ("agent", "patient") if r in main), key=lambda r: r.span, default=None)
    if subject is None or subject.entity != person.id:
        return False
    return any(spelling in subject.span.text for spelling in person.spellings)


def _with_the_same(one: _Quoted, by_run: Mapping[tuple[str, ...], Sequence[_Quoted]]) -> list[_Quoted]:
    """Return those of other articles that quote all its words, or whose words it quotes all."""
    alike = {o.quotation.id: o for run in one.runs for o in by_run.get(run, ()) if o.article != one.article}
    return [o for o in alike.values() if one.words in o.words or o.words in one.words]


def _told(reading: Reading, speakers: Mapping[str, str]) -> Reading:
    """Return a reading with the speakers found, by quotation, in its quotations and in the claims in these."""
    before = {
        q.id: q.speaker for q in reading.quotations if speakers.get(q.id, "") not in ("", q.speaker.entity)
    }
    if not before:
        return reading

    def quotation(given: Quotation) -> Quotation:
        if given.id not in before:
            return given
        return replace(given, speaker=replace(given.speaker, entity=speakers[given.id]))

    def claim(given: Claim) -> Claim:
        if given.quotation is None or (voice := before.get(given.quotation)) is None:
            return given
        speaker = Source(kind="speaker", entity=speakers[given.quotation], span=voice.span)
        chain = tuple(
            speaker if (s.entity, s.span) == (voice.entity, voice.span) else s for s in given.attribution
        )
        return replace(given, attribution=chain if speaker in chain else (*chain, speaker))

    quotations, claims = map(quotation, reading.quotations), map(claim, reading.claims)
    return replace(reading, quotations=tuple(quotations), claims=tuple(claims))
