"""Take pictures of the sample story's page: 1400 and 390 pixels wide, light and dark."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Literal

from playwright.sync_api import sync_playwright

WIDTHS = {1400: 1000, 390: 844}
SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
CHROMIUM = "/usr/bin/chromium"
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"]


def main() -> None:
    """Write one picture of the first screen, and one of the whole page, for each width and scheme."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("page", type=Path, help="a page that `variorum read --html` has written")
    parser.add_argument("folder", type=Path, help="where the pictures go")
    parser.add_argument("--at", default="", help="go to this place of the page first, as #table")
    given = parser.parse_args()
    if not Path(CHROMIUM).exists():
        sys.exit(f"no browser at {CHROMIUM}: run scripts/install_browser.sh")
    given.folder.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        for width, height in WIDTHS.items():
            for scheme in SCHEMES:
                page = browser.new_page(viewport={"width": width, "height": height})
                page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
                page.goto(given.page.resolve().as_uri() + given.at)
                name = f"{given.page.stem}{given.at.replace('#', '-')}-{width}-{scheme}"
                page.screenshot(path=given.folder / f"{name}.png")
                page.screenshot(path=given.folder / f"{name}-whole.png", full_page=True)
                page.close()
        browser.close()


if __name__ == "__main__":
    main()
