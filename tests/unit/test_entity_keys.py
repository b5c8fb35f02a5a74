"""A word that is spelled like the id of an entity is not that entity."""

from __future__ import annotations

from variorum.backends.encoder import WordVectorEncoder
from variorum.backends.meaning import MeaningEncoder
from variorum.collation.claims.views import views
from variorum.collation.entities.mentions import named_mentions
from variorum.collation.pairs.claim_likeness import ClaimLikeness
from variorum.collation.pairs.support import Support
from variorum.collation.speech.speakers import Speakers
from variorum.model import Article, Claim, Entity, Reading, Span, Voice

FAIR = Article(id="a", name="a.txt", text="The E1 opened.")
MARRAN = Article(id="b", name="b.txt", text="Ida Marran opened.")
BOTH = Article(id="c", name="c.txt", text="An E1 porter left, an Ida Marran porter stayed.")


def _at(article: Article, words: str) -> Span:
    start = article.text.index(words)
    return article.span(start, start + len(words))


ENTITY = Entity(
    id="e1",
    name="Ida Marran",
    type="person",
    spellings=("Ida Marran",),
    mentions=tuple(_at(a, "Ida Marran") for a in (MARRAN, BOTH)),
)


def _reading(article: Article) -> Reading:
    sentence = _at(article, article.text)
    claim = Claim(id=f"{article.id}.c0", span=_at(article, article.text.rstrip(".")), predicate="open")
    return Reading(article=article.id, sentences=(sentence,), claims=(claim,))


def test_claims_of_an_entity_and_of_a_word_like_its_id_share_no_name() -> None:
    articles = [FAIR, MARRAN]
    readings = [_reading(a) for a in articles]
    fair, marran = seen = views(articles, readings, [ENTITY])
    assert len(fair.tokens & marran.tokens) == 1
    likeness = ClaimLikeness(seen, WordVectorEncoder(), MeaningEncoder())
    support = Support(readings, named_mentions([ENTITY]), likeness)
    assert support.features(1, "a")["names missing"] == 1.0


def test_a_speaker_described_by_an_entity_is_not_one_described_by_a_word_like_its_id() -> None:
    speakers = Speakers([ENTITY], "c")
    (one, _), (other, _) = (
        speakers.key(Voice(span=_at(BOTH, w))) for w in ("E1 porter", "Ida Marran porter")
    )
    assert one != other
