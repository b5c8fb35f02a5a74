"""Only clauses that make sense by themselves are told; a subject or a name that is missing is put in brackets."""

from __future__ import annotations

import re

import msgspec
import pytest

from variorum.edition import Edition
from variorum.edition.naming import words
from variorum.edition.references import loose_ends
from variorum.edition.standing import LEAST_ALONE, is_background, stands_alone, surely_alone
from variorum.edition.telling import best, tell, tell_speech
from variorum.model import Article, Claim, Entity, Quotation, Role, Source, Span

TEXT = (
    "The harbour, closed since Tuesday, opens on Monday, the mayor said. "
    "Divers who searched the wreck found nothing; it was raised in 1974 and was sold in 1975. "
    "Denying any fault, the owner blamed the crew. He left the town. "
    "Its owner, the bank, sued the provinces Rome annexed. "
    "Two died there when the boat sank. “Nobody was at the wheel,” he said. "
    "Officials who take bribes are dismissed. The rebels drove out the guards, led by Lutz Brandt. "
    "The men held on Sunday are free. He is a man who neighbours say is fond of the bank. Both ships later sank. "
    "Six died after the crew, who were drunk, fled. He hit her on the heel, dragged her 10 feet and took her bag. "
    "It ends on the day the bank closes. He must make sure that the boat sails. “We stayed here,” he said. "
    "The bank may pay “if it wants to”, the mayor said. The party won when Lutz Brandt, then ill, was away. "
    'The guard "let the crew go without pay", he said. The bosun fled as it rained, the Watch, a paper, said. '
    "The mate — he was hurt — slept. The cook met the Brenn-trained crew. The smith, who, then ill, was away, slept. "
    "The nurse drew what could be a gun. The crew slept when he fell. The guards shut its gate. "
    "The porters lost their keys. In May it is hard to sail. The arrest of Lutz Brandt came after he fled. "
    "Few trust the rumour the mate hit the smith."
)
ARTICLE = Article(name="a.txt", source="Gazette", text=TEXT)


def at(words_: str) -> Span:
    start = TEXT.index(words_)
    return ARTICLE.span(start, start + len(words_))


OWNER = Entity(
    id="e1",
    name="Lutz Brandt",
    type="person",
    spellings=("Lutz Brandt",),
    mentions=tuple(ARTICLE.span(m.start(), m.end()) for m in re.finditer("Lutz Brandt", TEXT)),
)


def claim(
    words_: str, predicate: str, *, entity: str | None = None, said_by: str = "", **roles: str
) -> Claim:
    return Claim(
        id="c1",
        span=at(words_),
        predicate=predicate,
        roles={
            k: Role(span=at(v), head=v.split()[-1].removesuffix("s"), entity=entity) for k, v in roles.items()
        },
        attribution=(Source(kind="outlet"), Source(kind="speaker", span=at(said_by))) if said_by else (),
    )


def edition(*claims: Claim) -> Edition:
    said = Quotation(
        id="q1", content=(at("closed since Tuesday, opens on Monday"),), cue=at("said"), kind="indirect"
    )
    return Edition(articles=(ARTICLE,), entities=(OWNER,), quotations=(said,), claims=claims)


WHOLE = {
    "the owner blamed the crew": claim(
        "the owner blamed the crew", "blame", agent="the owner", patient="the crew"
    ),
    "it was raised in 1974": claim("it was raised in 1974", "raise", patient="it"),
    "[the wreck] was sold in 1975": claim("was sold in 1975", "sell", patient="the wreck"),
    "[Divers] searched the wreck": claim(
        "who searched the wreck", "search", agent="Divers", patient="the wreck"
    ),
    "the boat sank": claim("when the boat sank", "sink", agent="the boat"),
    "[Lutz Brandt] left the town": claim(
        "He left the town", "leave", agent="He", patient="the town", entity="e1"
    ),
}


@pytest.mark.parametrize(("expected", "told"), WHOLE.items())
def test_a_clause_is_told_with_its_subject(expected: str, told: Claim) -> None:
    assert stands_alone(edition(told), told)
    assert words(edition(told), told) == expected


