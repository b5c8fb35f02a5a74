"""Whether a claim can be told by itself: whole, true to its sentence, and worth telling.

Cut out of its sentence, "when the mayor arrived" has lost its point, "killing nine" who killed them, and "he would
resign" that this was only asked of him (decontextualization: Choi et al. 2021). The weights are in `stand_alone.toml`,
fitted by `scripts/train_stand_alone.py` to claims that a language model judged; what was measured is in
docs/decisions/stand-alone.md.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain

from variorum.collation.claims.lexicon import lexicon
from variorum.collation.claims.view import View
from variorum.collation.pairs.in_story import StoryWords, features_in_story
from variorum.collation.pairs.logistic import Features, model
from variorum.model import Entity, Role
from variorum.text.words import FUNCTION_WORDS, content_stems

_TOKEN = re.compile(r"[\w'’-]+|[^\w\s]")
_WEEKDAY = re.compile(r"(?:mon|tues|wednes|thurs|fri|satur|sun)day", re.IGNORECASE)
_NOTHING = ""
_LONG = 30
"""Words by which a claim's length is measured."""
_FULL = 8
"""Words that carry meaning, of which more make no claim fuller."""
_LENGTHS = (4, 6, 8, 25)
_ROLES = 5


def stands_alone(view: View, story: StoryWords) -> float:
    """Return how surely a claim can be told by itself, in [0, 1]."""
    return model("stand_alone")(features(view, story))


def features(view: View, story: StoryWords) -> Features:
    """Return what the model looks at, each within [0, 1]; what is not listed is 0."""
    entities = story.entities
    found = dict(
        chain(_of_form(view), _of_place(view), _of_speaking(view, entities), features_in_story(view, story))
    )
    found.update((name, 1.0) for name in chain(_of_words(view), _of_roles(view, entities)))
    return {name: float(x) for name, x in found.items() if x}


def _of_form(view: View) -> Iterator[tuple[str, float]]:
    """Yield how long a claim is, and what there is in it."""
    claim, text = view.claim, view.claim.span.text
    words, stems = _words(text), set(content_stems(text))
    yield f"form {claim.form}", 1
    yield f"modality {claim.modality}", 1
    yield "negative", claim.polarity == "negative"
    yield "hedged", claim.hedge is not None
    yield "words", min(len(words), _LONG) / _LONG
    yield from ((f"at most {n} words", len(words) <= n) for n in _LENGTHS)
    yield "words of meaning", min(len(stems), _FULL) / _FULL
    yield from ((f"at most {n} words of meaning", len(stems) <= n) for n in (2, 3))
    yield "no name", not view.entities
    yield "figure", bool(claim.quantities)
    yield "time", claim.time is not None
    yield "place", claim.place is not None
    yield "roles", min(len(claim.roles), _ROLES) / _ROLES
    yield "whole clause", view.is_whole
    yield "restricts", view.restricted
    yield "no event", not view.events
    yield "capitals", sum(word[:1].isupper() for word in words) / max(1, len(words))
    yield "begins small", text[:1].islower()
    yield "subject put before", view.words[:1] != text[:1]


def _of_place(view: View) -> Iterator[tuple[str, float]]:
    """Yield where a claim stands in its sentence, and what stands beside it."""
    span, sentence = view.claim.span, view.sentence
    before, after = _beside(view)
    yield "share of the sentence", min(1.0, (span.end - span.start) / max(1, sentence.end - sentence.start))
    yield f"behind {_beside_it(before[-1:])}", 1
    yield f"before {_beside_it(after[:1])}", 1
    yield "a word behind", bool(before) and before[-1][0].isalnum()
    yield "a word before", bool(after) and after[0][0].isalnum()
    yield "a denial behind", not {"if", "whether", "not", "no", "without", "unless"}.isdisjoint(before)


def _beside_it(tokens: Sequence[str]) -> str:
    """Return the token beside a claim, if there is one: a mark as it is, a word if it is of no topic."""
    token = tokens[0].lower() if tokens else _NOTHING
    return _of_no_topic(token) if token[:1].isalnum() else token


def _of_speaking(view: View, entities: Mapping[str, Entity]) -> Iterator[tuple[str, float]]:
    """Yield who says it, if it says that at all."""
    quotation, text = view.quotation, view.claim.span.text
    yield "attributed", bool(view.claim.attribution)
    yield "only speaks", view.only_speaks
    yield "tells of speaking", view.reports is not None
    yield "tells when or where it was said", view.situated
    yield "half of the marks", text.count('"') % 2 == 1 or text.count("“") != text.count("”")
    before, _ = _beside(view)
    yield "between marks", before.count('"') % 2 == 1 or before.count("“") > before.count("”")
    if quotation is not None:
        yield f"{quotation.kind} speech", 1
        yield f"speaker {_type(view.speaker, entities)}", 1


def _of_words(view: View) -> Iterator[str]:
    """Yield what says most of the words: the first and last, where they are of no topic, the predicate, and pronouns
    that are left.
    """
    words = [word.lower() for word in _words(view.claim.span.text)]
    if words:
        yield f"begins with {_of_no_topic(words[0])}"
        yield f"ends with {_of_no_topic(words[-1])}"
        if words[0].endswith("ing"):
            yield "begins with a participle"
    yield f"predicate {view.claim.predicate.lower()}"
    left = [word.lower() for word in _words(view.words)]
    yield from (f"has {word}" for word in sorted(lexicon().pronouns.intersection(left)))
    if left and left[0] in lexicon().pronouns:
        yield f"pronoun first {left[0]}"


def _of_no_topic(word: str) -> str:
    """Return a word as it is where it may stand in a claim on anything, a day of the week as any, others as one."""
    if _WEEKDAY.fullmatch(word):
        return "a day of the week"
    return word if word in FUNCTION_WORDS else "another word"


def _of_roles(view: View, entities: Mapping[str, Entity]) -> Iterator[str]:
    """Yield who does it and whom it happens to."""
    for name in ("agent", "patient"):
        role = view.claim.roles.get(name)
        if role is None:
            yield f"no {name}"
        else:
            yield from (f"{name} {told}" for told in _of_role(view, role, entities))


def _of_role(view: View, role: Role, entities: Mapping[str, Entity]) -> Iterator[str]:
    span, text = view.claim.span, role.span.text.lower()
    yield f"is {_type(role.entity, entities)}"
    if not span.contains(role.span):
        yield "stands before" if role.span.end <= span.start else "stands behind"
    if text in lexicon().pronouns:
        yield "is an unknown pronoun" if _type(role.entity, entities) == "unknown" else "is a pronoun"
    elif text.startswith(("the ", "a ", "an ")):
        yield "is definite" if text.startswith("the ") else "is indefinite"


def _type(entity: str | None, entities: Mapping[str, Entity]) -> str:
    """Return the type of an entity that has a name."""
    known = entities.get(entity or "")
    return known.type if known is not None and known.spellings else "unknown"


def _beside(view: View) -> tuple[list[str], list[str]]:
    """Return the tokens of the sentence before and behind a claim."""
    text, span, sentence = view.article.text, view.claim.span, view.sentence
    return _TOKEN.findall(text[sentence.start : span.start]), _TOKEN.findall(text[span.end : sentence.end])


def _words(text: str) -> list[str]:
    return [token for token in _TOKEN.findall(text) if token[0].isalnum()]
