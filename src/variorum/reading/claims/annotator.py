"""Claims: one per proposition, verbal, nominal or appositive, attributed to whoever makes it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec.structs import replace

from variorum.model import (
    Claim,
    Parse,
    Polarity,
    Quotation,
    Reading,
    Span,
    Token,
)
from variorum.reading.annotator import Layer
from variorum.reading.claims.attribution import (
    add_first_persons,
    chain,
    cues,
    gerunds_said,
    quotation_of,
)
from variorum.reading.claims.clauses import Clause, Introduced, clauses
from variorum.reading.claims.descriptions import descriptions
from variorum.reading.claims.lexicon import Lexicon, lexicon
from variorum.reading.claims.modality import negates, stance
from variorum.reading.claims.roles import RoleFinder
from variorum.reading.claims.times import is_in, time_of
from variorum.text.furniture import is_furniture

_CLOSING = re.compile(r"[.,]?(?: ?”|\")")
_TRIM = frozenset("\"'“”‘’,.;:!?-–—()[]… ")


class ClaimsAnnotator:
    """Finds the claims of an article: coordination and relative clauses unfolded, passive and active alike.

    The content of a quotation is attributed to its speaker and not to the article. A nominal event ("the
    destruction of the bridges") is a claim where the text names a participant, and an apposition ("X, a town in
    Y") or another description of a name ("X, 39") one of its own.
    """

    needs: tuple[Layer, ...] = ("times", "quantities", "entities", "quotations")
    gives: Layer = "claims"

    def annotate(self, parse: Parse, reading: Reading) -> Reading:
        """Return the reading with its claims, in the order of the text."""
        words = lexicon()
        heads = mention_heads(parse, reading)
        places = frozenset(e.id for e in reading.entities if e.type == "place")
        finder = RoleFinder(parse, heads, places)
        add_first_persons(parse, reading.quotations, heads)
        found: list[tuple[int, Claim]] = []
        introducing = cues(parse, reading.quotations)
        furniture = _furniture(parse)
        for clause in clauses(
            parse, words, Introduced(frozenset(introducing), gerunds_said(parse, reading.quotations))
        ):
            if clause.predicate.sentence in furniture:
                continue
            quotation = quotation_of(clause.predicate, reading.quotations)
            times = [t for t in reading.times if quotation is None or t != quotation.time]
            span = _span(parse, clause.tokens, quotation)
            if span is None:
                continue
            roles = finder.roles(clause)
            if not set(roles) - {"place"}:
                continue
            denied = _is_denied(parse, clause.predicate, quotation, words)
            how = stance(clause, words, question=_is_question(parse, clause.predicate), denied=denied)
            claim = Claim(
                id="",
                span=span,
                predicate=_name(clause, words),
                form=clause.form,
                roles=roles,
                polarity=_turned(how.polarity) if denied else how.polarity,
                denied=denied,
                hedge=how.hedge,
                modality=how.modality,
                time=time_of(clause, parse, times, words),
                place=finder.place(clause, roles),
                quantities=tuple(q for q in reading.quantities if is_in(q.span, parse, clause)),
                attribution=chain(quotation),
                quotation=quotation.id if quotation else None,
                reports=introducing.get(clause.predicate.i),
            )
            found.append((clause.predicate.i, claim))
        found += [(head.i, c) for head, c in descriptions(parse, reading) if head.sentence not in furniture]
        found.sort(key=lambda f: f[0])
        ids = (f"{parse.article.id}.c{n}" for n in range(len(found)))
        return replace(reading, claims=tuple(replace(c, id=i) for i, (_, c) in zip(ids, found, strict=True)))


def _furniture(parse: Parse) -> frozenset[int]:
    """Return the sentences that are furniture of the page; a label ("READ MORE:") makes that behind it one, too."""
    found: set[int] = set()
    text, label = parse.article.text, -1
    for sentence in parse.sentences:
        words = text[sentence.start : sentence.end]
        behind = label >= 0 and "\n" not in text[label : sentence.start]
        if is_furniture(words) or behind:
            found.add(sentence.index)
        label = (
            sentence.end if not behind and sentence.index in found and words.rstrip().endswith(":") else -1
        )
    return frozenset(found)


def mention_heads(parse: Parse, reading: Reading) -> dict[int, str]:
    """Map the index of each mention's head token to its entity; where mentions nest, the shorter one has it."""
    found: dict[int, tuple[int, str]] = {}
    for entity in reading.entities:
        for mention in entity.mentions:
            tokens = parse.tokens_within(mention.start, mention.end)
            for token in tokens:
                if token.head is token or not (tokens[0].i <= token.head.i <= tokens[-1].i):
                    length = mention.end - mention.start
                    if token.i not in found or length < found[token.i][0]:
                        found[token.i] = (length, entity.id)
    return {i: entity for i, (_, entity) in found.items()}


def _span(parse: Parse, tokens: Sequence[Token], quotation: Quotation | None) -> Span | None:
    """Return the characters of a clause without outer punctuation; what stands in a quotation does not leave it, nor
    is it told with the day on which it was said ("said in May | the port was closed").

    A quotation mark is kept beside the words where its fellow is among them.
    """
    if quotation is not None and quotation.cue is not None and quotation.kind == "indirect":
        said, opens = quotation.cue.end, quotation.content[0].start
        tokens = [t for t in tokens if not said <= t.start < opens]
    if quotation is not None and quotation.kind == "direct":
        tokens = [t for t in tokens if any(c.start <= t.start and t.end <= c.end for c in quotation.content)]
    first, last = 0, len(tokens)
    while first < last and tokens[first].text[0] in _TRIM:
        first += 1
    if last - first > 2 and tokens[first].dep == "prep" and tokens[first + 1].tag == "WDT":
        first += 2
    while last > first and (tokens[last - 1].text[0] in _TRIM or tokens[last - 1].dep == "cc"):
        last -= 1
    if first == last:
        return None
    text = parse.article.text
    start, end = tokens[first].start, tokens[last - 1].end
    words = text[start:end]
    marks = [c for c in words if c in "“”"]
    torn = bool(words.count('"') % 2)
    if (marks[:1] == ["”"] and text[:start].endswith("“")) or (torn and text[:start].endswith('"')):
        start, torn = start - 1, False
    if marks[-1:] == ["“"] or torn:
        match = _CLOSING.match(text, end)
        end = match.end() if match else end
    for opening, closing in (("(", ")"), ("[", "]"), ("``", "''")):
        if words.count(opening) > words.count(closing) and text.startswith(closing, end):
            end += len(closing)
    return parse.article.span(start, end)


def _name(clause: Clause, words: Lexicon) -> str:
    predicate = clause.predicate
    if clause.form == "apposition":
        return "be"
    lemma = predicate.lemma.lower()
    if predicate.pos == "NOUN":
        return words.nominalisations.get(lemma, lemma)
    return lemma


def _is_question(parse: Parse, token: Token) -> bool:
    sentence = parse.sentence_of(token)
    return parse.article.text[sentence.start : sentence.end].rstrip("\"'”’ ").endswith("?")


def _is_denied(parse: Parse, predicate: Token, quotation: Quotation | None, words: Lexicon) -> bool:
    """Tell whether the claim is what its speaker denies, or rejects claims of ("dismissed reports that it fell").

    What a relative clause within it adds is not denied, nor what he denies only his part in.
    """
    if quotation is None or quotation.cue is None:
        return False
    cue = parse.tokens_within(quotation.cue.start, quotation.cue.end)
    if not any(_denies(t, words) or _is_rejected(t, words) for t in cue):
        return False
    chain = (predicate, *predicate.ancestors())
    within = [t for t in chain if any(c.start <= t.start < c.end for c in quotation.content)]
    return not any(
        (t is not predicate and t.lemma.lower() in words.denied_parts)
        or (t.dep in ("relcl", "acl", "advcl", "appos") and t.head not in cue)
        for t in within
    )


def _denies(cue: Token, words: Lexicon) -> bool:
    """Tell whether a cue is one of denial; who does not deny something, or nobody, leaves it open."""
    return cue.lemma.lower() in words.denials and not any(negates(c, words) for c in cue.children)


def _is_rejected(noun: Token, words: Lexicon) -> bool:
    """Tell whether somebody rejects claims, which are not said to be anybody's: "denied allegations that".

    Who does not reject them, could, will or refuses to, has not done so.
    """
    owned = any(c.dep == "poss" or c.lower in ("by", "from") for c in noun.children)
    verb = noun.head
    open_ = any(c.dep == "neg" or c.tag == "MD" or c.lower == "to" for c in verb.children if c.i < verb.i)
    return noun.dep == "dobj" and verb.lemma.lower() in words.rejections and not owned and not open_


def _turned(polarity: Polarity) -> Polarity:
    return "positive" if polarity == "negative" else "negative"
