"""Find out whom common nouns mean: somebody named, somebody told of before, or somebody new.

Precision first: what the grammar says (apposition, a title before a name, "X is a …"), then what the entity may be
called, then the same noun again, then a word by which somebody named is told of again.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from variorum.model import Parse, Token
from variorum.reading.entities.ages import ages_of
from variorum.reading.entities.candidates import Candidate, Seen, bare_title, clear_best, is_subject
from variorum.reading.entities.chains import (
    Chain,
    headlines,
    named_as,
    named_behind,
    points_back,
    predicated,
    type_of,
)
from variorum.reading.entities.nominals import Nominal
from variorum.reading.entities.nouns import called_also, nouns, sex_of_noun, synonyms
from variorum.reading.entities.words import says, words

EPITHET_BACK = 3
_OPENING = frozenset({",", "(", "-", "–", "—"})


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
        self.quoted = {self.inside[t.i] for t in parse.tokens if t.i in self.inside and says(t)}
        self.ages = ages_of(parse, candidates)
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
        self._name_by_age()
        return Described(self.of, self.chains)

    def _by_age(self, nominal: Nominal) -> int | None:
        """Return the only one of whom the text tells that age."""
        fitting = [who for who, age in self.ages.items() if age == nominal.age]
        return (
            fitting[0]
            if len(fitting) == 1 and not nominal.plural and self._suits(fitting[0], nominal)
            else None
        )

    def _name_by_age(self) -> None:
        """Give somebody named what was told of him before by his age: "a man, 39", then "Peter Greene, 39,"."""
        aged = [c for c in self.chains if any(n.age for n in c.nominals)]
        for chain in aged:
            found = {self._by_age(n) for n in chain.nominals if n.age}
            who = found.pop() if len(found) == 1 else None
            if who is not None and all(self._suits(who, n) and not n.plural for n in chain.nominals):
                self.chains.remove(chain)
                self.of += [(who, n) for n in chain.nominals]

    def _decide(self, nominal: Nominal) -> None:
        if (named := predicated(nominal) or named_behind(nominal)) is not None and self._whose(
            named
        ) is not None:
            self._call(self._whose(named), nominal)
            return
        who = self._said(nominal)
        if who is None and nominal.age and nominal.determiner == "definite":
            who = self._by_age(nominal)
        if who is None:
            who = self._relative(nominal)
        if who is None and not nominal.plural:
            who = bare_title(self.parse, self.candidates, self.seen, nominal.token)
        if who is None:
            chain = self._again(nominal)
            if chain is None and (who := self._epithet(nominal)) is None and not points_back(nominal):
                chain = Chain(type_of(nominal))
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
                and chain.nominals[0].lemma in {nominal.lemma, *synonyms().get(nominal.lemma, ())}
                and headlines(chain.nominals[0], nominal)
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
        who = self.first.get(token.i + 1) if nominal.kind != "place" else None
        if who is not None and self.parse.tokens[token.i + 1].sentence != token.sentence:
            who = None
        if who is None and (behind := token.child("appos") or named_as(token)) is not None:
            who = self.inside.get(behind.i)
        if who is None and nominal.lemma in nouns("behind_names"):
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
        return who if who is not None and self._suits(who, nominal) else None

    def _suits(self, who: int, nominal: Nominal) -> bool:
        candidate = self.candidates[who]
        sexes = {candidate.sex, sex_of_noun(nominal.lemma)} if nominal.kind == "person" else set()
        return candidate.type == nominal.kind and not {"m", "f"} <= sexes

    def _relative(self, nominal: Nominal) -> int | None:
        """Return whom "his wife" means where she was named as "his wife" before."""
        if nominal.determiner != "possessive" or nominal.plural:
            return None
        alike = (
            w
            for w, n in reversed(self.of)
            if n.lemma == nominal.lemma
            and n.determiner == "possessive"
            and self._same_owner(n.owner, nominal.owner)
        )
        return next(alike, None)

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
        return self._by_another_noun(nominal)

    def _by_another_noun(self, nominal: Nominal) -> Chain | None:
        """Return the only chain that a noun of like meaning tells of: "robbers", then "the thieves"."""
        alike = synonyms().get(nominal.lemma, frozenset())
        found = [
            c
            for c in self.chains
            if c.nominals[-1].plural == nominal.plural and not alike.isdisjoint(n.lemma for n in c.nominals)
        ]
        if len(found) != 1:
            return None
        chain = found[0]
        again = nominal.determiner == "definite" and not nominal.modifiers and not nominal.told
        return (
            chain if again or (len(chain.nominals) == 1 and headlines(chain.nominals[0], nominal)) else None
        )

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
        return len(chain.nominals) == 1 and headlines(first, nominal)

    def _same_owner(self, left: Token | None, right: Token | None) -> bool:
        if left is None or right is None:
            return False
        ours, theirs = self._whose(left), self._whose(right)
        return ours == theirs if ours is not None and theirs is not None else left.lower == right.lower

    def _epithet(self, nominal: Nominal) -> int | None:
        """Return the one named shortly before whom "the actress" or "the company" can tell of again."""
        told_again = nouns("epithets") | nouns("firms") | nouns("teams")
        if (
            nominal.plural
            or nominal.told
            or nominal.determiner != "definite"
            or nominal.lemma not in told_again
        ):
            return None
        weights: dict[int, float] = {}
        for mention in reversed(self.seen):
            back = nominal.token.sentence - mention.token.sentence
            if back > EPITHET_BACK:
                break
            if self._may_be_told_again(mention.who, nominal):
                weight = EPITHET_BACK - back + (1.0 if mention.subject else 0.0)
                weights[mention.who] = max(weights.get(mention.who, 0.0), weight)
        return clear_best(weights)

    def _may_be_told_again(self, who: int, nominal: Nominal) -> bool:
        candidate = self.candidates[who]
        if nominal.lemma in nouns("firms") | nouns("teams"):
            fits = candidate.type == "organisation" and not candidate.called & nouns("no_firms")
            return fits and (
                nominal.lemma in nouns("firms") or any(w.endswith(("s", "sox")) for w in candidate.called)
            )
        fits = candidate.type == "person" and who not in self.in_office
        if nominal.lemma in nouns("untold") and who in self.quoted:
            return False
        return fits and not {"m", "f"} <= {candidate.sex, sex_of_noun(nominal.lemma)}
