"""One headless Chromium for all browser tests, and the pages that they look at."""

from __future__ import annotations

import shutil
import subprocess
import tarfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

import variorum
from tests.unit.edition_example import STORY
from variorum.edition import Edition, edit

CHROMIUM = shutil.which("chromium")
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"]
WIDE = (1400, 1000)
NARROW = (390, 844)

Open = Callable[..., Page]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Headless Chromium; skips where it is not installed."""
    if CHROMIUM is None:
        pytest.skip("no Chromium: run scripts/install_browser.sh")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def sample() -> Edition:
    """The sample story."""
    return variorum.read(variorum.sample_articles())


@pytest.fixture(scope="session")
def bakhmut(shared: Path) -> Edition:
    """The five reports of the battle of Bakhmut."""
    return variorum.read([shared / "articles" / "bakhmut"])


@pytest.fixture(scope="session")
def ferry() -> Edition:
    """A small story, collated by hand."""
    return edit(STORY)


@pytest.fixture(params=["sample", "bakhmut"])
def edition(request: pytest.FixtureRequest) -> Edition:
    """The sample story, and the one of Bakhmut."""
    found: Edition = request.getfixturevalue(request.param)
    return found


@pytest.fixture
def open_page(browser: Browser, tmp_path: Path) -> Iterator[Open]:
    """A function that opens an edition's page; no page may complain on its console or ask for anything."""
    contexts: list[BrowserContext] = []
    heard: list[str] = []

    def open_(
        edition: Edition,
        size: tuple[int, int] = WIDE,
        *,
        place: str = "",
        script: bool = True,
        dark: bool = False,
    ) -> Page:
        file = tmp_path / f"story{len(contexts)}.html"
        file.write_text(edition.to_html(), encoding="utf-8")
        context = browser.new_context(
            viewport={"width": size[0], "height": size[1]},
            java_script_enabled=script,
            color_scheme="dark" if dark else "light",
            reduced_motion="reduce",
            offline=True,
        )
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(5000)
        page.on("console", lambda message: heard.append(f"console: {message.text}"))
        page.on("pageerror", lambda error: heard.append(f"error: {error}"))
        page.on("dialog", lambda dialog: heard.append(f"dialog: {dialog.message}"))
        page.on(
            "request",
            lambda r: None if r.url.partition("#")[0] == file.as_uri() else heard.append(f"request: {r.url}"),
        )
        page.goto(f"{file.as_uri()}{place}")
        return page

    yield open_
    for context in contexts:
        context.close()
    assert heard == []


@pytest.fixture(scope="session")
def axe(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The source of axe-core, from the npm registry; skips where npm or the registry is not to be had."""
    npm = shutil.which("npm")
    if npm is None:
        pytest.skip("no npm: axe-core cannot be had")
    folder = tmp_path_factory.mktemp("axe")
    try:
        subprocess.run(
            [npm, "pack", "axe-core@4.10.3", "--silent"],
            cwd=folder,
            check=True,
            timeout=60,
            capture_output=True,
        )
    except (subprocess.CalledProcessError, subprocess.TimeoutExpired) as error:
        pytest.skip(f"axe-core could not be had from the npm registry: {error}")
    (packed,) = folder.glob("*.tgz")
    with tarfile.open(packed) as archive:
        source = archive.extractfile("package/axe.min.js")
        assert source is not None
        return source.read().decode()
