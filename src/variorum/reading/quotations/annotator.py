"""Annotate an article's quotations."""

from __future__ import annotations

import msgspec

from variorum.model import Parse, Quotation, Reading, Token, Voice
from variorum.reading.annotator import Layer
from variorum.reading.quotations.circumstances import cited_by, medium_of, occasion_of, time_of
from variorum.reading.quotations.cues import has_frame
from variorum.reading.quotations.direct import Quoter
from variorum.reading.quotations.drafts import Draft, quoted_drafts, reported_drafts
from variorum.reading.quotations.indirect import attributions
from variorum.reading.quotations.posts import post_drafts
from variorum.reading.quotations.voices import Voices
from variorum.text.quotes import quoted_spans


class QuotationsAnnotator:
    """Finds direct, mixed and indirect quotations.

    Each pair of quotation marks is one quotation, its content without the marks, and so is a post with a name below
    it; a clause that holds marks is an indirect quotation beside them.
    """

    needs: tuple[Layer, ...] = ("times", "entities")
    gives: Layer = "quotations"

    def annotate(self, parse: Parse, reading: Reading) -> Reading:
        """Return the reading with its quotations, in the order of their content."""
        found = attributions(parse, reading.times)
        quoted = quoted_spans(parse.article.text, _paragraphs(parse), [s.end for s in parse.sentences])
        quoter = Quoter(parse, quoted, found)
        drafts = [*quoted_drafts(parse, quoter.attribute()), *reported_drafts(parse, quoter, found)]
        drafts += post_drafts(parse)
        drafts.sort(key=lambda d: (d.content[0], d.content[-1][1], d.kind))
        voices = Voices(parse, reading, drafts)
        finish = _Finisher(parse, reading, voices, {a.cue.i: a.medium for a in found if a.medium is not None})
        return msgspec.structs.replace(
            reading, quotations=tuple(finish(f"{parse.article.id}.q{n}", d) for n, d in enumerate(drafts))
        )


def _paragraphs(parse: Parse) -> list[tuple[int, int]]:
    """Return the paragraphs as the parse has them."""
    found: list[tuple[int, int]] = []
    last = -1
    for sentence in parse.sentences:
        if sentence.paragraph == last:
            found[-1] = (found[-1][0], sentence.end)
        else:
            found.append((sentence.start, sentence.end))
        last = sentence.paragraph
    return found


class _Finisher:
    """Makes quotations of drafts. `media` has the medium that some cues were found with."""

    def __init__(self, parse: Parse, reading: Reading, voices: Voices, media: dict[int, Token]) -> None:
        self.parse, self.reading, self.voices, self.media = parse, reading, voices, media

    def __call__(self, identifier: str, draft: Draft) -> Quotation:
        article = self.parse.article
        cue = draft.cue
        source, medium = draft.source, None
        closed = draft.content[-1][1] if draft.kind != "indirect" else None
        if cue is not None:
            medium = medium_of(cue, source, self.voices.outlets) or self._through(cue)
            source = cited_by(cue, source, self.voices.outlets) or source
        return Quotation(
            id=identifier,
            content=tuple(article.span(start, end) for start, end in draft.content),
            cue=article.span(cue.start, cue.end) if cue is not None else None,
            speaker=(self.voices.called(article.span(*draft.signature)) if draft.signature else None)
            or self.voices.of(source)
            or Voice(),
            kind=draft.kind,
            medium=self.voices.of(medium),
            occasion=occasion_of(self.parse, cue) if cue is not None else None,
            time=time_of(cue, source, self.reading.times, draft.content[0][0], closed)
            if cue is not None
            else None,
        )

    def _through(self, cue: Token) -> Token | None:
        """Return the outlet or document that the sentence as a whole goes back to ("according to Y")."""
        medium = self.media.get(cue.i)
        known = medium is not None and (medium.i in self.voices.outlets or has_frame(medium, "document"))
        return medium if known else None