@pytest.mark.parametrize(
    "fragment",
    [
        claim("Denying any fault", "deny", agent="the owner", patient="any fault"),
        claim("closed since Tuesday", "close", patient="The harbour"),
        claim("Rome annexed", "annex", agent="Rome"),
        claim("on Monday", "open"),
        claim("who take bribes", "take", agent="Officials", patient="bribes"),
        claim("led by Lutz Brandt", "lead", agent="The rebels"),
        claim("The men held on Sunday", "hold", agent="The men"),
        claim("who neighbours say is fond of the bank", "be", agent="a man"),
        claim("Six died after the crew", "die", patient="Six"),
        claim("The party won when Lutz Brandt, then ill", "win", agent="The party"),
        claim('The guard "let the crew go', "let", agent="The guard", patient="the crew"),
        claim("The bosun fled", "flee", agent="The bosun"),
        claim("The bank may pay", "pay", agent="The bank", said_by="the mayor"),
        claim("The mate — he was hurt", "hurt", agent="The mate"),
        claim("the mate hit the smith", "hit", agent="the mate", patient="the smith"),
        claim("The cook met the Brenn", "meet", agent="The cook", patient="the Brenn"),
        claim("who, then ill, was away", "be", agent="The smith"),
        claim('The guard "let the crew go', "let", agent="The guard", said_by="the mayor"),
        msgspec.structs.replace(
            claim(
                "The nurse drew what could be a gun", "draw", agent="The nurse", patient="what could be a gun"
            ),
            hedge="could",
        ),
    ],
    ids=lambda c: c.span.text,
)
def test_a_fragment_does_not_stand_alone(fragment: Claim) -> None:
    assert not stands_alone(edition(fragment), fragment)


def test_a_clause_behind_the_point_of_its_sentence_is_background() -> None:
    behind = [
        claim("the boat sank", "sink", agent="the boat"),
        claim("the bank closes", "close", agent="the bank"),
        claim("the boat sails", "sail", agent="the boat"),
    ]
    own = claim("the owner blamed the crew", "blame", agent="the owner", patient="the crew")
    assert all(is_background(edition(c), c) for c in behind)
    assert not is_background(edition(own), own)


def test_what_is_said_in_the_first_person_stands_between_quotation_marks() -> None:
    told = claim("We stayed here", "stay", said_by="the mayor", agent="We")
    assert tell(edition(told), told) == "The mayor: “We stayed here”."


def test_a_noun_is_no_sentence() -> None:
    noun = Claim(
        id="c1",
        span=at("any fault"),
        predicate="fail",
        form="noun",
        roles={"agent": Role(span=at("any"), head="any")},
    )
    assert not stands_alone(edition(noun), noun)


@pytest.mark.parametrize(
    ("told", "ends"),
    [
        (claim("it was raised in 1974", "raise", patient="it"), 1),
        (
            claim(
                "Its owner, the bank, sued the provinces", "sue", agent="Its owner", patient="the provinces"
            ),
            1,
        ),
        (claim("He left the town", "leave", agent="He", patient="the town", entity="e1"), 0),
        (claim("the owner blamed the crew", "blame", agent="the owner", patient="the crew"), 0),
        (claim("Both ships later sank", "sink", agent="Both ships"), 1),
        (claim("The crew slept when he fell", "sleep", agent="The crew"), 1),
        (claim("The guards shut its gate", "shut", agent="The guards", patient="its gate"), 1),
        (claim("The porters lost their keys", "lose", agent="The porters"), 0),
        (claim("In May it is hard to sail", "be"), 0),
        (claim("The arrest of Lutz Brandt came after he fled", "come", agent="The arrest"), 0),
    ],
)
def test_what_points_outside_a_claim_is_counted(told: Claim, ends: int) -> None:
    assert loose_ends(edition(told), told) == ends


@pytest.mark.parametrize(
    ("said_by", "expected"),
    [
        ("the mayor", "Divers who searched the wreck found nothing, according to the mayor."),
        ("Its owner", "Divers who searched the wreck found nothing, according to its owner."),
        ("he", "Divers who searched the wreck found nothing, according to a speaker not named."),
        ("Divers", "Divers who searched the wreck found nothing."),
    ],
)
def test_who_says_it_is_named_as_far_as_the_report_does(said_by: str, expected: str) -> None:
    told = claim("Divers who searched the wreck found nothing", "find", agent="Divers")
    start = TEXT.index("he said") if said_by == "he" else at(said_by).start
    span = ARTICLE.span(start, start + len(said_by))
    source = Source(kind="speaker", span=span)
    told = Claim(id="c1", span=told.span, predicate="find", roles=told.roles, attribution=(source,))
    assert tell(edition(told), told) == expected


def test_what_is_denied_is_never_told_as_said() -> None:
    told = claim(
        "the owner blamed the crew", "blame", said_by="the mayor", agent="the owner", patient="the crew"
    )
    denied = msgspec.structs.replace(told, denied=True)
    assert tell(edition(denied), denied) == "The mayor denies: “the owner blamed the crew”."
    by_nobody = msgspec.structs.replace(denied, attribution=())
    assert tell(edition(by_nobody), by_nobody) == "It is denied: “the owner blamed the crew”."


