"""Find out whom common nouns mean: somebody named, somebody told of before, or somebody new.

Precision first: what the grammar says (apposition, a title before a name, "X is a …"), then what the entity may be
called, then the same noun again, then a word by which somebody named is told of again.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from variorum.model import EntityType, Parse, Token
from variorum.reading.entities.candidates import Candidate, Seen, bare_title, clear_best, is_subject
from variorum.reading.entities.nominals import Nominal
from variorum.reading.entities.nouns import called_also, nouns, sex_of_noun
from variorum.reading.entities.words import words

COPULAS = frozenset({"be", "become", "remain"})
EPITHET_BACK = 3
_OPENING = frozenset({",", "(", "-", "–", "—"})
HEADLINES = 2
LEAD = 3
"""What a headline names without an article, the first sentences tell with "a"."""


@dataclass(slots=True)
class Chain:
    """Mentions by common nouns of one that no name is known for."""

    type: EntityType
    nominals: list[Nominal] = field(default_factory=list)


@dataclass(slots=True)
class Described:
    """Whom the nouns mean: `of` has (candidate, nominal) for somebody named, `chains` all the others."""

    of: list[tuple[int, Nominal]]
    chains: list[Chain]


def describe(parse: Parse, nominals: Sequence[Nominal], candidates: Sequence[Candidate]) -> Described:
    """Decide on every nominal in the order of the text."""
    return _Describer(parse, candidates).run(nominals)


class _Describer:
    def __init__(self, parse: Parse, candidates: Sequence[Candidate]) -> None:
        self.parse, self.candidates = parse, candidates
        self.first = {first: who for who, c in enumerate(candidates) for first, _ in c.spans}
        self.inside = {
            i: who for who, c in enumerate(candidates) for first, last in c.spans for i in range(first, last)
        }
        self.ends = {last - 1: who for who, c in enumerate(candidates) for _, last in c.spans}
        people = {who: c for who, c in enumerate(candidates) if c.type == "person"}
        self.in_office = {who for who, c in people.items() if c.called - words("courtesy")}
        self.seen: list[Seen] = []
        self.of: list[tuple[int, Nominal]] = []
        self.chains: list[Chain] = []
        self.chain_of: dict[int, Chain] = {}
        self.who_of: dict[int, int] = {}

    def run(self, nominals: Sequence[Nominal]) -> Described:
        by_token = {n.token.i: n for n in nominals}
        for token in self.parse.tokens:
            if (who := self.ends.get(token.i)) is not None:
                self.seen.append(Seen(who, token, is_subject(token)))
            elif (nominal := by_token.get(token.i)) is not None:
                self._decide(nominal)
        return Described(self.of, self.chains)

    def _decide(self, nominal: Nominal) -> None:
        if (named := _predicated(nominal) or _named_behind(nominal)) is not None and self._whose(
            named
        ) is not None:
            self._call(self._whose(named), nominal)
            return
        who = self._said(nominal)
        if who is None and not nominal.plural:
            who = bare_title(self.parse, self.candidates, self.seen, nominal.token)
        if who is None:
            chain = self._again(nominal)
            if chain is None and (who := self._epithet(nominal)) is None and not _points_back(nominal):
                chain = Chain(_type(nominal))
                self.chains.append(chain)
            if chain is not None:
                chain.nominals.append(nominal)
                self.chain_of[nominal.token.i] = chain
        if who is not None:
            self._absorb(who, nominal)
            self._call(who, nominal)
            self.of.append((who, nominal))
            self.who_of[nominal.token.i] = who
            self.seen.append(Seen(who, nominal.token, is_subject(nominal.token)))

    def _call(self, who: int | None, nominal: Nominal) -> None:
        """Remember that somebody named is called so."""
        if who is None or self.candidates[who].type != nominal.kind or nominal.lemma in nouns("anyone"):
            return
        candidate = self.candidates[who]
        candidate.called |= {nominal.lemma} | called_also().get(nominal.lemma, frozenset())
        if candidate.type == "person" and candidate.sex == "u":
            candidate.sex = sex_of_noun(nominal.lemma)

    def _absorb(self, who: int, nominal: Nominal) -> None:
        """Give somebody named what the headline said of him: "Driver held", "Driver Peter Greene was held"."""
        for chain in self.chains:
            if (
                len(chain.nominals) == 1
                and chain.nominals[0].lemma == nominal.lemma
                and _headlines(chain.nominals[0], nominal)
            ):
                self.chains.remove(chain)
                self.of.append((who, chain.nominals[0]))
                self.who_of[chain.nominals[0].token.i] = who
                return

    def _said(self, nominal: Nominal) -> int | None:
        """Return the named one whom the grammar makes it: a title, an apposition, "X is a …"."""
        token = nominal.token
        if nominal.plural:
            return None
        who = self.first.get(token.i + 1)
        if who is not None and self.parse.tokens[token.i + 1].sentence != token.sentence:
            who = None
        if who is None and (behind := token.child("appos")) is not None:
            who = self.inside.get(behind.i)
        if who is None and nominal.kind == "organisation":
            named = (
                self.inside.get(c.i)
                for c in token.children
                if c.dep in ("compound", "nmod", "amod") and c.i < token.i
            )
            who = next((n for n in named if n is not None), None)  # "the Westby Riders rescue group"
        if who is None and token.dep == "appos" and self._opens_apposition(token.head):
            who = self._whose(token.head)
        if (
            who is None
            and token.dep == "conj"
            and nominal.determiner in ("bare", "indefinite")
            and token.head.dep in ("appos", "attr")
        ):
            who = self.who_of.get(token.head.i)
        return who if who is not None and self.candidates[who].type == nominal.kind else None

    def _opens_apposition(self, head: Token) -> bool:
        """Tell whether a comma stands behind a mention: what follows is its apposition, not a parse gone wrong."""
        i = head.i + 1
        while (
            i < len(self.parse.tokens)
            and self.inside.get(i) is not None
            and self.inside[i] == self.inside.get(head.i)
        ):
            i += 1
        return i < len(self.parse.tokens) and self.parse.tokens[i].text in _OPENING

    def _whose(self, token: Token) -> int | None:
        return self.inside.get(token.i, self.who_of.get(token.i))

    def _again(self, nominal: Nominal) -> Chain | None:
        """Return the chain that tells of the same by the same noun."""
        if nominal.other:
            return None
        for chain in reversed(self.chains):
            last = chain.nominals[-1]
            if last.lemma == nominal.lemma and last.plural == nominal.plural and self._fits(chain, nominal):
                return chain
        return None

    def _fits(self, chain: Chain, nominal: Nominal) -> bool:
        first = chain.nominals[0]
        known = frozenset().union(*(n.modifiers for n in chain.nominals))
        if nominal.determiner == "definite":
            return nominal.modifiers <= known or (not nominal.told and not known)
        if nominal.determiner == "possessive" and any(
            n.determiner == "possessive" and self._same_owner(n.owner, nominal.owner) for n in chain.nominals
        ):
            return True
        if nominal.kind == "place" and nominal.determiner == "bare" and not nominal.plural:
            return not nominal.modifiers or nominal.modifiers <= known  # "in prison"
        return len(chain.nominals) == 1 and _headlines(first, nominal)

    def _same_owner(self, left: Token | None, right: Token | None) -> bool:
        if left is None or right is None:
            return False
        ours, theirs = self._whose(left), self._whose(right)
        return ours == theirs if ours is not None and theirs is not None else left.lower == right.lower

    def _epithet(self, nominal: Nominal) -> int | None:
        """Return the one person named shortly before whom "the actress" can tell of again."""
        if (
            nominal.plural
            or nominal.told
            or nominal.determiner != "definite"
            or nominal.lemma not in nouns("epithets")
        ):
            return None
        sex = sex_of_noun(nominal.lemma)
        weights: dict[int, float] = {}
        for mention in reversed(self.seen):
            back = nominal.token.sentence - mention.token.sentence
            if back > EPITHET_BACK:
                break
            candidate = self.candidates[mention.who]
            fits = candidate.type == "person" and mention.who not in self.in_office
            if fits and (candidate.sex == sex or "u" in (candidate.sex, sex)):
                weight = EPITHET_BACK - back + (1.0 if mention.subject else 0.0)
                weights[mention.who] = max(weights.get(mention.who, 0.0), weight)
        return clear_best(weights)


def _type(nominal: Nominal) -> EntityType:
    return "group" if nominal.kind == "person" and nominal.plural else nominal.kind


def _predicated(nominal: Nominal) -> Token | None:
    """Return the subject of which "is a driver" is said: a description, but no mention."""
    verb = nominal.token.head
    if (
        nominal.token.dep != "attr"
        or nominal.plural
        or verb.lemma not in COPULAS
        or verb.child("neg") is not None
    ):
        return None
    return verb.child("nsubj")


def _named_behind(nominal: Nominal) -> Token | None:
    """Return the name in "the village of Karsk"."""
    of = next((c for c in nominal.token.children if c.dep == "prep" and c.lower == "of"), None)
    return of.child("pobj") if of is not None and nominal.kind == "place" else None


def _points_back(nominal: Nominal) -> bool:
    """Tell whether "the group" must mean a body that was told of by another word."""
    return (
        nominal.kind == "organisation"
        and nominal.determiner == "definite"
        and not (nominal.modifiers or nominal.told)
    )


def _headlines(first: Nominal, nominal: Nominal) -> bool:
    """Tell whether the first may be what a headline calls without an article the one whom the lead tells of."""
    near = first.token.sentence < nominal.token.sentence <= first.token.sentence + LEAD
    return (
        first.determiner == "bare"
        and first.token.sentence <= HEADLINES
        and near
        and first.plural == nominal.plural
    )
