"""Names as strings: fold them, reduce transliterations to one form, and tell whether two are one name."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import product
from pathlib import Path
from typing import Any, Literal

from rapidfuzz.distance import OSA

NameKind = Literal["person", "organisation", "other"]

_APOSTROPHES = re.compile(r"[’‘'`ʼ´]")
_MARKED = re.compile(r"""["“”]|(?:^|\s)['‘]""")
_WORD = re.compile(r"\w+")
_GLUED_TV = re.compile(r"\b([A-Z]{2,})TV\b")
_INITIALS = re.compile(r"\b(?:[^\W\d_]\.){2,}(?:[^\W\d_]\b)?")
_TRANSLITERATION = tuple(
    (re.compile(pattern), result)
    for pattern, result in (
        (r"\b(?:ye|je)(?=\w)", "e"),
        (r"sch|shch|sh", "s"),
        (r"tch|ch|tsh", "c"),
        (r"kh|gh", "h"),
        (r"zh|dj|dzh", "j"),
        (r"ph", "f"),
        (r"th", "t"),
        (r"ts|tz", "z"),
        (r"ck|cq|q", "k"),
        (r"c(?=[aourlt]|\b)", "k"),
        (r"ou|oo|w(?=u)", "u"),
        (r"w", "v"),
        (r"x", "ks"),
        (r"ee|ie|(?<=\w)(?:y|i|j|e)+(?=i|y|\b)|y|ii+", "i"),
        (r"ae|ai|ei", "e"),
        (r"(.)\1+", r"\1"),
    )
)

LONGEST_ACRONYM = 5
SAME_WORD = 0.75
"""Two words count as spellings of one from this similarity ..."""
BY_NICKNAME = 0.9
"""What a match is worth if the first names are a nickname and its name."""
LIKELY_SAME = 0.72
"""... and two names as one from this score: names that differ in one word of two fall well below."""


@dataclass(frozen=True, slots=True)
class NameMatch:
    """How far two names are one: a score in [0, 1] and the reasons in plain words."""

    score: float
    reasons: tuple[str, ...] = ()


@cache
def _data() -> dict[str, Any]:
    return tomllib.loads(Path(__file__).with_name("names.toml").read_text(encoding="utf-8"))


@cache
def _word_set(name: str) -> frozenset[str]:
    return frozenset(_data()[name])


@cache
def _letters() -> dict[int, str]:
    return str.maketrans(_data()["letters"])


@cache
def _nicknames() -> dict[str, frozenset[str]]:
    lines = Path(__file__).with_name("nicknames.tsv").read_text(encoding="utf-8").splitlines()
    return {line.split()[0]: frozenset(map(sound, line.split()[1:])) for line in lines if line[0] != "#"}


def is_written_out(name: str) -> bool:
    """Tell whether a name is written as in running text: not in capitals ("LISBON"), not cut short ("Va.")."""
    return not (name.isupper() and len(name) > LONGEST_ACRONYM) and not (
        name.endswith(".") and " " not in name
    )


def is_nickname(left: str, right: str) -> bool:
    """Tell whether one folded given name is short for the other ("sandi", "sandra")."""
    known = _nicknames()
    return sound(left) in known.get(right, ()) or sound(right) in known.get(left, ())


@lru_cache(maxsize=50_000)
def fold(name: str) -> str:
    """Return a name in lower case and Latin letters, without accents, apostrophes and punctuation."""
    name = _INITIALS.sub(lambda m: m[0].replace(".", "") + " ", unicodedata.normalize("NFKD", name))
    name = _GLUED_TV.sub(r"\1 TV", name)
    name = _APOSTROPHES.sub("", name).lower().translate(_letters())
    plain = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c)).lower()
    return " ".join(_WORD.findall(plain))


@lru_cache(maxsize=50_000)
def sound(word: str) -> str:
    """Return one form for the transliterations of a folded word ("zelenskyy", "zelensky": "zelenski")."""
    for pattern, result in _TRANSLITERATION:
        word = pattern.sub(result, word)
    return word


