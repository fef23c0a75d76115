"""A page in a real browser, without a network: what it shows, what it says, what it asks for."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Dialog, Page


class Opened:
    """A page, what it said on the console, and what it asked for."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.said: list[str] = []
        self.asked: list[str] = []

    def refuse(self, dialog: Dialog) -> None:
        self.said.append(dialog.message)
        dialog.dismiss()

    def faults(self) -> list[str]:
        """Return what axe-core finds that shuts readers out; the test is skipped where there is no axe-core."""
        package = pytest.importorskip("axe_playwright_python", reason="the extra `test` has axe-core")
        # evaluated, not put into the page: its policy would not run a script that it does not know
        self.page.evaluate((Path(package.__path__[0]) / "axe.min.js").read_text(encoding="utf-8"))
        found: list[Any] = self.page.evaluate("axe.run().then((results) => results.violations)")
        return [f"{fault['id']}: {node['html'][:200]}" for fault in found for node in fault["nodes"]]

    def quiet(self) -> bool:
        return not self.said and all(address.startswith(("file://", "data:")) for address in self.asked)


class Opener:
    def __init__(self, browser: Browser, folder: Path) -> None:
        self._browser, self._folder = browser, folder
        self._opened: list[Opened] = []

    def show(self, html: str, *, name: str = "page.html", width: int = 1400, dark: bool = False) -> Opened:
        (self._folder / name).write_text(html, encoding="utf-8")
        # a page that fades from light to dark would be measured half-way between the two
        context = self._browser.new_context(
            viewport={"width": width, "height": 800},
            color_scheme="dark" if dark else "light",
            reduced_motion="reduce",
            offline=True,
        )
        opened = Opened(context.new_page())
        opened.page.on("console", lambda message: opened.said.append(message.text))
        opened.page.on("pageerror", lambda error: opened.said.append(str(error)))
        opened.page.on("dialog", opened.refuse)
        opened.page.on("request", lambda request: opened.asked.append(request.url))
        opened.page.goto((self._folder / name).as_uri())
        self._opened.append(opened)
        return opened

    def close(self) -> None:
        for opened in self._opened:
            opened.page.context.close()
