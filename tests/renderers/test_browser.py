"""The page in a real browser: both widths, the keyboard, a click either way, no script."""

import base64
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from sample_report import REPORT
from sample_selfcheck import SELFCHECK
from selenium import webdriver
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys

from markassist.render import render, render_selfcheck

DRIVER = shutil.which("chromedriver")
BROWSER = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(
        not (DRIVER and BROWSER), reason="there is no Chromium with its driver on this machine"
    ),
]


@pytest.fixture(scope="module")
def browser() -> Iterator[webdriver.Chrome]:
    options = webdriver.ChromeOptions()
    options.binary_location = str(BROWSER)
    for argument in ("--headless=new", "--no-sandbox", "--disable-gpu", "--force-prefers-reduced-motion"):
        options.add_argument(argument)
    chrome = webdriver.Chrome(options=options, service=Service(str(DRIVER)))
    yield chrome
    chrome.quit()


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("pages")
    (folder / "report.html").write_bytes(render(REPORT, "html"))
    (folder / "selfcheck.html").write_bytes(render_selfcheck(SELFCHECK, "html"))
    return folder


def look(browser: webdriver.Chrome, path: Path, width: int) -> None:
    """Open a page anew at a width."""
    size = {"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": False}
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
    browser.get("about:blank")
    browser.get(path.as_uri())


def box(browser: webdriver.Chrome, selector: str) -> dict[str, float]:
    found: dict[str, float] = browser.execute_script(
        "return document.querySelector(arguments[0]).getBoundingClientRect().toJSON()", selector
    )
    return found


@pytest.mark.parametrize("name", ["report.html", "selfcheck.html"])
@pytest.mark.parametrize("width", [320, 390, 768, 1400])
def test_the_page_never_scrolls_sideways(
    browser: webdriver.Chrome, pages: Path, name: str, width: int
) -> None:
    look(browser, pages / name, width)
    assert browser.execute_script("return document.documentElement.scrollWidth") <= width


def test_the_account_stands_beside_the_criteria_or_before_them(
    browser: webdriver.Chrome, pages: Path
) -> None:
    look(browser, pages / "report.html", 1400)
    assert box(browser, "#account")["right"] <= box(browser, ".panel")["left"]
    look(browser, pages / "report.html", 390)
    assert box(browser, "#account")["bottom"] <= box(browser, ".panel")["top"]


@pytest.mark.parametrize("width", [390, 1400])
def test_a_highlight_leads_to_its_criterion_and_its_quote_back(
    browser: webdriver.Chrome, pages: Path, width: int
) -> None:
    look(browser, pages / "report.html", width)
    browser.find_element(By.CSS_SELECTOR, 'a.seg[data-marks~="M4-e1"]').click()
    assert 0 <= box(browser, "#i-M4-e1")["top"] < 900
    browser.find_element(By.CSS_SELECTOR, "#i-M4-e1 a.quote").click()
    assert 0 <= box(browser, '[data-marks~="M4-e1"]')["top"] < 900
    lit: Any = browser.find_element(By.CSS_SELECTOR, '[data-marks~="M4-e1"]')
    assert lit.value_of_css_property("outline-style") == "solid"


def test_a_near_miss_in_a_closed_list_is_opened_by_its_highlight(
    browser: webdriver.Chrome, pages: Path
) -> None:
    look(browser, pages / "report.html", 1400)
    browser.find_element(By.CSS_SELECTOR, 'a.seg[data-marks~="M2-n1"]').click()
    assert box(browser, "#i-M2-n1")["height"] > 0
    assert 0 <= box(browser, "#i-M2-n1")["top"] < 900


def test_a_status_can_be_chosen_with_the_keyboard_alone(browser: webdriver.Chrome, pages: Path) -> None:
    look(browser, pages / "report.html", 1400)
    browser.find_element(By.ID, "show-all").send_keys(Keys.ARROW_RIGHT)
    seen = [found.get_attribute("data-status") for found in browser.find_elements(By.CLASS_NAME, "crit")
            if found.is_displayed()]  # fmt: skip
    assert seen == ["evidenced"]


def test_the_first_tab_stops_skip_to_the_account_and_the_criteria(
    browser: webdriver.Chrome, pages: Path
) -> None:
    look(browser, pages / "report.html", 1400)
    browser.switch_to.active_element.send_keys(Keys.TAB)
    first = browser.switch_to.active_element
    assert first.get_attribute("href").endswith("#account")  # type: ignore[union-attr]
    assert first.rect["x"] >= 0
    first.send_keys(Keys.ENTER)
    assert browser.switch_to.active_element.get_attribute("id") == "account"


@pytest.mark.parametrize("name", ["report.html", "selfcheck.html"])
@pytest.mark.parametrize("width", [390, 1400])
def test_everything_to_press_is_24_pixels_or_more(
    browser: webdriver.Chrome, pages: Path, name: str, width: int
) -> None:
    look(browser, pages / name, width)
    small = browser.execute_script(
        "return [...document.querySelectorAll('.chip[href], .tile, .jump a, .filter label, summary, a.step')]"
        ".filter(e => e.checkVisibility()).map(e => [e.outerHTML, e.getBoundingClientRect()])"
        ".filter(([_, b]) => b.width < 24 || b.height < 24).map(([html]) => html)"
    )
    assert small == []


def test_the_page_prints(browser: webdriver.Chrome, pages: Path) -> None:
    look(browser, pages / "report.html", 1400)
    printed = base64.b64decode(browser.execute_cdp_cmd("Page.printToPDF", {})["data"])
    assert printed.startswith(b"%PDF")
