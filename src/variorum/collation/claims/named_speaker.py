"""Who is named beside the words that he speaks: the name that another report may give otherwise."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from variorum.collation.entities.mentions import Mention
from variorum.model import Quotation, Span
from variorum.text.words import words

_STOPS = (".", "!", "?", "…")
_MARKS = " \n\"'”’“`"


def named_speaker(
    quotation: Quotation | None,
    text: str,
    sentences: Sequence[Span],
    mentions: Sequence[Mention],
    names: Mapping[str, str],
    types: Mapping[str, str],
) -> frozenset[str]:
    """Return the words of the names of the person who speaks, where a text names him right beside direct speech, and of
    all others whom the sentence names there: a text may be read to give the words to the wrong one of them. Initials
    are no such words: many share them.
    """
    if quotation is None or quotation.kind != "direct" or quotation.cue is None:
        return frozenset()
    speaker = quotation.speaker
    name = _name(names.get(speaker.entity or "", ""))
    if speaker.span is None or types.get(speaker.entity or "") != "person" or len(name) < 2:
        return frozenset()
    if not _full(name) & set(words(speaker.span.text)) or not _are_beside(quotation, text, sentences):
        return frozenset()
    around = next((s for s in sentences if s.overlaps(quotation.cue)), quotation.cue)
    beside = {
        entity
        for start, end, entity in mentions
        if around.start <= start < around.end
        and types.get(entity) == "person"
        and not any(c.start <= start < c.end for c in quotation.content)
        and _full(_name(names[entity])) & set(words(text[start:end]))
    }
    return _full(name.union(*(_name(names[entity]) for entity in beside)))


def _name(name: str) -> frozenset[str]:
    return frozenset(words(name))


def _full(name: frozenset[str]) -> frozenset[str]:
    """Return the words of a name without initials."""
    return frozenset(w for w in name if len(w) > 1)


def _are_beside(quotation: Quotation, text: str, sentences: Sequence[Span]) -> bool:
    """Tell whether no other sentence stands between who says it and what he says."""
    cue, speaker = quotation.cue, quotation.speaker.span
    assert cue is not None and speaker is not None
    first, last = min(cue.start, speaker.start), max(cue.end, speaker.end)
    told = [(s.start, s.text.rstrip(_MARKS)) for s in sentences]
    ends = [start + len(words_told) for start, words_told in told if words_told.endswith(_STOPS)]

    def apart(start: int, end: int) -> bool:
        between = text[start:end]
        begin = end - len(between.lstrip(_MARKS))
        return any(begin < e <= start + len(between.rstrip(_MARKS)) for e in ends)

    return any(
        not (apart(last, c.start) if c.start >= last else c.end <= first and apart(c.end, first))
        for c in quotation.content
    )
