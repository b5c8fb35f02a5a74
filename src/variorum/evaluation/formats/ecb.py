"""ECB+'s format (CAT XML): tokens, mentions over tokens, chains over mentions; and the sentences that were checked."""

from __future__ import annotations

import csv
import re
import xml.etree.ElementTree as ET
from dataclasses import dataclass
from pathlib import Path

_NO_SPACE_BEFORE = re.compile(r"['’](?:s|S|re|ve|ll|d|m|t)?$|n['’]t$|[.,;:?!)%\]]+$|''$")
_NO_SPACE_AFTER = frozenset('("“$[') | {"``"}


@dataclass(frozen=True, slots=True)
class ChainMention:
    """The characters `[start, end)` that mention something, what kind it is, and the id of its chain."""

    start: int
    end: int
    tag: str
    chain: str


@dataclass(frozen=True, slots=True)
class EcbDocument:
    """A document rebuilt from its tokens, one sentence a line, with its mentions in the order of the text."""

    name: str
    text: str
    mentions: tuple[ChainMention, ...]


def checked_sentences(path: Path) -> dict[str, set[str]]:
    """Return the checked sentences of each document ("1_10ecbplus"), from ECBplus_coreference_sentences.csv."""
    found: dict[str, set[str]] = {}
    with path.open(encoding="utf-8-sig", newline="") as table:
        for row in csv.DictReader(table):
            found.setdefault(f"{row['Topic']}_{row['File']}", set()).add(row["Sentence Number"])
    return found


def read_ecb(name: str, source: bytes, checked: set[str], tags: tuple[str, ...]) -> EcbDocument:
    """Read a document and its mentions in checked sentences whose tag begins with one of `tags`.

    A mention in no relation is a chain of its own.
    """
    root = ET.fromstring(source)
    text, places, sentences = _rebuilt(root)
    chains = {}
    for relation in root.iterfind("Relations/*"):
        for link in relation.iter("source"):
            chains[link.attrib["m_id"]] = (
                f"{relation.tag} {relation.attrib.get('note') or relation.attrib['r_id']}"
            )
    mentions = []
    for markable in root.iterfind("Markables/*"):
        anchors = [anchor.attrib["t_id"] for anchor in markable.iter("token_anchor")]
        if anchors and markable.tag.startswith(tags) and sentences[anchors[0]] in checked:
            identity = markable.attrib["m_id"]
            start, end = min(places[t][0] for t in anchors), max(places[t][1] for t in anchors)
            mentions.append(ChainMention(start, end, markable.tag, chains.get(identity, f"alone {identity}")))
    return EcbDocument(name, text, tuple(sorted(mentions, key=lambda m: (m.start, m.end, m.chain))))


def _rebuilt(root: ET.Element) -> tuple[str, dict[str, tuple[int, int]], dict[str, str]]:
    """Return the text, the place of each token and the sentence of each token."""
    text, last, glue = "", None, True
    places, sentences = {}, {}
    for token in root.iter("token"):
        word, sentence, identity = token.text or "", token.attrib["sentence"], token.attrib["t_id"]
        if sentence != last:
            text, last = f"{text}\n" if text else "", sentence
        elif not glue and not _NO_SPACE_BEFORE.match(word):
            text += " "
        places[identity] = (len(text), len(text) + len(word))
        sentences[identity] = sentence
        text += word
        glue = word in _NO_SPACE_AFTER
    return text, places, sentences
