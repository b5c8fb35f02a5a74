"""Origins: five outlets that quote one speech, or reprint one report, are one origin."""

from __future__ import annotations

from variorum.collation.sources.origins import trace_origins
from variorum.model import (
    Article,
    Claim,
    Copy,
    Entity,
    Origin,
    Quotation,
    Reading,
    Span,
    Utterance,
    Voice,
)

TEXT = "The wall stands. It is a monument, Marran said on Monday. Crews came. The report of the court blames rats."
MARRAN = Entity(id="e1", name="Ida Marran", type="person")


def _span(article: Article, words: str) -> Span:
    start = article.text.index(words)
    return article.span(start, start + len(words))


def _article(name: str, source: str | None = None) -> Article:
    return Article(id=name, name=f"{name}.txt", source=source, text=TEXT)


def _reading(article: Article) -> Reading:
    """Two claims of the article's own, one of Marran's, one of a document's."""
    a = article.id
    speech = Quotation(
        id=f"{a}.q0",
        content=(_span(article, "It is a monument"),),
        speaker=Voice(entity="e1", span=_span(article, "Marran")),
        kind="indirect",
        utterance="u1",
    )
    paper = Quotation(
        id=f"{a}.q1",
        content=(_span(article, "rats"),),
        speaker=Voice(span=_span(article, "The report of the court")),
        kind="indirect",
        utterance="u2",
    )
    said = {"The wall stands": None, "It is a monument": f"{a}.q0", "Crews came": None, "rats": f"{a}.q1"}
    return Reading(
        article=a,
        quotations=(speech, paper),
        claims=tuple(
            Claim(id=f"{a}.c{n}", span=_span(article, words), predicate="be", quotation=quotation)
            for n, (words, quotation) in enumerate(said.items())
        ),
    )


def _trace(
    *articles: Article, copies: tuple[Copy, ...] = ()
) -> tuple[dict[str, Origin], list[list[str | None]]]:
    readings = [_reading(a) for a in articles]
    utterances = [
        Utterance(
            id="u1",
            speaker="e1",
            occasion="during a visit",
            date="2031-05-05",
            quotations=tuple(f"{a.id}.q0" for a in articles),
        ),
        Utterance(id="u2", quotations=tuple(f"{a.id}.q1" for a in articles)),
    ]
    origins, told = trace_origins(articles, readings, utterances, copies, [MARRAN])
    assert {c for o in origins for c in o.claims} == {c.id for r in told for c in r.claims}
    assert origins == trace_origins(articles[::-1], readings[::-1], utterances, copies, [MARRAN])[0]
    return {o.id: o for o in origins}, [[c.origin for c in r.claims] for r in told]


def _copy(one: Article, other: Article, words: str, credit: str | None = None) -> Copy:
    pair = (_span(one, words), _span(other, words))
    return Copy(articles=(one.id, other.id), spans=(pair,), share=(0.2, 0.2), credit=credit)


def test_what_two_articles_quote_of_one_speech_is_of_one_origin() -> None:
    origins, (one, other) = _trace(_article("a"), _article("b"))
    assert one[1] == other[1]
    assert origins[one[1] or ""] == Origin(
        id=one[1] or "",
        kind="utterance",
        name="Ida Marran, during a visit, 2031-05-05",
        claims=("a.c1", "b.c1"),
        articles=("a", "b"),
    )


def test_a_document_that_speaks_is_a_document() -> None:
    origins, (one, other) = _trace(_article("a"), _article("b"))
    assert one[3] == other[3]
    assert (origins[one[3] or ""].kind, origins[one[3] or ""].name) == (
        "document",
        "The report of the court in a and b",
    )


def test_the_reporting_of_two_outlets_is_of_two_origins() -> None:
    origins, (one, other) = _trace(_article("a", "Mercury"), _article("b", "Herald"))
    assert one[0] == one[2] != other[0] == other[2]
    assert origins[one[0] or ""].name == "Mercury’s own reporting"
    assert origins[one[0] or ""].kind == "article"


def test_two_reports_of_one_outlet_are_of_one_origin() -> None:
    _, (one, other) = _trace(_article("a", "Mercury"), _article("b", "Mercury"))
    assert one[0] == other[0]


def test_copied_text_is_of_one_origin_and_what_stands_beside_it_is_not() -> None:
    a, b = _article("a"), _article("b")
    origins, (one, other) = _trace(a, b, copies=(_copy(a, b, "The wall stands."),))
    assert one[0] == other[0] != one[2] != other[2]
    assert origins[one[0] or ""].name == "shared text of a and b"


def test_what_three_have_of_a_claim_counts_once() -> None:
    a, b, c, d = articles = [_article(name) for name in "abcd"]
    copies = tuple(_copy(a, other, "The wa") for other in (b, c, d))
    _, (one, *_others) = _trace(*articles, copies=copies)
    assert one[0] == one[2]


def test_copied_text_is_named_for_the_agency_that_is_credited() -> None:
    a, b = _article("a"), _article("b")
    origins, (one, _) = _trace(a, b, copies=(_copy(a, b, "The wall stands.", "Reuters"),))
    assert origins[one[0] or ""].name == "Reuters (agency report)"


def test_a_quotation_within_copied_text_is_of_its_speaker() -> None:
    a, b = _article("a"), _article("b")
    origins, (one, _) = _trace(a, b, copies=(_copy(a, b, TEXT),))
    assert origins[one[1] or ""].kind == "utterance"


def test_a_pronoun_names_nobody() -> None:
    article = Article(id="a", name="a.txt", text="He said it rained.")
    quotation = Quotation(
        id="a.q0",
        content=(_span(article, "it rained"),),
        speaker=Voice(span=_span(article, "He")),
        kind="indirect",
        utterance="u1",
    )
    claim = Claim(id="a.c0", span=_span(article, "it rained"), predicate="rain", quotation="a.q0")
    reading = Reading(article="a", quotations=(quotation,), claims=(claim,))
    (origin,), _ = trace_origins([article], [reading], [Utterance(id="u1", quotations=("a.q0",))], [], [])
    assert origin.name == "somebody not named in a"
