"""Reading: what was found in one article."""

from __future__ import annotations

from msgspec import Struct

from variorum.model.claim import Claim
from variorum.model.entity import Entity
from variorum.model.quantity import Quantity
from variorum.model.quotation import Quotation
from variorum.model.span import Span
from variorum.model.time import TimeExpression


class Reading(Struct, frozen=True, kw_only=True):
    """Stand-off annotation of one article, in the same types that a Story uses.

    Its entities are those of this article alone; collation joins them across articles and renames their ids.
    Each layer is in the order of the text.
    """

    article: str
    sentences: tuple[Span, ...] = ()
    times: tuple[TimeExpression, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    entities: tuple[Entity, ...] = ()
    quotations: tuple[Quotation, ...] = ()
    claims: tuple[Claim, ...] = ()
