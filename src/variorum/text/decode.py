"""Bytes to text: find the encoding, and refuse what is no text."""

from __future__ import annotations

import codecs
import re

from variorum.errors import UndecodableInput

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # begins with the mark of UTF-16 LE: tried before it
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_MAGIC = (
    (b"%PDF-", "a PDF document"),
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"\xd0\xcf\x11\xe0", "an office document"),
    (b"{\\rtf", "a rich text document"),
    (b"\x1f\x8b", "a compressed file"),
    (b"\x89PNG", "an image"),
    (b"\xff\xd8\xff", "an image"),
    (b"GIF8", "an image"),
)
_META_CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]{2,40})""", re.IGNORECASE)
_XML_ENCODING = re.compile(rb"""^\s*<\?xml[^>]{0,100}?encoding\s*=\s*["']([\w.:-]{2,40})""", re.IGNORECASE)
_DECLARED_WITHIN = 4096
_SAMPLE = 200_000
_WESTERN_SHARE = 0.02
"""Below this share of bytes beyond ASCII, a text that is not UTF-8 is Western (Windows-1252)."""
_NEVER_IN_TEXT = re.compile(r"[\0\ud800-\udfff]")
_CONTROL = re.compile(r"[\x01-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]")
_CONTROL_SHARE = 0.005
_REMEDY = "Give a text, Markdown or HTML file, saved as UTF-8"


def decode(data: bytes, name: str) -> str:
    """Return the text of bytes, its line ends as line feeds and its byte order mark removed.

    The encoding is the byte order mark's, else UTF-8 where that fits (a few damaged bytes become U+FFFD), else
    what HTML or XML declares, else what can be told from the bytes. Raises UndecodableInput, which carries
    `name`, for what is binary or in no encoding that can be told.
    """
    for magic, what in _MAGIC:
        if data.startswith(magic):
            raise UndecodableInput(name, f"this is {what}, not a text", "Save its text as .txt and give that")
    text = _decoded(data)
    if text is None:
        raise UndecodableInput(name, "its encoding cannot be told", _REMEDY)
    if _NEVER_IN_TEXT.search(text) or len(_CONTROL.findall(text)) > _CONTROL_SHARE * len(text):
        raise UndecodableInput(name, "it holds bytes that no text has", _REMEDY)
    return text.replace("\r\n", "\n").replace("\r", "\n")


def encodable(text: str) -> str:
    """Return a text with a question mark for each lone surrogate, which no encoding can write."""
    return text.encode("utf-8", "replace").decode("utf-8")


def _decoded(data: bytes) -> str | None:
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            rest = data[len(mark) :]
            return _utf8(rest) if encoding == "utf-8" else _attempt(rest, encoding)
    attempts = (_utf8, _declared, _western, _guessed)
    return next((text for attempt in attempts if (text := attempt(data)) is not None), None)


def _attempt(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except (UnicodeError, LookupError):
        return None


def _utf8(data: bytes) -> str | None:
    """Return the text if it is UTF-8, or UTF-8 with few bytes damaged."""
    text = data.decode("utf-8", "replace")
    damaged = text.count("\ufffd") - data.count("\ufffd".encode())
    if not damaged:
        return text
    sound = sum(ch > "\x7f" for ch in text) - damaged
    return text if sound > 4 * damaged else None


def _declared(data: bytes) -> str | None:
    head = data[:_DECLARED_WITHIN]
    match = _META_CHARSET.search(head) or _XML_ENCODING.search(head)
    if match is None:
        return None
    declared = match[1].decode("ascii", "ignore").lower()
    if declared in {"iso-8859-1", "iso8859-1", "latin1", "latin-1", "us-ascii", "ascii"}:
        declared = "cp1252"  # as browsers read these labels (WHATWG Encoding)
    return _attempt(data, declared)


def _western(data: bytes) -> str | None:
    beyond_ascii = len(data) - len(data.translate(None, bytes(range(0x80, 0x100))))
    return _attempt(data, "cp1252") if beyond_ascii <= max(2, _WESTERN_SHARE * len(data)) else None


def _guessed(data: bytes) -> str | None:
    import charset_normalizer

    best = charset_normalizer.from_bytes(data[:_SAMPLE]).best()
    return None if best is None else _attempt(data, best.encoding)
