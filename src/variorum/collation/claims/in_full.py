"""A claim in full: with names for its pronouns, and its subject before it where that stands outside it."""

from __future__ import annotations

from collections.abc import Mapping

from variorum.collation.claims.lexicon import lexicon
from variorum.model import Claim, Role

_RELATIVES = ("who ", "which ", "that ")


def in_full(claim: Claim, names: Mapping[str, str]) -> str:
    """Return the words of a claim as they are understood: "who left" is "Ada Berg left".

    `names` are those of the entities that have one, by their ids.
    """
    text, before = claim.span.text, ""
    filled = list({r.span: r for n in ("agent", "patient") if (r := claim.roles.get(n))}.values())
    for role in sorted(filled, key=lambda r: -r.span.start):
        if claim.span.contains(role.span) and (name := _name(role, names)) is not None:
            start, end = (at - claim.span.start for at in (role.span.start, role.span.end))
            text = text[:start] + name + text[end:]
    for role in filled:
        if not claim.span.contains(role.span):
            before = f"{_name(role, names) or role.span.text} "
            break
    for relative in _RELATIVES if before else ():
        text = text.removeprefix(relative)
    return before + text


def _name(role: Role, names: Mapping[str, str]) -> str | None:
    """Return the name behind a pronoun, as far as it is known."""
    is_pronoun = role.span.text.lower() in lexicon().pronouns
    return names.get(role.entity or "") if is_pronoun else None
