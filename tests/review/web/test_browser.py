"""The whole day in a real browser: at a desk and on a telephone, by mouse and by keyboard alone."""

import shutil
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document
from reviewing import decide_all
from selenium.webdriver.common.keys import Keys
from visiting import PASSWORD, account, entries
from windows import IS_THERE, Window, answering, reviewing

from markassist.review import decide, record, release, wording
from markassist.review.access import Role, Who, alone
from markassist.review.decision import Choice, Decision
from markassist.review.intake import take_in
from markassist.review.quality import sampling, standardise
from markassist.review.store.opening import Store, open_store
from markassist.review.web.app import workspace
from markassist.review.web.doors import Alone, Team
from markassist.review.web.guard import LOOPBACK

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not IS_THERE, reason="there is no Chromium with its driver on this machine"),
]
WIDTHS = (1400, 390)
WORDS = "On Tuesday I put the raw fish in the fridge"


@pytest.fixture
def window(tmp_path: Path) -> Iterator[Window]:
    downloads = tmp_path / "downloads"
    downloads.mkdir()
    opened = Window(downloads)
    yield opened
    opened.close()


@pytest.fixture
def desk(store: Store) -> Iterator[str]:
    """The workspace of one person; the address that opens it."""
    door = Alone(store, alone("one"))
    with answering(workspace(store, door, LOOPBACK)) as address:
        yield f"{address}/open?key={door.key}"


@pytest.fixture
def office(team: Store) -> Iterator[str]:
    """A team's workspace; its address."""
    with answering(workspace(team, Team(team))) as address:
        yield address


def sign_in(window: Window, address: str, name: str) -> None:
    window.get(f"{address}/sign-in")
    window.type("#name", name)
    window.type("#password", PASSWORD)
    window.click("#sign-in button")
    window.until("location.pathname !== '/sign-in'")


def open_account(window: Window, address: str, store: Store, name: str) -> str:
    """Go to an account's page; its path."""
    path = f"/accounts/{account(store, name).line.id}"
    window.get(address.partition("/open")[0] + path)
    return path


def select(window: Window, words: str) -> None:
    """Select words of the account as a mouse does; they may begin and end in the middle of a stretch."""
    window.script(
        """
        const all = [...document.querySelectorAll('#text [data-start]')], words = arguments[0];
        const from = all.map((seg) => seg.textContent).join('').indexOf(words), to = from + words.length;
        const range = document.createRange();
        let at = 0;
        for (const seg of all) {
          const end = at + seg.textContent.length;
          if (from >= at && from < end) { range.setStart(seg.firstChild, from - at); }
          if (to > at && to <= end) { range.setEnd(seg.firstChild, to - at); }
          at = end;
        }
        getSelection().removeAllRanges();
        getSelection().addRange(range);
        document.querySelector('#text').dispatchEvent(new MouseEvent('mouseup', {bubbles: true}));
        """,
        words,
    )


def see_alerts(window: Window) -> None:
    """Look at each alert, and say so."""
    form = ".alert-item form[data-act='accept']"
    window.find(form)
    while left := len(window.every(form)):
        window.click(f"{form} button")
        window.until(f"document.querySelectorAll({form!r}).length < arguments[0]", left)


def decide_otherwise(window: Window, code: str, outcome: str, reason: str) -> None:
    """Take another standing than was suggested, and every passage with it."""
    if not window.find(f"#c-{code}-c").get_attribute("open"):
        window.click(f"#c-{code}-c > summary")
    own = f"#d-{code}-c details[data-act='change']"
    window.click(f"{own} > summary")
    window.script("document.querySelector(arguments[0]).value = arguments[1]", f"#out-{code}-c", outcome)
    window.type(f"#why-{code}-c", reason)
    window.script(
        "const r = document.querySelector(arguments[0]); if (r) { r.value = 'accept'; }", f"#rest-{code}-c"
    )
    window.click(f"{own} form button")
    window.find(f"#d-{code}-c .outcome")


def add_selected(window: Window, words: str, code: str) -> None:
    """Select words of the account, and add them as evidence."""
    if window.find(".switch").is_displayed():
        window.click(".switch [data-pane='text-pane']")
    select(window, words)
    window.until("!document.querySelector('#picked').hidden")
    window.script("document.querySelector('#picked-code').value = arguments[0]", code)
    window.click("#picked button.main")
    window.until(
        "[...document.querySelectorAll('.item[id^=own] mark')].some((m) => m.textContent === arguments[0])",
        words,
    )