def test_that_somebody_spoke_is_told_with_what_was_said() -> None:
    speaking = msgspec.structs.replace(claim("the mayor said", "say", agent="the mayor"), reports="q1")
    assert not stands_alone(edition(speaking), speaking)
    assert (
        tell_speech(edition(speaking), speaking) == "The mayor said: closed since Tuesday, opens on Monday."
    )


def test_a_word_that_weakens_a_claim_is_never_lost() -> None:
    told = claim("the owner blamed the crew", "blame", agent="the owner", patient="the crew")
    outside = msgspec.structs.replace(told, hedge="Reportedly")
    assert tell(edition(outside), outside) == "The owner blamed the crew [Reportedly]."
    inside = msgspec.structs.replace(told, hedge="blamed")
    assert tell(edition(inside), inside) == "The owner blamed the crew."


@pytest.mark.parametrize("modality", ["conditional", "question"])
def test_conditions_and_questions_are_not_told(modality: str) -> None:
    told = claim("the owner blamed the crew", "blame", agent="the owner", patient="the crew")
    unsure = msgspec.structs.replace(told, modality=modality)
    assert not stands_alone(edition(unsure), unsure)


def test_an_agreement_is_told_by_what_all_its_reports_support() -> None:
    texts = (
        "The ferry Marta ran aground off Hollin in thick fog on Tuesday with a crew of eleven.",
        "The ferry Marta ran aground off Hollin.",
        "The old ferry Marta ran aground near the lighthouse off Hollin, officials said.",
    )
    articles = tuple(Article(name=f"{n}.txt", text=text) for n, text in enumerate(texts))
    claims = tuple(
        Claim(
            id=f"c{n}",
            span=a.span(0, a.text.index(", off" if ", off" in a.text else ".")),
            predicate="run",
            roles={"agent": Role(span=a.span(0, a.text.index(" ran")), head="Marta")},
        )
        for n, a in enumerate(articles)
    )
    assert best(Edition(articles=articles, claims=claims), claims).id == "c1"


def test_a_clause_that_begins_with_its_auxiliary_lacks_its_subject() -> None:
    article = Article(name="a.txt", text="Soldiers, he said, have shot a man dead. A man was shot dead.")
    have_shot = article.span(19, 39)
    was_shot = article.span(41, 60)
    lacking = Claim(
        id="c1",
        span=have_shot,
        predicate="shoot",
        roles={"patient": Role(span=article.span(29, 34), head="man")},
    )
    whole = Claim(
        id="c2",
        span=was_shot,
        predicate="shoot",
        roles={"patient": Role(span=article.span(41, 46), head="man")},
    )
    story = Edition(articles=(article,), claims=(lacking, whole))
    assert (have_shot.text, was_shot.text) == ("have shot a man dead", "A man was shot dead")
    assert [stands_alone(story, c) for c in (lacking, whole)] == [False, True]


@pytest.mark.parametrize(("hedge", "stands"), [("reportedly", True), ("if", False), ("requested", False)])
def test_what_holds_only_through_a_word_outside_it_does_not_stand_alone(hedge: str, stands: bool) -> None:
    told = msgspec.structs.replace(WHOLE["the boat sank"], hedge=hedge, modality="possible")
    assert stands_alone(edition(told), told) == stands


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ("He hit her on the heel", "He hit [Lutz Brandt] on the heel"),
        ("dragged her 10 feet", "dragged [Lutz Brandt] 10 feet"),
        ("took her bag", "took [Lutz Brandt’s] bag"),
    ],
)
def test_her_stands_for_somebody_or_for_whose_it_is(told: str, expected: str) -> None:
    her = at(told[told.index("her") :])
    span = ARTICLE.span(her.start, her.start + 3)
    one = Claim(
        id="c1", span=at(told), predicate="hit", roles={"patient": Role(span=span, head="her", entity="e1")}
    )
    assert words(edition(one), one) == expected


def test_what_hardly_stands_alone_is_not_told_but_one_that_begins_with_when_is_left_to_the_rules() -> None:
    whole = WHOLE["the owner blamed the crew"]
    low, high = (msgspec.structs.replace(whole, stands_alone=x) for x in (LEAST_ALONE / 2, 1.0))
    assert not stands_alone(edition(low), low)
    assert stands_alone(edition(high), high)
    assert best(edition(low, high), [low, high]) is high
    when = msgspec.structs.replace(low, span=at("when the boat sank"))
    assert surely_alone(low) < LEAST_ALONE <= surely_alone(when)
