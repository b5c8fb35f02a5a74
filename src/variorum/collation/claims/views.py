"""Views of claims: what a comparison looks at, computed once."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from variorum.collation.claims.counting import counts_in, shares_in, telling_numbers
from variorum.collation.claims.in_full import in_full
from variorum.collation.claims.lexicon import Lexicon, lexicon
from variorum.collation.claims.named_speaker import named_speaker
from variorum.collation.claims.predicates import Predicates
from variorum.collation.claims.roles import Roles
from variorum.collation.claims.scenes import Scenes, days_of, large_towns
from variorum.collation.claims.view import Filler, View
from variorum.collation.entities.mentions import Mention, named_mentions
from variorum.collation.sources.tokens import entity_key
from variorum.model import Article, Claim, Entity, Quotation, Reading, Role, Span, TimeExpression
from variorum.text import timex
from variorum.text.clock import minutes
from variorum.text.language import DEFAULT
from variorum.text.places import places_named
from variorum.text.words import content_stems, stem, words

_PARTNERS = frozenset({"from", "to", "with", "against", "recipient", "topic"})
_BEFORE_NOUN = re.compile(r"(?:-(?:year|month|week|day|hour)s?|long)$", re.IGNORECASE)
_OFFSET = re.compile(r"\s*(?:before|after|later|earlier|ago|from now)\b", re.IGNORECASE)
"""After a length of time that says how far something is from something else, not how long it lasts."""
_USED_TO = re.compile(r"\bused to\b", re.IGNORECASE)
"""Behind a means, not whoever did it: "the knife used to kill him"."""
_ATTEMPTS = frozenset(map(stem, ("try", "attempt")))
_WEEKDAY = re.compile(r"(?:mon|tues|wednes|thurs|fri|satur|sun)day", re.IGNORECASE)
_AT_FIRST = re.compile(
    r"\b(?:initially|at first|originally|first (?:said|reported|thought|put|believed))\b", re.IGNORECASE
)
_BEFORE_CUE = 12
"""Characters before a verb of saying in which its adverb may stand."""
_NOUN_WITHIN = 5
"""Words after "two-year" among which the noun is that it goes with."""


def views(articles: Sequence[Article], readings: Sequence[Reading], entities: Sequence[Entity]) -> list[View]:
    """Return the views of all claims that somebody asserts, but of those that only describe a name, in the order of
    articles and text.
    """
    return views_and_described(articles, readings, entities)[0]


def views_and_described(
    articles: Sequence[Article], readings: Sequence[Reading], entities: Sequence[Entity]
) -> tuple[list[View], list[View]]:
    """Return the views of all claims that somebody asserts, and apart from them of those that only describe a name.

    What was read in another language than English is compared by its names and figures elsewhere, not here.
    """
    by_id = {article.id: article for article in articles}
    mentions = named_mentions(entities)
    countries = _countries(entities)
    types = {e.id: e.type for e in entities if e.spellings}
    places = frozenset(e for e, type_ in types.items() if type_ == "place" and e not in countries)
    names = {e.id: e.name for e in entities}
    found: list[View] = []
    for reading in sorted(readings, key=lambda r: r.article):
        if by_id[reading.article].language != DEFAULT:
            continue
        quotations = {q.id: q for q in reading.quotations}
        article, named = by_id[reading.article], mentions.get(reading.article, [])
        viewer = _Viewer(
            article,
            reading.sentences,
            Roles(article, named, countries, types, lexicon()),
            Scenes(article, reading.times, named, places),
            Predicates(lexicon(), types),
            types,
            names,
            {e: names[e] for e in types},
            lexicon(),
        )
        found.extend(viewer.view(claim, quotations) for claim in reading.claims if _is_asserted(claim))
    described = [v for v in found if v.claim.form == "description"]
    return [v for v in found if v.claim.form != "description"], described


def _is_asserted(claim: Claim) -> bool:
    """Tell whether the claim is put forward at all: conditions and questions are not."""
    return claim.modality not in ("conditional", "question")


def _is_restricted(claim: Claim, named: Mapping[str, str]) -> bool:
    """Tell whether the claim is a relative clause that only says which of many are meant."""
    for name in ("agent", "patient"):
        role = claim.roles.get(name)
        if role is not None and not claim.span.contains(role.span) and role.entity not in named:
            return not role.span.text.lower().startswith(("the ", "his ", "her ", "its ", "their "))
    return False


def _countries(entities: Sequence[Entity]) -> dict[str, str]:
    """Map the entities that are countries to their codes, so that "Russia" and "Russian" have one in common."""
    found: dict[str, str] = {}
    for entity in entities:
        if entity.type == "place":
            codes = {p.country for p in places_named(entity.name) if p.kind == "country"}
            if len(codes) == 1:
                found[entity.id] = codes.pop()
    return found


@dataclass(frozen=True, slots=True)
class _Viewer:
    article: Article
    sentences: Sequence[Span]
    roles: Roles
    scenes: Scenes
    predicates: Predicates
    types: Mapping[str, str]
    names: Mapping[str, str]
    named: Mapping[str, str]
    lists: Lexicon

    def view(self, claim: Claim, quotations: Mapping[str, Quotation]) -> View:
        roles = self.roles
        mentions = roles.mentions_in(claim.span)
        stems = content_stems(_without(claim.span, mentions))
        entities = frozenset(entity for _, _, entity in mentions)
        concepts = frozenset(
            c
            for s in stems
            for c in (map("event:".__add__, self.lists.events[s]) if s in self.lists.events else (s,))
        )
        quotation = quotations.get(claim.quotation or "")
        reported = quotations.get(claim.reports or "")
        time, length, sentence = claim.time, self._length(claim), self._sentence(claim)
        hour = next((t for t in self.scenes.times_in(claim.span) if minutes(t)), None)
        agent, patient = (roles.filler(claim.roles.get(name)) for name in ("agent", "patient"))
        if agent is not None and agent.unknown and quotation is not None:
            agent = self._speaker_himself(claim.roles["agent"], quotation, sentence) or agent
        if _USED_TO.search(claim.span.text):
            agent = None
        if self.predicates.phrase(claim):
            patient = next((roles.filler(r) for n in ("on", "at") if (r := claim.roles.get(n))), None)
        if patient is None and self.predicates.is_state(claim):
            agent, patient = None, agent
        told = reported.time if reported and not _counted_from_report(reported.time) else None
        return View(
            claim=claim,
            article=self.article,
            words=in_full(claim, self.named),
            sentence=sentence,
            context=frozenset(content_stems(_without(sentence, roles.mentions_in(sentence)))),
            events=self.predicates.events(claim),
            touched=frozenset(e for s in stems for e in self.lists.events.get(s, ())),
            tokens=concepts.union(map(entity_key, entities), telling_numbers(claim)),
            entities=entities,
            agent=agent,
            patient=patient,
            attribute=roles.filler(claim.roles.get("attribute")),
            others={n: f for n, r in claim.roles.items() if n in _PARTNERS and (f := roles.filler(r))},
            days=self.scenes.days_of(time),
            weekday=day[0].lower() if time and (day := _WEEKDAY.search(time.span.text)) else None,
            scene_days=self.scenes.days(claim.span),
            scene_places=self.scenes.places_in(claim.span),
            setting=self.scenes.setting(claim.span),
            known_places=frozenset(m[2] for m in self.scenes.mentions if m[2] in self.scenes.places),
            no_later_than=self.article.published.value or self.article.published.latest,
            said_by=said[1] if quotation and (said := days_of(quotation.time)) else None,
            first_word=self._is_first_word(claim, quotation),
            hour=hour,
            clock=minutes(hour) if hour else None,
            towns=large_towns(self.names.get(claim.place.entity or "", "")) if claim.place else frozenset(),
            in_countries=roles.countries_in(claim),
            things=roles.things_in(claim.span),
            deaths=frozenset(
                thing for s in stems for kind, thing in self.lists.kinds.get(s, ()) if kind == "death"
            ),
            kinds=roles.things(claim, state="patient" not in claim.roles and self.predicates.is_state(claim)),
            length=length,
            duration=timex.days(length.value) if length else None,
            lone_length=self._lone_length(claim),
            lasting=self._lasting(claim, length),
            counts=counts_in(self.article, claim),
            shares=shares_in(self.article, claim),
            extent=roles.extent(claim),
            doers=roles.doers(claim),
            partial=roles.is_partial(claim),
            attempted=stem(claim.hedge or "") in _ATTEMPTS
            and stem(claim.predicate) not in self.lists.done_in_trying,
            scoped=self._is_scoped(claim),
            denies=self.predicates.denies(claim),
            quotation=quotation,
            speaker=quotation.speaker.entity if quotation else None,
            source=self._source(claim),
            gives_figure=self._gives_figure(claim),
            restricted=_is_restricted(claim, self.types),
            person=self._person(quotation or quotations.get(claim.reports or "")),
            reports=(reported.utterance or reported.id) if reported else None,
            spoken=days_of(told) if told else None,
            spoken_words=told.span.text.lower().removeprefix("on ") if told else "",
            only_speaks=reported is not None and stem(claim.predicate) in self.lists.empty,
            situated=bool(reported and (reported.time or reported.medium or reported.occasion)),
        )

    def _speaker_himself(self, role: Role, quotation: Quotation, sentence: Span) -> Filler | None:
        """Return the speaker for a pronoun in his reported words: "the bank said it had paid nothing"."""
        voice = quotation.speaker
        if quotation.kind != "indirect" or voice.span is None or voice.span.start >= role.span.start:
            return None
        speaker = Role(span=voice.span, head=words(voice.span.text)[-1], entity=voice.entity)
        if not sentence.contains(voice.span) or voice.span.text.lower() in self.lists.pronouns:
            return None
        somebody = self.types.get(voice.entity or "") == "person" or stem(speaker.head) in self.lists.people
        wanted = ("he", "she") if somebody else ("it",)
        return self.roles.filler(speaker) if role.span.text.lower() in wanted else None

    def _sentence(self, claim: Claim) -> Span:
        """Return the sentence that a claim begins in."""
        at = bisect_right(self.sentences, claim.span.start, key=lambda s: s.start) - 1
        return self.sentences[at] if at >= 0 else claim.span

    def _is_scoped(self, claim: Claim) -> bool:
        """Tell whether the claim denies only how, or how far, something happened."""
        said = map(stem, words(claim.span.text)) if claim.polarity == "negative" else ()
        return not self.lists.scope.isdisjoint(said)

    def _is_first_word(self, claim: Claim, quotation: Quotation | None) -> bool:
        """Tell whether the claim, or whoever says it, is said to have been the first word on the matter."""
        said = quotation.cue.start if quotation and quotation.cue else claim.span.start
        return _AT_FIRST.search(self.article.text, max(0, said - _BEFORE_CUE), claim.span.end) is not None

    def _gives_figure(self, claim: Claim) -> bool:
        verbs, nouns = self.lists.giving
        return stem(claim.predicate) in verbs and not nouns.isdisjoint(map(stem, words(claim.span.text)))

    def _source(self, claim: Claim) -> str | None:
        """Return whose the figures in a claim are: the entity that gives them, or the origin."""
        giver = claim.roles.get("agent")
        return giver.entity if giver and giver.entity and self._gives_figure(claim) else claim.origin

    def _length(self, claim: Claim) -> TimeExpression | None:
        """Return how long a claim says that it, what a noun in it names or what somebody was given, lasted."""
        if claim.time is not None and claim.time.type == "DURATION":
            return claim.time
        lengths = [t for t in self.scenes.times_in(claim.span) if t.type == "DURATION"]
        to = claim.roles.get("to")
        meted_out = (t for t in lengths if to is not None and to.span.start == t.span.start)
        before_noun = (t for t in lengths if _BEFORE_NOUN.search(t.span.text))
        return next(meted_out, None) or next(before_noun, None)

    def _lone_length(self, claim: Claim) -> TimeExpression | None:
        """Return the only length of time that a claim names, if it is not how far something is from something else."""
        lengths = [t for t in self.scenes.times_in(claim.span) if t.type == "DURATION"]
        lone = lengths[0] if len(lengths) == 1 and timex.days(lengths[0].value) else None
        return lone if lone and not _OFFSET.match(self.article.text, lone.span.end) else None

    def _lasting(self, claim: Claim, time: TimeExpression | None) -> frozenset[str]:
        """Return the classes of what a length is of: of the noun after "two-year", or else of the claim."""
        if time is None or _OFFSET.match(self.article.text, time.span.end):
            return frozenset()
        if _BEFORE_NOUN.search(time.span.text):
            rest = words(self.article.text[time.span.end : claim.span.end])[:_NOUN_WITHIN]
            named = (self.lists.events.get(stem(w)) for w in rest)
            found = next((events for events in named if events), frozenset[str]())
            return found | set(content_stems(" ".join(rest[:1])))
        roles = (claim.roles[name] for name in ("agent", "patient") if name in claim.roles)
        heads = [stem(role.head) for role in roles if role.entity not in self.types]
        classes = (self.lists.events.get(head, frozenset({head})) for head in heads)
        return self.predicates.events(claim).union(*classes)

    def _person(self, quotation: Quotation | None) -> frozenset[str]:
        mentions = self.roles.mentions
        return named_speaker(quotation, self.article.text, self.sentences, mentions, self.names, self.types)


def _counted_from_report(time: TimeExpression | None) -> bool:
    """Tell whether a time is counted from the day of the report ("yesterday"), which may be a day off."""
    return time is not None and time.span.text.lower().startswith(
        ("yesterday", "today", "tomorrow", "this ", "earlier")
    )


def _without(span: Span, mentions: Sequence[Mention]) -> str:
    """Return the words of a span outside the mentions in it, so that a name counts as its entity alone."""
    text = span.text
    for start, end, _ in mentions:
        text = text[: start - span.start] + " " * (end - start) + text[end - span.start :]
    return text