def accept_the_rest(window: Window) -> None:
    """From one open item to the next, until none is left."""
    while window.every("#criteria-pane .item[data-open]"):
        window.click("#next")
        name = window.until("document.activeElement.closest('.item[data-open]')?.id")
        window.click(f'[id="{name}"] form[data-act="accept"] button')
        window.until("!document.getElementById(arguments[0])?.hasAttribute('data-open')", name)


def release_it(window: Window) -> None:
    """From the account to its released feedback."""
    window.click(".bar-acts a[href$='/release']")
    assert "Everything is decided" in window.text("main")
    window.click("form[action$='/release'][method=post] button")
    window.find(".files")


FEEDBACK = "You show me clearly how you wash. Tell me about another time."


@pytest.mark.parametrize("width", WIDTHS)
def test_the_whole_day_from_a_batch_to_the_learners_files(
    window: Window, cohort: Path, tmp_path: Path, width: int
) -> None:
    folder = tmp_path / "autumn"
    shutil.copytree(cohort, folder)
    window.size(width)
    with reviewing(folder) as address:
        window.get(address)
        window.click(".list tbody th a[href]")  # the account with an alert stands first
        assert "ben" in window.text("h1")
        see_alerts(window)
        decide_otherwise(window, "H1", "partial", "One occasion, and I saw another at work")
        assert "Some of it shown" in window.text("#d-H1-c .outcome")
        window.type("#f-H1-c", FEEDBACK)
        window.click("#c-H1-c .feedback button[name=keep]")
        window.until("document.querySelector('#fd-H1-c').textContent.includes('Written by')")
        add_selected(window, "On Friday I washed my hands", "H2")
        accept_the_rest(window)
        assert "nothing left" in window.text("#progress")
        release_it(window)
        letter = window.text(".letter")
        assert FEEDBACK in letter
        assert "On Friday I washed my hands" in letter
        assert "Kayleigh" not in letter
        for ending in ("html", "docx", "pdf"):
            window.click(f".files a[href$='feedback.{ending}']")
        assert FEEDBACK.encode() in window.downloaded(".html")
        word = "\n".join(p.text for p in Document(BytesIO(window.downloaded(".docx"))).paragraphs)
        assert FEEDBACK in word
        assert window.downloaded(".pdf").startswith(b"%PDF")
        assert window.complaints() == []
    opened = open_store(folder)
    assert record.verify(opened)[1] is None
    kinds = entries(opened, "ben")
    assert {"seen", "change", "own", "feedback", "release"} <= {*kinds}
    assert kinds[-1] == "release"
    opened.close()


def next_by_key(window: Window, key: str, *more: str) -> None:
    """A key that decides on the open item that has the focus; N first, where none has it."""
    if not window.script("return document.activeElement.matches('.item[data-open]')"):
        window.press("n")
    name = window.until("document.activeElement.closest('.item[data-open]')?.id")
    window.press(key)
    if more:
        window.until("document.activeElement.matches('input[name=reason]')")
        window.press(*more)
    window.until("!document.getElementById(arguments[0])?.hasAttribute('data-open')", name)
    window.until("document.activeElement.closest('.item')")


def test_everything_can_be_done_with_the_keyboard_alone(window: Window, desk: str, store: Store) -> None:
    window.size(1400)
    window.get(desk)
    window.tab_to(".list tbody th a")
    window.press(Keys.ENTER)
    window.find("#criteria-pane")
    window.press("?")
    window.until("document.querySelector('#help').open")
    window.press(Keys.ESCAPE)
    window.until("!document.querySelector('#help').open")
    while window.every(".alert-item form"):
        next_by_key(window, "a")
    next_by_key(window, "r", "Not her own act", Keys.ENTER)
    chosen = select_by_keys(window)
    window.press("f", "I can see where you wash your hands.")
    window.tab_to(".feedback button")
    window.press(Keys.ENTER)
    window.until("document.body.textContent.includes('Written by one')")
    window.press(Keys.ESCAPE)
    while window.every("#criteria-pane .item[data-open]"):
        next_by_key(window, "a")
    window.tab_to(".bar-acts a[href$='/release']")
    window.press(Keys.ENTER)
    window.until("location.pathname.endsWith('/release')")
    window.tab_to("form[method=post][action$='/release'] button")
    window.press(Keys.ENTER)
    window.find(".files")
    assert chosen in " ".join(window.text(".letter").split())
    assert entries(store, "ben")[-1] == "release"
    assert "reject" in entries(store, "ben")


