"""Draft the entities of an article: those with names, groups that act, and people and places without a name."""

from __future__ import annotations

from variorum.model import Parse
from variorum.reading.entities.chains import Chain
from variorum.reading.entities.describing import describe
from variorum.reading.entities.drafts import Draft, draft_chain, draft_group, draft_unnamed
from variorum.reading.entities.forms import forms_of
from variorum.reading.entities.grouping import group_forms
from variorum.reading.entities.names import find_names
from variorum.reading.entities.nominals import Nominal, find_nominals
from variorum.reading.entities.organisations import find_described
from variorum.reading.entities.unnamed import Unnamed, find_unnamed
from variorum.text.names import fold


def draft_all(parse: Parse) -> list[Draft]:
    """Return the drafts in the order of their first mention."""
    names = find_names(parse)
    groups = group_forms(parse, forms_of(parse, names + find_described(parse, names)))
    taken = {i for g in groups for n in g.names for i in range(n.first, n.last)}
    starts = {n.last: n.first for g in groups for n in g.names if g.type != "person"}
    drafts = [draft_group(parse, g, starts) for g in groups]
    unnamed = find_unnamed(parse, taken)
    acting: dict[str, list[Unnamed]] = {}
    for one in unnamed:
        if one.type == "group":
            acting.setdefault(fold(one.name), []).append(one)
    named = list(drafts)
    drafts += [draft_unnamed(parse, found, named) for found in acting.values()]
    speaking = {u.last - 1: u for u in unnamed if u.type == "person"}
    inside = taken | {i for found in acting.values() for u in found for i in range(u.first, u.last)}
    described = describe(parse, find_nominals(parse, inside, speaking), [d.candidate for d in named])
    for who, nominal in described.of:
        named[who].add(parse, nominal)
    drafts += _chains(parse, described.chains, speaking, named)
    drafts.sort(key=lambda d: (d.spans[0].start, -d.spans[0].end, d.name))
    return drafts


def _chains(
    parse: Parse, chains: list[Chain], speaking: dict[int, Unnamed], named: list[Draft]
) -> list[Draft]:
    """Draft the chains; single people who speak and bear one description are one."""
    found: list[tuple[Chain, list[Unnamed]]] = []
    by_name: dict[str, int] = {}
    for chain in chains:
        speakers = [speaking[n.token.i] for n in chain.nominals if n.token.i in speaking]
        speakers = [u for u in speakers if not _has_title_of_someone(parse, u, named)]
        if not speakers:
            found.append((chain, []))
            continue
        key = fold(speakers[0].name)
        if key in by_name and not _is_another(chain.nominals[0]):
            chain_before, speakers_before = found[by_name[key]]
            chain_before.nominals += chain.nominals
            speakers_before += speakers
        else:
            by_name[key] = len(found)
            found.append((chain, speakers))
    return [draft_chain(parse, chain, speakers, named) for chain, speakers in found]


def _is_another(nominal: Nominal) -> bool:
    """Tell whether "an employee of the mine" is told of for the first time, though another employee spoke before."""
    return nominal.determiner == "indefinite" and nominal.told


def _has_title_of_someone(parse: Parse, unnamed: Unnamed, named: list[Draft]) -> bool:
    """Tell whether "the minister" is the title of someone named, so that coreference must say who it is."""
    definite = unnamed.first > 0 and parse.tokens[unnamed.first - 1].lower == "the"
    head = parse.tokens[unnamed.last - 1].lower
    people = (d.candidate for d in named if d.candidate.type == "person")
    return definite and unnamed.type == "person" and any(head in c.called for c in people)