@lru_cache(maxsize=50_000)
def name_words(name: str) -> tuple[str, ...]:
    """Return the words that make a name: folded, one spelling of each, honorifics and particles left out."""
    variants = _data()["variants"]
    words = fold(name).split()
    left_out = _word_set("honorifics") | _word_set("particles")
    kept = tuple(variants.get(w, w) for w in words if w not in left_out)
    return kept or tuple(words)


@lru_cache(maxsize=50_000)
def name_words_in_order(name: str) -> tuple[str, ...]:
    """Return all words of a name, folded, one spelling of each ("Port-Sud": port, south)."""
    variants = _data()["variants"]
    return tuple(variants.get(w, w) for w in fold(name).split())


@lru_cache(maxsize=100_000)
def word_similarity(left: str, right: str) -> float:
    """Return in [0, 1] how alike two folded words are, as spelt and as sounded; an initial is .85 of its name."""
    if left == right:
        return 1.0
    if left.isdigit() or right.isdigit():
        return 0.0
    if (len(left) == 1 or len(right) == 1) and left[:1] == right[:1]:
        return 0.85
    ours, theirs = sound(left), sound(right)
    if ours == theirs:
        return 0.97
    longest = max(len(ours), len(theirs))
    heard = 1 - OSA.distance(ours, theirs) / longest if longest > 3 else 0.0
    spelt = OSA.normalized_similarity(left, right) if min(len(left), len(right)) > 3 else 0.0
    return max(heard, spelt)


def compare_names(left: str, right: str, kind: NameKind = "other") -> NameMatch:
    """Compare two names word by word: words may be missing on one side, but not be different on both.

    A person may lack middle names; an organisation only what tells it from none ("Group", a legal form).
    """
    if fold(left) == fold(right):
        return NameMatch(1.0, ("the same name",))
    ours, theirs, form_differs = _words_and_forms(left, right, kind)
    if form_differs:
        return NameMatch(0.4, ("different legal forms",))
    if not ours or not theirs:
        return NameMatch(0.0)
    joined = word_similarity("".join(ours), "".join(theirs))
    if joined >= 0.97:
        return NameMatch(joined, (f"{left} and {right} are spellings of one name",))
    if kind == "person" and len(ours) > 1 and len(theirs) > 1:
        if ours == theirs[::-1] and len(ours) == 2 and "," not in left + right:
            return NameMatch(0.5, ("first and last name exchanged",))
        if is_nickname(ours[0], theirs[0]):
            match = compare_names(" ".join(ours[1:]), " ".join(theirs[1:]), kind)
            return NameMatch(
                BY_NICKNAME * match.score, (f"{ours[0]} and {theirs[0]} are short and long", *match.reasons)
            )
    pairs = _align(ours, theirs)
    if kind == "person":
        pairs = [
            (a, b, alike)
            for a, b, alike in pairs
            if a == b or not (_for_last(a, ours, b, theirs) or _for_last(b, theirs, a, ours))
        ]
    return _score(pairs, ours, theirs, kind)


def _for_last(word: str, name: tuple[str, ...], other: str, other_name: tuple[str, ...]) -> bool:
    """Tell whether a middle initial is set against a last name, for which it does not stand."""
    return len(word) == 1 and word not in (name[0], name[-1]) and other == other_name[-1]


def _words_and_forms(left: str, right: str, kind: NameKind) -> tuple[tuple[str, ...], tuple[str, ...], bool]:
    """Return the words of both names, without legal forms, and whether these differ."""
    if kind == "person":
        ours, theirs = name_words(left), name_words(right)
        return tuple(dict.fromkeys(ours)), tuple(dict.fromkeys(theirs)), False
    (left_rest, left_form), (right_rest, right_form) = _without_form(fold(left)), _without_form(fold(right))
    differs = left_form is not None and right_form is not None and left_form != right_form
    return name_words(left_rest), name_words(right_rest), differs