def select_by_keys(window: Window) -> str:
    """Select words of the account and add them, without a mouse; the words."""
    window.press("s")
    window.until("document.querySelector('#text-pane').classList.contains('picking')")
    window.press(Keys.SHIFT + Keys.ARROW_RIGHT * 4, "e")
    window.until("document.activeElement.matches('#picked-code')")
    chosen = " ".join(window.text("#picked-words").split())
    assert len(chosen.split()) >= 3
    window.tab_to("#picked button.main")
    window.press(Keys.ENTER)
    window.find('.item[id^="own"]')
    assert chosen in window.text('.item[id^="own"] mark')
    return chosen


def test_a_passage_that_is_moved_and_taken_back_stands_where_it_was(
    window: Window, desk: str, store: Store
) -> None:
    window.size(1400)
    window.get(desk)
    open_account(window, desk, store, "anna")
    window.until("document.querySelector('#c-H1-c[open]')")
    name = window.find("#c-H1-c .passages .item").get_attribute("id")
    window.click(f'[id="{name}"] details[data-act="change"] > summary')
    window.script("document.getElementById(arguments[0]).value = 'H2'", f"to-{name}")
    window.type(f'[id="change-{name}"]', "It speaks of food")
    window.click(f'[id="{name}"] details[data-act="change"] form button')
    window.until(f"document.querySelector('#c-H2-c [id=\"{name}\"]')")
    assert "moved here from H1" in window.script(
        "return document.getElementById(arguments[0]).textContent", name
    )
    window.script("document.querySelector('#c-H2-c').open = true")
    window.click(f'[id="{name}"] form[data-act="back"] button')
    window.until(f"document.querySelector('#c-H1-c [id=\"{name}\"][data-open]')")


def test_selected_words_are_kept_at_their_place_whatever_stands_before_them(
    window: Window, desk: str, store: Store
) -> None:
    window.size(1400)
    window.get(desk)
    open_account(window, desk, store, "anna")
    select(window, WORDS)
    window.until("!document.querySelector('#picked').hidden")
    window.click("#picked button.main")
    window.until("document.querySelector('.item[id^=\"own\"]')")
    own = [item for item in account(store, "anna").items if item.kind == "own"]
    text = account(store, "anna").report.account.text
    assert [text[item.start : item.end] for item in own] == [WORDS]


def test_words_that_are_typed_outlive_decisions_an_ended_session_and_a_conflict(
    window: Window, office: str, team: Store
) -> None:
    window.size(1400)
    sign_in(window, office, "sam")
    open_account(window, office, team, "anna")
    window.until("document.querySelector('#c-H1-c[open]')")
    window.type("#f-H1-c", "Half a thought")
    window.click("#c-H1-c .passages .item form[data-act='accept'] button")
    window.until("document.querySelector('#c-H1-c .passages .item.is-accept')")
    assert window.find("#f-H1-c").get_attribute("value") == "Half a thought"

    window.chrome.delete_all_cookies()
    window.click("#c-H1-c .feedback .acts button")
    window.until("document.querySelector('#again').open")
    assert "Your session has ended" in window.text("#again")
    assert window.find("#f-H1-c").get_attribute("value") == "Half a thought"
    window.type("#again #name", "sam")
    window.type("#again #password", PASSWORD)
    window.click("#again #sign-in button")
    window.until("document.querySelector('#fd-H1-c').textContent.includes('Written by sam')")
    assert account(team, "anna").feedback["H1"].text == "Half a thought"

    kim = Who("kim", frozenset({Role.ASSESSOR}))
    one = account(team, "anna").line.id
    wording.write_feedback(team, kim, one, "H1", "Kim's own words", 1)
    window.type("#f-H1-c", "A whole thought")
    window.click("#c-H1-c .feedback .acts button")
    window.until("document.querySelector('#again').open")
    both = window.text("#again")
    assert "Kim's own words" in both
    assert window.find("#mine-text").get_attribute("value") == "A whole thought"
    window.click("#again form button")
    window.until("!document.querySelector('#again').open")
    assert account(team, "anna").feedback["H1"].text == "A whole thought"

    decide.decide(team, kim, one, "H1", Decision(Choice.CHANGE, "absent", "Not seen by me"), 1)
    window.click('#d-H1-c form[data-act="accept"] button')
    window.until("document.querySelector('#again').open")
    assert "Not seen by me" in window.text("#again")
    window.click("#again form button")
    window.until("!document.querySelector('#again').open")
    assert account(team, "anna").criteria["H1"].decided_by == "sam"


