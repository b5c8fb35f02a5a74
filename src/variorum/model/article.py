"""Article: one published text, and what is known of when it was published."""

from __future__ import annotations

import datetime
import hashlib
import re
from typing import TYPE_CHECKING, Literal

from msgspec import Struct
from msgspec.structs import force_setattr

from variorum.model.span import Span

_SUFFIX = re.compile(r"\.(txt|md|markdown|html?|xhtml)$", re.IGNORECASE)
_NUMBER = re.compile(r"\d+|(?=[a-f]*\d)[0-9a-f]{4,}", re.IGNORECASE)
_TOKEN = re.compile(r"[^\W_]+")
DateBasis = Literal["given", "metadata", "text", "inferred", "unknown"]


class PublicationDate(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The day an article was published, and how that is known.

    `value` is the day, where one day can be named. `earliest` and `latest` bound it where it was inferred;
    `reason` says from what, in words that can be shown.
    """

    basis: DateBasis
    value: datetime.date | None = None
    earliest: datetime.date | None = None
    latest: datetime.date | None = None
    reason: str | None = None

    @property
    def days(self) -> tuple[datetime.date, datetime.date] | None:
        """The day as the first and the last, or its bounds where no one day can be named."""
        return self.bounds if self.value is None else (self.value, self.value)

    @property
    def bounds(self) -> tuple[datetime.date, datetime.date] | None:
        """The first and the last day that it can have been, whichever is the likeliest; None if one is not known."""
        first, last = self.earliest or self.value, self.latest or self.value
        return (first, last) if first and last else None


UNKNOWN_DATE = PublicationDate(basis="unknown")


class Article(Struct, frozen=True, kw_only=True):
    """One published text, immutable. Every span counts code points of `text`.

    `name` is the file name or URL as given, `source` the outlet. `published` may be given as a date or an
    ISO 8601 string. `id` is made from the name and the text if it is not given: the same article has the same
    id in every run and beside whatever other articles.
    """

    id: str = ""
    name: str = ""
    source: str | None = None
    url: str | None = None
    title: str | None = None
    language: str = "en"
    published: PublicationDate = UNKNOWN_DATE
    text: str

    if TYPE_CHECKING:

        def __init__(
            self,
            *,
            text: str,
            id: str = "",  # noqa: A002 - the field's name in the contract
            name: str = "",
            source: str | None = None,
            url: str | None = None,
            title: str | None = None,
            language: str = "en",
            published: PublicationDate | datetime.date | str = UNKNOWN_DATE,
        ) -> None: ...

    def __post_init__(self) -> None:
        given: object = self.published
        if isinstance(given, str):
            given = datetime.date.fromisoformat(given)
        if isinstance(given, datetime.date):
            force_setattr(self, "published", PublicationDate(basis="given", value=given))
        if not self.id:
            base_name = self.name.rsplit("/", 1)[-1]
            key = "\0".join((base_name, self.source or "", self.text))
            force_setattr(self, "id", "a" + hashlib.sha256(key.encode()).hexdigest()[:8])

    def span(self, start: int, end: int) -> Span:
        """Return the span `[start, end)` of the text.

        Raises ValueError if it does not lie within the text.
        """
        if not 0 <= start <= end <= len(self.text):
            raise ValueError(f"[{start}, {end}) is outside article {self.id} of {len(self.text)} characters")
        return Span(self.id, start, end, self.text[start:end])

    @property
    def label(self) -> str:
        """What to call the article when it is shown: its outlet, or else its file's name without the suffix.

        A name of numbers alone is "report 17".
        """
        name = _SUFFIX.sub("", self.name.rsplit("/", 1)[-1])
        tokens = _TOKEN.findall(name)
        numbered = bool(tokens) and all(map(_NUMBER.fullmatch, tokens))
        return self.source or (f"report {name}" if numbered else name) or self.id
