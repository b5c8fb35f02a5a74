"""The types that every room shares: no input or output, no third-party imports but msgspec."""

from variorum.model.article import UNKNOWN_DATE, Article, DateBasis, PublicationDate
from variorum.model.claim import Claim, ClaimForm, Modality, Polarity, Role, Source, SourceKind
from variorum.model.entity import Entity, EntityType
from variorum.model.finding import DifferenceType, Finding, FindingKind, Variant
from variorum.model.judgement import Judgement
from variorum.model.parse import NamedSpan, Parse, Sentence, Token
from variorum.model.quantity import Modifier, Quantity
from variorum.model.quotation import Quotation, QuotationKind, Voice
from variorum.model.reading import Reading
from variorum.model.span import Span
from variorum.model.story import SCHEMA, BriefSentence, Copy, Note, Origin, Story, TimelineEntry, Utterance
from variorum.model.time import TimeExpression, TimeType

__all__ = [
    "SCHEMA",
    "UNKNOWN_DATE",
    "Article",
    "BriefSentence",
    "Claim",
    "ClaimForm",
    "Copy",
    "DateBasis",
    "DifferenceType",
    "Entity",
    "EntityType",
    "Finding",
    "FindingKind",
    "Judgement",
    "Modality",
    "Modifier",
    "NamedSpan",
    "Note",
    "Origin",
    "Parse",
    "Polarity",
    "PublicationDate",
    "Quantity",
    "Quotation",
    "QuotationKind",
    "Reading",
    "Role",
    "Sentence",
    "Source",
    "SourceKind",
    "Span",
    "Story",
    "TimeExpression",
    "TimeType",
    "TimelineEntry",
    "Token",
    "Utterance",
    "Variant",
    "Voice",
]