def test_the_list_is_searched_while_one_types(window: Window, desk: str) -> None:
    window.size(1400)
    window.get(desk)
    window.press("/")
    window.press("car")
    window.until("[...document.querySelectorAll('.list tbody tr')].filter((row) => !row.hidden).length === 1")
    assert window.text("#shown-count").startswith("1 of 3")


@pytest.mark.parametrize("width", WIDTHS)
def test_no_page_keeps_anybody_out(window: Window, office: str, team: Store, width: int) -> None:
    me, boss = alone("one"), alone("setter-up")
    decide_all(team, me, "ben")
    release.release(team, me, account(team, "ben").line.id)
    ben, anna = account(team, "ben").line.id, account(team, "anna").line.id
    exercise = standardise.begin(team, boss, "Autumn", [anna, ben])
    closed = standardise.begin(team, boss, "Summer", [anna])
    standardise.decide(team, me, (closed, anna, "H1"), "partial", "one time")
    standardise.decide(team, boss, (closed, anna, "H1"), "absent")
    standardise.close(team, boss, closed)
    plan = sampling.plan(team, Who("iris", frozenset({Role.IQA})), 1)
    places = {
        "sam": [
            "/accounts", f"/accounts/{anna}", f"/accounts/{anna}/release", f"/accounts/{ben}/release",
            f"/accounts/{ben}", f"/accounts/{ben}/history", "/record", "/password", "/nothing", "/people",
            f"/standardise/{exercise}/{anna}",
        ],
        "iris": [
            "/quality", "/sampling", f"/sampling/{plan.id}", "/standardise", f"/standardise/{exercise}",
            f"/standardise/{closed}", f"/accounts/{anna}",
        ],
        "adam": ["/people", "/keeping"],
        "ben": ["/own", f"/own/feedback/{ben}/1"],
    }  # fmt: skip
    window.size(width)
    found: dict[str, list[str]] = {}
    for name, paths in places.items():
        window.chrome.delete_all_cookies()
        window.get(f"{office}/sign-in")
        found[f"{name} /sign-in"] = window.barriers()
        sign_in(window, office, name)
        for path in paths:
            window.get(office + path)
            if path == f"/accounts/{anna}":
                window.script("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
            found[f"{name} {path}"] = window.barriers()
            assert window.script("return document.documentElement.scrollWidth <= innerWidth"), path
    assert {page: told for page, told in found.items() if told} == {}


def test_what_one_aims_at_is_large_enough_on_a_telephone(window: Window, desk: str, store: Store) -> None:
    window.size(390)
    window.get(desk)
    open_account(window, desk, store, "anna")
    small = window.script(
        """const aims = 'button, summary, select, input:not([type=hidden]), .button, .tiles a';
        return [...document.querySelectorAll(aims)]
        .filter((one) => one.offsetParent && one.getBoundingClientRect().height < 24)
        .map((one) => one.outerHTML.slice(0, 90))"""
    )
    assert small == []


def test_a_telephone_shows_the_account_or_the_criteria(window: Window, desk: str, store: Store) -> None:
    window.size(390)
    window.get(desk)
    open_account(window, desk, store, "anna")
    shown = "getComputedStyle(document.querySelector(arguments[0])).display !== 'none'"
    assert window.script(f"return {shown}", "#criteria-pane")
    assert not window.script(f"return {shown}", "#text-pane")
    window.click('.switch [data-pane="text-pane"]')
    assert window.script(f"return {shown}", "#text-pane")
    window.click("#text a.seg")
    window.until(shown, "#criteria-pane")


def test_without_its_script_a_page_still_takes_a_decision(
    window: Window, desk: str, store: Store, tmp_path: Path
) -> None:
    window.chrome.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
    window.get(desk)
    open_account(window, desk, store, "anna")
    window.find("#c-H1-c .passages .item form[data-act='accept'] button").click()
    window.find("#c-H1-c[open] .item.is-accept")
    done = [item.decision for item in account(store, "anna").items if item.code == "H1"]
    assert "accept" in done


def test_a_store_that_was_made_by_review_opens_again_with_every_decision(
    window: Window, cohort: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "autumn"
    shutil.copytree(cohort, folder)
    store = open_store(folder)
    take_in(store, folder)
    decide_all(store, alone("one"), "anna")
    store.close()
    with reviewing(folder) as address:
        window.size(1400)
        window.get(address)
        assert "Ready to release" in window.text(".list")
