"""Find the names of an article: the parser's own, mended, and those that it missed."""

from __future__ import annotations

from variorum.model import Parse, Token
from variorum.reading.entities.facilities import find_parts, part_directions, take_in_houses
from variorum.reading.entities.handles import HANDLE, find_handles
from variorum.reading.entities.headlines import cut_headlines, is_headline
from variorum.reading.entities.known import find_known
from variorum.reading.entities.mending import Name, has_reference, is_capital, mended, surface, texts
from variorum.reading.entities.nicknames import find_nicknamed
from variorum.reading.entities.nouns import kind_of
from variorum.reading.entities.organisations import take_in_nations
from variorum.reading.entities.units import join_halves, take_in_numbers
from variorum.reading.entities.words import says, words
from variorum.text.names_organisations import known_organisation
from variorum.text.places import places_named

KEPT = frozenset({"PERSON", "ORG", "GPE", "LOC", "FAC", "NORP", "PRODUCT", "EVENT", "LAW", "WORK_OF_ART"})
ARGUMENTS = ("nsubj", "nsubjpass", "dobj", "poss")
"""Where a surname that is a word for something else too ("May", "King") is taken for the surname."""


def find_names(parse: Parse) -> list[Name]:
    """Return the names in the order of the text, none overlapping another."""
    headline = [is_headline(parse, s) for s in parse.sentences]
    found: list[Name] = []
    for raw in parse.names:
        if raw.label in KEPT:
            found += mended(parse, raw.first, raw.last, raw.label)
    taken = _taken(parse, found)
    found += _capitalised(parse, taken, headline)
    found = cut_headlines(parse, found, headline)
    found = [n for n in found if not _is_common(parse, n, headline)]
    found = _without_overlap(
        _unglued(parse, found + find_known(parse) + find_nicknamed(parse) + find_handles(parse))
    )
    _cut_possessives(parse, found)
    found += _repeated(parse, found, _taken(parse, found))
    found.sort(key=lambda n: n.first)
    taken = _taken(parse, found)
    for name in found:
        _take_in_kind(parse, name, taken)
    take_in_houses(parse, found, taken)
    take_in_numbers(parse, found, taken)
    found = join_halves(parse, part_directions(parse, found))
    take_in_nations(parse, found)
    return sorted(found + find_parts(parse, found, taken), key=lambda n: n.first)


def _taken(parse: Parse, names: list[Name]) -> list[bool]:
    taken = [False] * len(parse.tokens)
    for name in names:
        for i in range(name.first, name.last):
            taken[i] = True
    return taken


def _without_overlap(names: list[Name]) -> list[Name]:
    """Return the names in the order of the text; of two that overlap, the longer."""
    kept: list[Name] = []
    for name in sorted(names, key=lambda n: (n.first, -n.last, n.label != HANDLE)):
        if not kept or name.first >= kept[-1].last:
            kept.append(name)
        elif name.last - name.first > kept[-1].last - kept[-1].first:
            kept[-1] = name
    return kept


def _is_common(parse: Parse, name: Name, headline: list[bool]) -> bool:
    """Tell whether a name is a noun that a sentence begins with, or a headline has ("Inmate", "Driver")."""
    token = parse.tokens[name.first]
    start = parse.sentences[token.sentence].first == token.i or headline[token.sentence]
    return (
        name.last - name.first == 1
        and start
        and kind_of(token, proper=True) == "person"
        and any(t.text == token.lower for t in parse.tokens)
    )


def _unglued(parse: Parse, names: list[Name]) -> list[Name]:
    """Part a name from a person's surname that a lost full stop glued to it."""
    tokens = parse.tokens
    surnames = {tokens[n.last - 1].text for n in names if n.label == "PERSON" and n.last - n.first > 1}
    bare = {tokens[n.first].text for n in names if n.last - n.first == 1}
    found = []
    for name in names:
        last = name.last - 1
        rest = Name(name.first, last, tokens[last - 1].end, "SAME")
        glued = last > name.first and tokens[last].text in surnames and name.label != "PERSON"
        glued = glued and tokens[last - 1].text != "-"
        if glued and (texts(parse, rest)[0] in bare if last - name.first == 1 else _is_whole(parse, rest)):
            found += [rest, Name(last, name.last, name.end, "SAME")]
        else:
            found.append(name)
    return found


def _is_whole(parse: Parse, name: Name) -> bool:
    """Tell whether words are a name without what stands behind them: a place, a body."""
    text = surface(parse, name)
    body = parse.tokens[name.last - 1].lower in words("org_words")
    return body or bool(places_named(text)) or known_organisation(text) is not None


def _cut_possessives(parse: Parse, names: list[Name]) -> None:
    """Cut the s of a name whose apostrophe was lost, where the article has the name without: "Danubes", "EUs"."""
    bare = {texts(parse, n)[-1] for n in names if n.label not in ("PERSON", "NORP")}
    for name in names:
        token = parse.tokens[name.last - 1]
        owns = name.last < len(parse.tokens) and parse.tokens[name.last].pos in ("NOUN", "PROPN", "ADJ")
        if owns and name.end == token.end and token.text[-1] == "s" and token.text[:-1] in bare:
            name.end -= 1


