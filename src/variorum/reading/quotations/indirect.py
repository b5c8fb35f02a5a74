"""Find attributions in the parse: a cue, who is its source, and the clause that is its content."""

from __future__ import annotations

from variorum.model import Parse
from variorum.reading.quotations.frames import Attribution, constructions
from variorum.reading.quotations.speakers import closing_cue
from variorum.reading.quotations.trees import noun_phrase, runs

_REPORTS = frozenset({"say", "according", "noun"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})


def attributions(parse: Parse) -> list[Attribution]:
    """Return what the parse attributes to somebody, in the order of the cues."""
    found: list[Attribution] = []
    for token in parse.tokens:
        for attribution in constructions(parse, token):
            if attribution.content:
                found.append(attribution)
                break
    cues = {a.cue.i for a in found}
    for sentence in parse.sentences:
        closing = closing_cue(parse, sentence.first, sentence.last)
        if closing is not None and closing[0].i not in cues:
            cue, source = closing
            end = min(cue.i, noun_phrase(source)[0])
            clause = list(range(sentence.first, end))
            if any(parse.tokens[i].tag in _FINITE for i in clause):
                found.append(Attribution(cue, "say", source, runs(parse, clause)))
    found = sorted(_without_nested(found), key=lambda a: a.cue.i)
    _give_media(found)
    return found


def _give_media(found: list[Attribution]) -> None:
    """Note through whom words came: in "X said …, according to Y", what X said came through Y."""
    for through in found:
        if through.frame != "according":
            continue
        for said in found:
            source = said.source
            if said.frame != "say" or source is None or said.cue.sentence != through.cue.sentence:
                continue
            if through.first <= source.i < through.last and through.first <= said.cue.i < through.last:
                said.medium = through.source
                end = through.cue.i
                said.content = [(first, min(last, end)) for first, last in said.content if first < end]
                break


def _without_nested(found: list[Attribution]) -> list[Attribution]:
    """Leave out the acts and views that are part of what somebody says: they are content, not attribution."""
    reported = {
        i for a in found if a.frame in _REPORTS for first, last in a.content for i in range(first, last)
    }
    return [a for a in found if a.frame in _REPORTS or a.cue.i not in reported]
