"""The word lists of `lexicon.toml`, as sets and maps."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Lexicon:
    """What verbs, adverbs and nouns do to the propositions they govern; all words are lemmas in lower case."""

    governors: dict[str, str]
    wishes: frozenset[str]
    told_wishes: frozenset[str]
    desired: frozenset[str]
    degrees: frozenset[str]
    factive: frozenset[str]
    doubtful_nouns: frozenset[str]
    negative_governors: frozenset[str]
    attaining: frozenset[str]
    vain: frozenset[str]
    feared: frozenset[str]
    withholding: frozenset[str]
    hedging_adverbs: frozenset[str]
    hedging_adjectives: frozenset[str]
    certain_adjectives: frozenset[str]
    negative_adjectives: frozenset[str]
    possible_modals: frozenset[str]
    future_modals: frozenset[str]
    conditions: frozenset[str]
    limits: frozenset[str]
    whenever: frozenset[str]
    timed: frozenset[str]
    beside: frozenset[str]
    afterwards: frozenset[str]
    letting: frozenset[str]
    negations: frozenset[str]
    restrictions: frozenset[str]
    denials: frozenset[str]
    rejections: frozenset[str]
    denied_parts: frozenset[str]
    light_verbs: frozenset[str]
    outcomes: frozenset[str]
    outcomes_of_passives: frozenset[str]
    groups: frozenset[str]
    days: frozenset[str]
    nominalisations: dict[str, str]


@cache
def lexicon() -> Lexicon:
    """Load the lists, once."""
    data = tomllib.loads(Path(__file__).with_name("lexicon.toml").read_text(encoding="utf-8"))
    governors, hedges = data["governors"], data["hedges"]
    return Lexicon(
        governors={
            verb: effect for effect in ("future", "possible", "wish", "fact") for verb in governors[effect]
        },
        wishes=frozenset(data["content"]["wish"]),
        told_wishes=frozenset(data["content"]["told"]),
        desired=frozenset(data["content"]["desired"]),
        degrees=frozenset(data["content"]["degrees"]),
        factive=frozenset(data["content"]["factive"]),
        doubtful_nouns=frozenset(data["content"]["doubtful_nouns"]),
        negative_governors=frozenset(governors["negative"]),
        attaining=frozenset(governors["attaining"]),
        vain=frozenset(governors["vain"]),
        feared=frozenset(data["content"]["feared"]),
        withholding=frozenset(governors["withholding"]),
        hedging_adverbs=frozenset(hedges["adverbs"]),
        hedging_adjectives=frozenset(hedges["adjectives"]),
        certain_adjectives=frozenset(hedges["certain"]),
        negative_adjectives=frozenset(hedges["negative"]),
        possible_modals=frozenset(hedges["modals_possible"]),
        future_modals=frozenset(hedges["modals_future"]),
        conditions=frozenset(hedges["conditions"]),
        limits=frozenset(data["extent"]["limits"]),
        whenever=frozenset(data["extent"]["whenever"]),
        timed=frozenset(data["extent"]["timed"]),
        beside=frozenset(data["extent"]["beside"]),
        afterwards=frozenset(data["extent"]["afterwards"]),
        letting=frozenset(data["extent"]["letting"]),
        negations=frozenset(data["negation"]["words"]),
        restrictions=frozenset(data["negation"]["restrictions"]),
        denials=frozenset(data["negation"]["cues"]),
        rejections=frozenset(data["negation"]["rejections"]),
        denied_parts=frozenset(data["negation"]["parts"]),
        outcomes=frozenset(data["subjects"]["outcomes"]["always"]),
        outcomes_of_passives=frozenset(data["subjects"]["outcomes"]["passive"]),
        groups=frozenset(data["subjects"]["groups"]),
        days=frozenset(data["subjects"]["days"]),
        light_verbs=frozenset(data["light"]["verbs"]),
        nominalisations=data["nominalisations"],
    )
