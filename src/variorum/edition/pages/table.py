"""Claims × origins: who says it, who says otherwise, who is silent."""

from __future__ import annotations

from collections import Counter, defaultdict

from variorum.edition import facts
from variorum.edition.edition import Edition
from variorum.edition.pages.contexts import Cell, Column, Group, Row, Table
from variorum.edition.pages.findings import strongest, told
from variorum.edition.pages.marks import anchor
from variorum.edition.telling import best, ranked
from variorum.edition.words import plain, shorten
from variorum.model import Claim, Finding

MOSTLY = 0.5
"""Two articles that share more than this of the words of one of them are one voice."""
MOST_ROWS = 14
"""So many rows are shown, the strongest first; the others are folded under them."""
MOST_FOLDED = 40
"""More rows are only counted."""
ROW_LENGTH = 140
LETTERS = "abcdefghijklmnopqrstuvwxyz"
SILENT = Cell("silent", "–", "")


def table(edition: Edition) -> Table | None:
    """Return the table of differences and agreements, the surer ones unfolded, or None where there is none or one
    article alone."""
    kinds = (edition.conflicts, edition.updates, edition.agreements)
    ordered = [f for kind in kinds for f in ranked(edition, kind)]
    if not ordered or len(edition.articles) < 2:
        return None
    sure = [f for kind in kinds for f in strongest(edition, kind)][:MOST_ROWS] or ordered[:1]
    others = [f for f in ordered if f not in sure]
    families = _families(edition)
    groups = tuple(_group(edition, family) for family in families)
    return Table(
        groups,
        tuple(_row(edition, f, families) for f in sure),
        tuple(_row(edition, f, families) for f in others[:MOST_FOLDED]),
        max(0, len(others) - MOST_FOLDED),
    )


def _families(edition: Edition) -> list[list[str]]:
    """Return the articles, copies of one text together, in the order of publication."""
    of = {a.id: {a.id} for a in edition.articles}
    for copy in edition.copies:
        left, right = copy.articles
        if max(copy.share) > MOSTLY and of[left] is not of[right]:
            of[left] |= of[right]
            for id_ in of[right]:
                of[id_] = of[left]
    families: list[list[str]] = []
    for article in edition.chronology:
        family = next((f for f in families if f[0] in of[article.id]), None)
        if family is None:
            families.append([article.id])
        else:
            family.append(article.id)
    return families


def _group(edition: Edition, family: list[str]) -> Group:
    columns = tuple(Column(edition.label(a), a, n > 0) for n, a in enumerate(family))
    return Group(columns, _shared_origin(edition, set(family)) if len(family) > 1 else "")


def _shared_origin(edition: Edition, family: set[str]) -> str:
    """Return the name of what copies of one text come from: what most of their claims rest on that none was told."""
    written = {o.id: o for o in edition.origins if o.kind in ("outlet", "article")}
    claims = Counter(c.origin for c in edition.claims if c.span.article in family and c.origin in written)
    return facts.readable(edition, written[claims.most_common(1)[0][0] or ""].name) if claims else "one text"


def _row(edition: Edition, finding: Finding, families: list[list[str]]) -> Row:
    differs = finding.kind in ("conflict", "update")
    said: dict[str, dict[str, list[Claim]]] = defaultdict(lambda: defaultdict(list))
    for variant in finding.variants:
        for claim in map(edition.claim, variant.claims):
            said[claim.span.article][plain(variant.value)].append(claim)
    others = {} if differs else _otherwise(edition, finding, said.keys())
    clearest = {a: best(edition, next(iter(values.values()))) for a, values in said.items()}
    shared = _shared_by(families, {a: c.origin for a, c in clearest.items() if c.origin})
    letters = {o: LETTERS[n % len(LETTERS)] for n, o in enumerate(shared)}
    cells = []
    for article in (a for family in families for a in family):
        if article in said:
            claim = clearest[article]
            letter = letters.get(claim.origin or "", "")
            words, sign = "says it", "✓"
            if differs:
                words, sign = " and ".join(shorten(v, 40) for v in said[article]), ""
            elif article in finding.in_part:
                words, sign = "says it, perhaps only in part", "½"
            cells.append(
                Cell("differs" if differs else "says", sign, words, anchor(edition, claim.span), letter)
            )
        elif article in others:
            claim, value = others[article]
            cells.append(Cell("other", "≠", f"says otherwise: {value}", anchor(edition, claim.span)))
        else:
            cells.append(SILENT)
    type_ = finding.type or "other" if differs else ""
    return Row(
        finding.id, type_, shorten(told(edition, finding), ROW_LENGTH), facts.counts(finding), tuple(cells)
    )


def _shared_by(families: list[list[str]], origins: dict[str, str]) -> list[str]:
    """Return the origins on which articles of several families rest."""
    in_families = [{origins[a]: None for a in family if a in origins} for family in families]
    return [o for o, n in Counter(o for found in in_families for o in found).items() if n > 1]


def _otherwise(edition: Edition, finding: Finding, agreed: object) -> dict[str, tuple[Claim, str]]:
    """Return, by article, the claims that say otherwise than an agreement."""
    mine = edition.claims_of(finding)
    difference = edition.difference_on(mine)
    if difference is None:
        return {}
    own = {c.id for c in mine}
    found: dict[str, tuple[Claim, str]] = {}
    for variant in difference.variants:
        if not own & set(variant.claims):
            for claim in map(edition.claim, variant.claims):
                found.setdefault(claim.span.article, (claim, shorten(plain(variant.value), 40)))
    return found
