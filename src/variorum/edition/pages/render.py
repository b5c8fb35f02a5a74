"""The story as one HTML page: nothing fetched, every text escaped, its own script and style known by their hash."""

from __future__ import annotations

import base64
import datetime
import hashlib
import re
from collections.abc import Iterable
from functools import cache
from importlib.metadata import version

import msgspec
from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from variorum.edition import facts
from variorum.edition.edition import Edition
from variorum.edition.labels import listed
from variorum.edition.pages.articles import articles
from variorum.edition.pages.chart import chart, events
from variorum.edition.pages.contexts import Made, Note, Page, Setting
from variorum.edition.pages.figures import figures
from variorum.edition.pages.findings import brief, meanings, shelves
from variorum.edition.pages.people import maybes, people
from variorum.edition.pages.slim import slim
from variorum.edition.pages.table import table
from variorum.edition.pages.wordings import speeches
from variorum.edition.telling import SURE
from variorum.edition.words import day, plain
from variorum.model import FindingKind
from variorum.settings import Settings

NOTE_HEADINGS = {
    "failed": "Not read",
    "language": "Not in English",
    "undated": "Without a date",
    "unrelated": "Little in common with the others",
    "weak": "Weaker, and not shown",
    "single": "One report only",
}
_KINDS: dict[FindingKind, str] = {
    "agreement": "what is agreed on",
    "conflict": "a conflict",
    "update": "an update",
    "single": "a single voice",
}
_APART = re.compile(r'"[^"]*"|\s*[{},]\s*|;\s*(?=[^}\s])|(?<=\w) > (?=\w)|:[ ]')
_SAFE_ID = re.compile(r"[A-Za-z][\w-]*", re.ASCII)


@cache
def _environment() -> Environment:
    return Environment(
        loader=PackageLoader("variorum.edition"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def render(edition: Edition, made: datetime.date | None = None) -> str:
    """Return the page; it bears a day of making only if one is given, so that it is the same in every run."""
    return slim(drawn(edition, made))


def drawn(edition: Edition, made: datetime.date | None = None) -> str:
    """Return the page as its templates write it."""
    shown = articles(edition)
    style = _source("story.css") + _cut_marks(shown.cut)
    script = _source("story.js")
    page = Page(
        title=plain(edition.title),
        head=tuple(facts.head(edition)),
        warnings=tuple(facts.notes(edition, "unrelated")),
        brief=brief(edition),
        shelves=shelves(edition),
        table=table(edition),
        figures=figures(edition),
        speeches=speeches(edition),
        chart=chart(edition),
        events=events(edition),
        people=people(edition),
        maybes=maybes(edition),
        reports=shown.reports,
        made=_made(edition, made),
        meanings=meanings(edition),
    )
    return _environment().get_template("story.html.j2").render(
        page=page,
        style=Markup(style),
        script=Markup(script),
        policy=_policy(style, script),
    )  # fmt: skip


def _source(name: str) -> str:
    """Return the source of a style or script, without indentation and comments; a style without needless spaces."""
    environment = _environment()
    assert environment.loader is not None
    text, _, _ = environment.loader.get_source(environment, name)
    lines = (line.strip() for line in text.splitlines())
    kept = "".join(f"{line}\n" for line in lines if line and not line.startswith("//"))
    if not name.endswith("css"):
        return kept
    return _APART.sub(lambda m: m[0] if m[0].startswith('"') else m[0].strip(), kept).replace(";}", "}")


def _cut_marks(cut: Iterable[str]) -> str:
    """Return rules that mark all parts of what had to be cut when it is led to."""
    safe = sorted(i for i in cut if _SAFE_ID.fullmatch(i))
    return "".join(f'body:has(#{i}:target) [data-of="{i}"]{{background:var(--target)}}\n' for i in safe)


def _policy(style: str, script: str) -> str:
    """Return a Content-Security-Policy under which nothing but our own script and style takes effect."""
    return (
        f"default-src 'none'; style-src '{_hash(style)}'; script-src '{_hash(script)}'; "
        "base-uri 'none'; form-action 'none'"
    )


def _hash(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def _made(edition: Edition, made: datetime.date | None) -> Made:
    notes = []
    for kind, heading in NOTE_HEADINGS.items():
        messages = tuple(facts.notes(edition, kind))
        if messages:
            notes.append(Note(heading, messages))
    return Made(
        version=version("variorum"),
        day=day(made) if made else "",
        settings=_settings(edition.settings) if edition.settings else (),
        folded_below=listed([f"{least:g} for {_KINDS[kind]}" for kind, least in SURE.items()]),
        notes=tuple(notes),
        copies=tuple(
            f"{listed(edition.labels_of(c.articles))} share text: {round(100 * max(c.share))} percent of the "
            f"shorter one{f', credited to {plain(c.credit)}' if c.credit else ''}."
            for c in edition.copies
        ),
    )


def _settings(settings: Settings) -> tuple[Setting, ...]:
    """Return each setting with its value and what it means."""
    properties = msgspec.json.schema(Settings)["$defs"]["Settings"]["properties"]
    return tuple(
        Setting(name.replace("_", " "), f"{getattr(settings, name):,}", about["description"])
        for name, about in properties.items()
    )
