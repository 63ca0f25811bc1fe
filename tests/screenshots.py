"""Pictures of the main pages for the README: python -m tests.screenshots PAGE.html SITE FOLDER."""

from __future__ import annotations

import sys
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from tests.bench_page import CHROMIUM, OFFLINE

WIDE, NARROW = (1396, 812), (390, 844)
_SELECT = "select(DATA.leading.find((index) => nodeOf(index).type === 'Programme'), { move: '' })"
_BRING = _SELECT.replace("{ move: '' }", "{ move: 'always' }")


def shoot(browser: Browser, address: str, size: tuple[int, int], file: Path, script: str = "") -> None:
    """Open a page at a size, run a script in it and save what is seen."""
    tab = browser.new_page(viewport={"width": size[0], "height": size[1]}, reduced_motion="reduce")
    tab.goto(address)
    if script:
        tab.wait_for_function("document.body.dataset.ready === 'true'")
        tab.evaluate(script)
    tab.wait_for_timeout(400)
    tab.screenshot(path=file)
    tab.close()


def main(page: Path, site: Path, folder: Path) -> None:
    """Save page.png, page-mobile.png and site.png."""
    folder.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=CHROMIUM, args=list(OFFLINE))
        shoot(browser, page.resolve().as_uri(), WIDE, folder / "page.png", _SELECT)
        shoot(browser, page.resolve().as_uri(), NARROW, folder / "page-mobile.png", _BRING)
        shoot(browser, (site / "index.html").resolve().as_uri(), WIDE, folder / "site.png")
        browser.close()


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:4]))
