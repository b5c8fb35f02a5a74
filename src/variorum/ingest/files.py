"""Find the files behind inputs, and read them, no more than is allowed."""

from __future__ import annotations

import os
import stat
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path, PurePath
from typing import BinaryIO, NamedTuple

from variorum.errors import InputError, MissingInput
from variorum.ingest.parse import MARKDOWN_SUFFIXES, PAGE_SUFFIXES, TEXT_SUFFIXES, oversized
from variorum.text.decode import encodable

STANDARD_INPUT = "-"
_SUFFIXES = PAGE_SUFFIXES | MARKDOWN_SUFFIXES | TEXT_SUFFIXES
_CHECK_NAME = "Check the name, or give the file that is meant"


class Found(NamedTuple):
    """A file to read: its name to show, its path, and its device and inode (none for standard input)."""

    name: str
    path: str
    inode: tuple[int, int] | None


class LeftOut(NamedTuple):
    """A folder, and how many of its files were left out because they are no texts, by suffix."""

    folder: str
    suffixes: Counter[str]


def find(path: str) -> Iterator[Found | LeftOut | InputError]:
    """Yield the file at a path, or the texts in a folder and below it, and what was left out there.

    In folders, what is hidden, links to folders, and the "_files" folder that a browser saves beside a page
    are passed over.
    """
    name = encodable(path)
    if path == STANDARD_INPUT:
        yield Found("standard input", path, None)
    else:
        try:
            status = os.stat(path)  # noqa: PTH116 - Path would normalise what was given
        except FileNotFoundError:
            yield _missing(name)
        except (OSError, ValueError) as error:
            yield _unreadable(path, error)
        else:
            inside = stat.S_ISDIR(status.st_mode)
            yield from _in_folder(path) if inside else [Found(name, path, (status.st_dev, status.st_ino))]


def read_bytes(found: Found, limit: int, stdin: BinaryIO | None) -> bytes:
    """Return the bytes of a file, or of standard input.

    Raises OversizedInput if there are more than `limit`, and MissingInput if it cannot be read.
    """
    try:
        if found.inode is None:
            size, data = 0, (stdin or sys.stdin.buffer).read(limit + 1)
        else:
            with Path(found.path).open("rb") as file:
                size = os.fstat(file.fileno()).st_size
                data = b"" if size > limit else file.read(limit + 1)
    except OSError as error:
        raise _unreadable(found.path, error) from error
    if (size := max(size, len(data))) > limit:
        raise oversized(found.name, size, limit)
    return data


def _in_folder(folder: str) -> Iterator[Found | LeftOut | InputError]:
    failures: list[InputError] = []
    left_out: Counter[str] = Counter()
    found = 0
    for place, folders, files in os.walk(
        folder, onerror=lambda error: failures.append(_unreadable(error.filename, error))
    ):
        folders[:] = sorted(f for f in folders if not f.startswith(".") and not _belongs_to_page(f, files))
        for file in sorted(f for f in files if not f.startswith(".")):
            path = Path(place, file)
            suffix = path.suffix.lower()
            if suffix in _SUFFIXES and (path.is_file() or not path.exists()):
                found += 1
                yield from find(path.as_posix())
            else:
                left_out[encodable(suffix) or "without suffix"] += 1
    yield from failures
    if left_out:
        yield LeftOut(encodable(folder), left_out)
    if not found and not failures:
        remedy = f"Give a folder with files that end in {', '.join(sorted(_SUFFIXES))}"
        yield MissingInput(encodable(folder), "there are no texts in this folder", remedy)


def _missing(name: str) -> MissingInput:
    if "://" in name:
        remedy = "Save the page from a browser and give the file"
        return MissingInput(name, "this is an address, and nothing is fetched", remedy)
    return MissingInput(name, "there is no such file or folder", _CHECK_NAME)


def _belongs_to_page(folder: str, files: list[str]) -> bool:
    page = folder.removesuffix("_files")
    return page != folder and any(
        PurePath(f).stem == page and PurePath(f).suffix in PAGE_SUFFIXES for f in files
    )


def _unreadable(path: str, error: OSError | ValueError) -> MissingInput:
    if isinstance(error, PermissionError):
        return MissingInput(encodable(path), "it may not be read", "Give yourself the right to read it")
    why = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
    return MissingInput(encodable(path), f"it cannot be read ({encodable(why)})", _CHECK_NAME)
