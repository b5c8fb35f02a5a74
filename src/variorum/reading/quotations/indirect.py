"""Find attributions in the parse: a cue, who is its source, and the clause that is its content."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from variorum.model import Parse, TimeExpression
from variorum.reading.quotations.attribution import Attribution
from variorum.reading.quotations.closing import closing_cue
from variorum.reading.quotations.frames import constructions
from variorum.reading.quotations.headlines import headline_attributions
from variorum.reading.quotations.trees import noun_phrase, runs

_REPORTS = frozenset({"say", "according", "noun"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})


def attributions(parse: Parse, times: Sequence[TimeExpression]) -> list[Attribution]:
    """Return what the parse attributes to somebody, in the order of the cues. `times` are those of the article."""
    found: list[Attribution] = []
    for token in parse.tokens:
        attribution = next((a for a in constructions(parse, token, times) if a.content), None)
        if attribution is not None:
            found.append(attribution)
    found += _closed(parse, {a.cue.i for a in found})
    found += headline_attributions(parse)
    found = sorted(_without_nested(found), key=lambda a: a.cue.i)
    _give_media(parse, found)
    return found


def _closed(parse: Parse, known: set[int]) -> Iterator[Attribution]:
    """Yield what a cue at the sentence's end attributes, where the tree does not show it. `known` are other cues."""
    for sentence in parse.sentences:
        closing = closing_cue(parse, sentence.first, sentence.last)
        if closing is None or closing[0].i in known:
            continue
        cue, source = closing
        clause = range(sentence.first, min(cue.i, noun_phrase(source)[0]))
        if any(parse.tokens[i].tag in _FINITE for i in clause):
            yield Attribution(cue, "say", source, runs(parse, clause))


def _without_nested(found: list[Attribution]) -> list[Attribution]:
    """Leave out the acts and views that are part of what somebody says: they are content, not attribution."""
    reported = {
        i for a in found if a.frame in _REPORTS for first, last in a.content for i in range(first, last)
    }
    said = [a for a in found if a.frame == "say"]
    return [
        a
        for a in found
        if (a.frame in _REPORTS or a.cue.i not in reported)
        and not (a.frame == "noun" and any(_is_occasion(a, s) for s in said))
    ]


def _is_occasion(noun: Attribution, said: Attribution) -> bool:
    """Tell whether a noun only tells where somebody says the same: "said in a statement that"."""
    return said.first <= noun.first < said.last and said.cue in noun.cue.ancestors()


def _give_media(parse: Parse, found: list[Attribution]) -> None:
    """Note through whom words came: in "X said …, according to Y", what X said came through Y."""
    for through in (a for a in found if a.frame == "according"):
        held = range(through.first, through.last)
        said = next((a for a in found if a.frame == "say" and _lies_in(a, held)), None)
        if said is not None:
            said.medium = through.source
            content = {i for first, last in said.content for i in range(first, last) if i < through.cue.i}
            said.content = runs(parse, content) or said.content


def _lies_in(attribution: Attribution, tokens: range) -> bool:
    return attribution.source is not None and attribution.source.i in tokens and attribution.cue.i in tokens
