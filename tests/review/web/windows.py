"""A real Chromium on a real server, and an automated look at whether everybody can use a page."""

import os
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import uvicorn
from fastapi import FastAPI
from selenium import webdriver
from selenium.common.exceptions import StaleElementReferenceException
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.support.ui import WebDriverWait

DRIVER = shutil.which("chromedriver")
BROWSER = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
IS_THERE = bool(DRIVER and BROWSER)
_TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
_PATIENCE = 30


def axe() -> str:
    """axe-core's own script (MPL-2.0): read by the tests, and part of nothing that we ship."""
    found = find_spec("axe_playwright_python")
    assert found is not None, "axe-playwright-python is not installed"
    return (Path(str(found.origin)).parent / "axe.min.js").read_text(encoding="utf-8")


@contextmanager
def answering(app: FastAPI) -> Iterator[str]:
    """The application on a free port of this machine; its address."""
    server = uvicorn.Server(uvicorn.Config(app, host="127.0.0.1", port=0, log_level="warning"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.02)
    port = server.servers[0].sockets[0].getsockname()[1]
    yield f"http://127.0.0.1:{port}"
    server.should_exit = True
    thread.join(_PATIENCE)


@contextmanager
def reviewing(folder: Path) -> Iterator[str]:
    """`markassist review` on a batch's folder, as its user starts it; the address that it prints."""
    program = "from markassist.cli import main; main()"
    command = [sys.executable, "-c", program, "review", str(folder), "--no-browser"]
    running = subprocess.Popen(
        command, stderr=subprocess.PIPE, text=True, env={**os.environ, "PYTHONUNBUFFERED": "1"}
    )
    try:
        told = ""
        assert running.stderr is not None
        while "/open?key=" not in told:
            line = running.stderr.readline()
            assert line, told
            told += line
        yield next(word for word in told.split() if "/open?key=" in word)
    finally:
        running.terminate()
        running.wait(_PATIENCE)


class Window:
    """A browser's window, and ways to use it as people do."""

    def __init__(self, downloads: Path) -> None:
        options = webdriver.ChromeOptions()
        options.binary_location = str(BROWSER)
        for argument in ("--headless=new", "--no-sandbox", "--disable-gpu", "--force-prefers-reduced-motion"):
            options.add_argument(argument)
        options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
        options.add_experimental_option("prefs", {"download.default_directory": str(downloads)})
        self.chrome = webdriver.Chrome(options=options, service=Service(str(DRIVER)))
        self.downloads = downloads

    def size(self, width: int, height: int = 900) -> None:
        told = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": False}
        self.chrome.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", told)

    def get(self, url: str) -> None:
        self.chrome.get(url)

    def find(self, selector: str) -> WebElement:
        """What is there, or will be in a while."""
        return WebDriverWait(self.chrome, _PATIENCE).until(
            lambda c: c.find_element(By.CSS_SELECTOR, selector)
        )

    def every(self, selector: str) -> list[WebElement]:
        return self.chrome.find_elements(By.CSS_SELECTOR, selector)

    def click(self, selector: str) -> None:
        """Bring it into sight and click on it."""
        element = self.find(selector)
        self.chrome.execute_script("arguments[0].scrollIntoView({block: 'center'})", element)
        WebDriverWait(self.chrome, _PATIENCE).until(lambda _: element.is_displayed())
        element.click()

    def text(self, selector: str) -> str:
        return str(self.script("return document.querySelector(arguments[0]).textContent", selector))

    def until(self, script: str, *values: Any) -> Any:
        """Until a script gives something true."""
        ignored = [StaleElementReferenceException]
        wait = WebDriverWait(self.chrome, _PATIENCE, ignored_exceptions=ignored)
        return wait.until(lambda c: c.execute_script(f"return {script}", *values))

    def script(self, script: str, *values: Any) -> Any:
        return self.chrome.execute_script(script, *values)

    def press(self, *keys: str) -> None:
        """Keys, to whatever has the focus."""
        for key in keys:
            self.chrome.switch_to.active_element.send_keys(key)

    def type(self, selector: str, words: str) -> None:
        field = self.find(selector)
        field.clear()
        field.send_keys(words)

    def tab_to(self, selector: str, most: int = 200) -> None:
        """Press Tab until something has the focus."""
        for _ in range(most):
            if self.script("return document.activeElement.matches(arguments[0])", selector):
                return
            self.press(Keys.TAB)
        raise AssertionError(f"Tab does not reach {selector}")

    def downloaded(self, ending: str) -> bytes:
        """A file that was downloaded, once it is whole."""
        for _ in range(_PATIENCE * 10):
            found = [path for path in self.downloads.iterdir() if path.suffix == ending]
            if found:
                return found[0].read_bytes()
            time.sleep(0.1)
        raise AssertionError(f"no {ending} was downloaded")

    def complaints(self) -> list[str]:
        """What the browser's console holds of faults and refusals."""
        return [str(line["message"]) for line in self.chrome.get_log("browser") if line["level"] == "SEVERE"]

    def barriers(self) -> list[str]:
        """What axe finds on this page: how bad, what, and where."""
        self.script(axe())
        failed = "(error) => arguments[1]({error: `${error}`})"
        asked = f"axe.run({{runOnly: arguments[0]}}).then(arguments[1], {failed})"
        told = self.chrome.execute_async_script(asked, _TAGS)
        assert "violations" in told, told
        return [
            f"{one['impact']}: {one['id']}: {one['help']}: {[node['target'] for node in one['nodes']][:4]}"
            for one in told["violations"]
        ]

    def close(self) -> None:
        self.chrome.quit()