@cache
def _forms() -> tuple[tuple[re.Pattern[str], int], ...]:
    pairs = [(form, n) for n, forms in enumerate(_data()["legal_forms"]) for form in forms]
    pairs.sort(key=lambda p: (-len(p[0]), p[0]))
    return tuple((re.compile(rf"\b{form}\b"), n) for form, n in pairs)


@lru_cache(maxsize=50_000)
def _without_form(name: str) -> tuple[str, int | None]:
    """Return a folded name without its legal forms, and the most telling of these."""
    found = None
    for pattern, number in _forms():
        rest = " ".join(pattern.sub(" ", name).split())
        if rest != name and rest:
            found = number if found is None else found
            name = rest
    return name, found


def _align(ours: tuple[str, ...], theirs: tuple[str, ...]) -> list[tuple[str, str, float]]:
    """Pair the words of two names, the most alike first."""
    pairs = sorted(
        ((word_similarity(a, b), i, j) for (i, a), (j, b) in product(enumerate(ours), enumerate(theirs))),
        key=lambda p: (-p[0], abs(p[1] - p[2]), p[1] + p[2], min(p[1:])),
    )
    used_ours: set[int] = set()
    used_theirs: set[int] = set()
    found = []
    for similarity, i, j in pairs:
        if similarity >= SAME_WORD and i not in used_ours and j not in used_theirs:
            used_ours.add(i)
            used_theirs.add(j)
            found.append((ours[i], theirs[j], similarity))
    return found


def _score(
    pairs: list[tuple[str, str, float]], ours: tuple[str, ...], theirs: tuple[str, ...], kind: NameKind
) -> NameMatch:
    if not pairs:
        return NameMatch(0.0, ("no word in common",))
    left_over = _left_over(ours, [p[0] for p in pairs])
    right_over = _left_over(theirs, [p[1] for p in pairs])
    letters = sum(len(a) + len(b) for a, b, _ in pairs)
    alike = sum((len(a) + len(b)) * s for a, b, s in pairs) / letters
    reasons = [f"{a} and {b} are spellings of one word" for a, b, s in pairs if s < 1]
    if (
        left_over
        and right_over
        and kind == "organisation"
        and {*left_over, *right_over} <= _word_set("forces")
    ):
        left_over, right_over = [], []
    if left_over and right_over and not _rest_is_one_word(left_over, right_over):
        return NameMatch(0.5 * alike, (f"{' '.join(left_over)} is not {' '.join(right_over)}",))
    over = [] if left_over and right_over else left_over or right_over
    if kind == "person":
        reasons += [f"{' '.join(over)} is left out in one"] if over else []
        return NameMatch(alike - 0.05 * len(over) * (2 if len(pairs) == 1 else 0.5), tuple(reasons))
    telling = [w for w in over if w not in _word_set("generic")]
    if all(a in _word_set("generic") and b in _word_set("generic") for a, b, _ in pairs):
        return NameMatch(0.3, ("only words that many bear in common",))
    share = letters / (letters + 2 * sum(map(len, telling)))
    reasons += [f"{' '.join(over)} is left out in one"] if over else []
    return NameMatch(alike * share, tuple(reasons))


def _rest_is_one_word(left: list[str], right: list[str]) -> bool:
    """Tell whether what is left of two names is one long word, cut in different places ("abdel rahman")."""
    ours, theirs = "".join(left), "".join(right)
    return (
        len(left) != len(right)
        and min(len(ours), len(theirs)) > 6
        and word_similarity(ours, theirs) >= SAME_WORD
    )


def _left_over(words: tuple[str, ...], paired: list[str]) -> list[str]:
    rest = list(words)
    for word in paired:
        rest.remove(word)
    return [w for w in rest if w not in _word_set("suffixes")]