def _is_name_word(token: Token) -> bool:
    return (token.pos == "PROPN" or has_reference(token)) and is_capital(token)


def _capitalised(parse: Parse, taken: list[bool], headline: list[bool]) -> list[Name]:
    """Find runs of capitalised words that the parser took for no name, in running text only."""
    found: list[Name] = []
    lower = {t.text for t in parse.tokens if t.text.islower()}
    for sentence in parse.sentences:
        if headline[sentence.index]:
            continue
        i = sentence.first
        opening = next((t.i for t in parse.tokens_of(sentence) if t.text[0].isalnum()), sentence.first)
        while i < sentence.last:
            token = parse.tokens[i]
            nominal = token.pos == "NOUN" and is_capital(token) and token.lower in words("org_nominals")
            if taken[i] or not (nominal or _is_name_word(token)):
                i += 1
                continue
            j = i + 1
            while j < sentence.last and not taken[j] and _is_name_word(parse.tokens[j]):
                j += 1
            single = j - i == 1
            told = token.lower not in lower or token.lower in words("org_nominals")
            if not single or (told and (i > opening or says(token))):
                found += mended(parse, i, j, "TEXT")
            i = j
    return found


def _repeated(parse: Parse, names: list[Name], taken: list[bool]) -> list[Name]:
    """Find again the names of the article, and the last part of a person's."""
    known = _known_forms(parse, names)
    found = []
    i = 0
    while i < len(parse.tokens):
        name = None if taken[i] else _known_at(parse, i, known, taken)
        if name is not None:
            found.append(name)
        i = i + 1 if name is None else name.last
    return found


def _known_forms(parse: Parse, names: list[Name]) -> dict[str, list[tuple[str, ...]]]:
    """Return the forms of names by their first word, the longest first."""
    known: dict[str, set[tuple[str, ...]]] = {}
    for name in names:
        parts = texts(parse, name)
        if name.end == parse.tokens[name.last - 1].end and parts[0].lower() not in words("also_surnames"):
            known.setdefault(parts[0], set()).add(parts)
        last = parts[-1]
        common = last.lower() in words("place_kinds") or last.lower() in words("org_words")
        if name.label == "PERSON" and len(parts) > 1 and last[0].isupper() and not common:
            known.setdefault(last, set()).add((last,))
    return {word: sorted(forms, key=lambda f: (-len(f), f)) for word, forms in known.items()}


def _known_at(
    parse: Parse, i: int, known: dict[str, list[tuple[str, ...]]], taken: list[bool]
) -> Name | None:
    token = parse.tokens[i]
    for form in known.get(token.text, ()):
        last = i + len(form)
        if tuple(t.text for t in parse.tokens[i:last]) == form and not any(taken[i:last]):
            if (
                token.lower in words("also_surnames")
                and token.dep not in ARGUMENTS
                and not _acts(parse, token)
            ):
                return None
            return Name(i, last, parse.tokens[last - 1].end, "SAME")
    stem = token.text[:-1]
    if token.text[-1] == "s" and token.tag != "NNPS" and (stem,) in known.get(stem, ()):
        return Name(i, i + 1, token.end - 1, "SAME")  # an apostrophe was lost; "the Kellers" is a family
    return None


def _acts(parse: Parse, token: Token) -> bool:
    """Tell whether a verb behind a surname leaves no other reading of it: "May said", not "may say"."""
    behind = parse.tokens[token.i + 1] if token.i + 1 < len(parse.tokens) else token
    return token.text[0].isupper() and behind.tag in ("VBD", "VBZ") and behind.sentence == token.sentence


def _take_in_kind(parse: Parse, name: Name, taken: list[bool]) -> None:
    """Let a name take in the noun that says what it names: "Aragon province", "Gatwick south terminal"."""
    tokens = parse.tokens
    if name.end != tokens[name.last - 1].end:
        return
    ending = tokens[name.last - 1].lower
    sure = ending in words("sure_place_kinds") or name.label != "PERSON"
    if sure and ending in words("place_nouns") and name.last - name.first > 1:
        name.kind = ending
    last = name.last
    sentence = parse.sentences[tokens[name.first].sentence]
    if last < sentence.last and tokens[last].lower in words("directions"):
        last += 1
    if (
        last + 1 < sentence.last
        and tokens[last].pos == "NUM"
        and tokens[last + 1].lower in words("body_nouns")
    ):
        last += 1
        name.label = "ORG"
    if (
        last + 1 < sentence.last
        and tokens[last].lower in words("force_modifiers")
        and tokens[last + 1].lower in words("body_nouns")
        and tokens[last - 1].head is tokens[last + 1]
        and name.label == "ORG"
    ):
        last += 1  # "Weir special force"
    if last >= sentence.last or taken[last]:
        return
    noun = tokens[last]
    if noun.lower in words("body_nouns"):
        if name.label in ("PERSON", "GPE") or (
            tokens[last - 1].head is not noun and tokens[last - 1].pos != "NUM"
        ):
            return
    elif noun.lower not in words("place_kinds") or (noun.lower == "city" and noun.dep == "compound"):
        return  # "Weir city council" is a body
    last += 1
    name.last, name.end, name.kind = last, noun.end, noun.lower
    for i in range(name.first, last):
        taken[i] = True
