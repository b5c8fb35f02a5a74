"""Words as they are compared: folded, stemmed, without function words."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from snowballstemmer.basestemmer import BaseStemmer

_WORD = re.compile(r"[^\W_]+(?:[.,:]\d+)*(?:['’][^\W\d_]+)?")

FUNCTION_WORDS = frozenset(
    """a about above after again against all also am an and another any are as at be because been before being below
    between both but by can could did do does doing down during each either else even few for from further had has
    have having he her here hers herself him himself his how i if in into is it its itself just less many may me
    might mine more most much must my myself neither no nor not of off on once one only onto or other ought our ours
    out over own per quite rather same shall she should since so some such than that the their theirs them
    themselves then there these they this those though through thus to too toward towards under until unto up upon us
    very was we were what whatever when where whether which while who whom whose why will with within without would
    yet you your yours s t d ll m re ve say said says saying tell told tells add added""".split()
)


@cache
def _stemmer() -> BaseStemmer:
    import snowballstemmer

    return snowballstemmer.stemmer("english")


@cache
def _irregular() -> dict[str, str]:
    data = tomllib.loads(Path(__file__).with_name("irregular.toml").read_text(encoding="utf-8"))
    return {form: word for word, forms in data["forms"].items() for form in forms}


@cache
def stem(word: str) -> str:
    """Return a word's stem (Porter2, Snowball), in lower case and without accents; "rose" has that of "rise"."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", word.lower()) if not unicodedata.combining(c))
    return str(_stemmer().stemWord(_irregular().get(plain, plain)))


def words(text: str) -> list[str]:
    """Return the words and figures of a text in lower case, possessive endings cut."""
    found = []
    for match in _WORD.finditer(text):
        word = match.group().lower().replace("’", "'")
        found.append(word.removesuffix("'s").removesuffix("'"))
    return found


def content_stems(text: str) -> list[str]:
    """Return the stems of the words of a text that are no function words, in its order."""
    return [stem(word) for word in words(text) if word not in FUNCTION_WORDS]
