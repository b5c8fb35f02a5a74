"""The sentences of findings, made from the claims' own words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from variorum.collation.claims.view import View
from variorum.model import Entity, Origin, Role
from variorum.text.phrases import counted

LONGEST_QUOTE = 160
NAMED_ORIGINS = 3
"""Origins that an agreement's reason names."""


@dataclass(frozen=True, slots=True)
class Names:
    """What to call entities and origins."""

    entities: Mapping[str, Entity]
    origins: Mapping[str, Origin]

    def speaker(self, view: View) -> str | None:
        """Return who the claim is attributed to, as the story calls them, or the words of the text.

        Somebody without a name keeps the article that he has there ("the father").
        """
        for source in reversed(view.claim.attribution):
            words = " ".join(source.span.text.split()) if source.span is not None else None
            entity = self.entities.get(source.entity or "")
            if entity is None and words is None:
                continue
            if entity is None or (not entity.spellings and words and words.lower() == f"the {entity.name}"):
                return words
            return entity.name
        return None


def told(view: View, names: Names) -> str:
    """Return a claim in its own words, with whoever it is attributed to, or denied by."""
    speaker, denied = names.speaker(view), view.claim.denied
    if speaker is None:
        return f"denied: {quoted(view)}" if denied else quoted(view)
    return f"{speaker} denies: {quoted(view)}" if denied else f"{speaker}: {quoted(view)}"


def quoted(view: View) -> str:
    """Return a claim's words between quotation marks, cut where they are very long."""
    text = " ".join(view.claim.span.text.split())
    if len(text) > LONGEST_QUOTE:
        text = text[:LONGEST_QUOTE].rsplit(" ", 1)[0] + " …"
    return f"“{text}”"


def actor_question(view: View) -> str:
    """Return "Who destroyed two bridges", from the words between the agent and the end of the object."""
    agent, patient = view.claim.roles.get("agent"), view.claim.roles.get("patient")
    if agent and patient and agent.span.end <= patient.span.start:
        article = view.article
        words = article.text[agent.span.end : patient.span.end]
        hedge = view.claim.hedge
        return "Who " + " ".join(w for w in words.split() if w != hedge)
    if agent and patient:
        return f"Who did this to {patient.span.text} ({view.claim.predicate})"
    return "Who did it"


def value_of(view: View, type_: str) -> str:
    """Return the value of a claim in a few words: what it says on the point of a difference, or at what hour."""
    claim = view.claim
    match type_:
        case "actor":
            return _with_hedge(_role(claim.roles.get("agent")), claim.hedge)
        case "figure":
            return _role(claim.roles.get("agent"))
        case "hour" if view.hour:
            return view.hour.span.text
        case "duration" | "date":
            if claim.time:
                return claim.time.span.text
            told = view.quotation.time if type_ == "date" and view.quotation else None
            return f"told {told.span.text}" if told else quoted(view)
        case _:
            return f"denied: {quoted(view)}" if claim.denied else quoted(view)


def question(type_: str, first: View, topic: str) -> str:
    """Return what a difference is about, without a question mark."""
    match type_:
        case "actor":
            return actor_question(first)
        case "figure":
            return f"How many {topic or actor_question(first).removeprefix('Who ')}"
        case "duration":
            return f"How long ({quoted(first)})"
        case "polarity":
            return f"Whether {quoted(first)} is so"
        case "extent":
            return "How much of it"
        case "date":
            return f"When it was ({quoted(first)})"
        case "attribution":
            return f"Who said {quoted(first)}"
        case "wording":
            return "In which words it was said"
        case "place":
            return "Where it was"
        case _:
            return "What it was"


def origins_of(views: Sequence[View]) -> tuple[str, ...]:
    """Return the origins of claims, each once, sorted."""
    return tuple(sorted({v.claim.origin for v in views if v.claim.origin}))


def where_told(articles: Sequence[str], origins: Sequence[str], names: Names) -> str:
    """Return "3 articles, 2 origins: the mayor, on Monday; Gazette", with the first origins by name."""
    where = f"{counted(len(articles), 'article')}, {counted(len(origins), 'origin')}"
    named = "; ".join(names.origins[o].name for o in origins[:NAMED_ORIGINS])
    return f"{where}: {named}" if named else where


def _role(role: Role | None) -> str:
    return " ".join(role.span.text.split()) if role else "not said"


def _with_hedge(text: str, hedge: str | None) -> str:
    return f"{text} ({hedge})" if hedge else text
