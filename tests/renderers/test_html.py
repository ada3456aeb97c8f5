"""The page is whole, safe, anchored both ways, and readable by everybody."""

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from msgspec.structs import replace
from sample_report import REPORT
from sample_selfcheck import SELFCHECK

from markassist import renderers
from markassist.render import render, render_selfcheck
from markassist.renderers import words
from markassist.renderers.cards import OPEN, evidence_cards, near_cards
from markassist.renderers.page import key
from markassist.values import Account, Finding, Report
from markassist.vocabulary import Level, Status

VOID = {"meta", "input", "br", "hr", "img", "link"}
PAGES = {"report": render(REPORT, "html").decode(), "selfcheck": render_selfcheck(SELFCHECK, "html").decode()}
TEMPLATES = Path(renderers.__path__[0]) / "templates"


class Page(HTMLParser):
    """What stands in a page; raises where a tag is not closed in its order."""

    def __init__(self, source: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(source)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if "style" not in self.open:
            self.text += data

    def all(self, attribute: str) -> list[str]:
        return [value for _, attributes in self.tags if (value := attributes.get(attribute))]


@pytest.mark.parametrize("name", PAGES)
def test_tags_close_in_their_order_and_ids_are_unique(name: str) -> None:
    ids = Page(PAGES[name]).all("id")
    assert len(ids) == len(set(ids))
    assert all(re.fullmatch(r"[A-Za-z][A-Za-z0-9_-]*", value) for value in ids)


@pytest.mark.parametrize("name", PAGES)
def test_every_link_leads_somewhere_on_the_page(name: str) -> None:
    page = Page(PAGES[name])
    references = page.all("href") + [f"#{value}" for value in page.all("aria-labelledby") + page.all("for")]
    assert {reference.removeprefix("#") for reference in references} <= set(page.all("id"))


@pytest.mark.parametrize("name", PAGES)
def test_the_page_runs_nothing_and_fetches_nothing(name: str) -> None:
    page = Page(PAGES[name])
    assert not {tag for tag, _ in page.tags} & {"script", "link", "img", "iframe", "object", "embed", "form"}
    assert not page.all("src")
    assert "default-src 'none'" in " ".join(page.all("content"))
    assert "url(" not in PAGES[name]
    assert "@import" not in PAGES[name]


def test_a_highlight_leads_to_its_item_and_the_item_back() -> None:
    page = Page(PAGES["report"])
    links = page.all("href")
    for finding in REPORT.findings:
        for letter, spans in (("e", finding.evidence), ("n", finding.near_misses)):
            for number in range(1, len(spans) + 1):
                name = key(finding.code, letter, number)
                assert f"#i-{name}" in links
                assert f"t-{name}" in page.all("id")
                assert f"i-{name}" in page.all("id")
                assert name in " ".join(page.all("data-marks")).split()
        cards = (*evidence_cards(finding), *(card for card, _, _ in near_cards(finding)))
        letters = "e" * len(evidence_cards(finding)) + "n" * len(near_cards(finding))
        for letter, card in zip(letters, cards, strict=True):
            assert f"#t-{key(finding.code, letter, card.numbers[0])}" in links


def test_what_overlaps_or_shares_a_sentence_is_one_card_with_all_that_it_shows() -> None:
    finding = next(f for f in REPORT.findings if f.evidence)
    one = finding.evidence[0]
    inside = replace(one, indicator="sets_limits", start=one.start + 3, level=Level.MENTION)
    beside = replace(one, indicator="listens", start=one.end + 2, end=one.end + 9)
    elsewhere = replace(
        one, indicator="waits", sentence=one.sentence + 1, start=one.end + 20, end=one.end + 29
    )
    cards = evidence_cards(replace(finding, evidence=(one, inside, beside, elsewhere)))
    assert [(card.numbers, card.start, card.end) for card in cards] == [
        ((1, 2, 3), one.start, beside.end),
        ((4,), elsewhere.start, elsewhere.end),
    ]
    level = words.LEVEL[one.level]
    assert cards[0].shows == (
        f"{words.plain(one.indicator)}, listens ({level})",
        "sets limits (the term only)",
    )


def test_the_same_near_miss_is_told_once() -> None:
    finding = next(f for f in REPORT.findings if f.near_misses)
    near = finding.near_misses[0]
    twice = replace(finding, near_misses=(near, replace(near, indicator="another")))
    assert [card.numbers for card, _, _ in near_cards(twice)] == [(1, 2)]


def test_more_than_a_few_places_are_folded_away_and_mere_mentions_do_not_fill_the_account() -> None:
    finding = next(f for f in REPORT.findings if f.evidence)
    one = finding.evidence[0]
    many = tuple(
        replace(one, start=one.start + n, end=one.start + n + 1, sentence=100 + n) for n in range(OPEN + 2)
    )
    located = Page(_page(replace(finding, evidence=many, status=Status.EVIDENCED)))
    assert "2 more places" in located.text
    named = Page(_page(replace(finding, evidence=many, status=Status.MENTIONED)))
    marks = {mark for marks in named.all("data-marks") for mark in marks.split()}
    assert len([m for m in marks if m.startswith(f"{finding.code}-e")]) == OPEN
    assert f"i-{key(finding.code, 'e', OPEN + 2)}" in named.all("id")


def _page(finding: Finding) -> str:
    return render(replace(REPORT, findings=(finding,)), "html").decode()


def test_markup_in_an_account_is_text() -> None:
    assert '<script>alert("no")</script> should be shown as it is' in Page(PAGES["report"]).text
    assert "<Unit 7>" in Page(PAGES["report"]).text


def test_the_whole_account_is_on_the_page_with_its_marks_taken_out() -> None:
    source = re.sub(
        r'<a class="chip.*?</a>|<span class="(num|tag)">.*?</span>(?:\w*</span>)?', "", PAGES["report"]
    )
    shown = " ".join(Page(source).text.split())
    for line in REPORT.account.text.split("\n"):
        unnamed = line.replace("Kayleigh Thornton", "K••••••• T•••••••").replace("Kayleigh", "K•••••••")
        assert " ".join(unnamed.replace("kayleigh", "k•••••••").split()) in shown


def test_a_report_on_nothing_is_still_a_page() -> None:
    empty = Report(Account("a.txt", "", (), "0" * 64), REPORT.rubric, ())
    Page(render(empty, "html").decode())


def test_a_code_with_a_point_is_safe_as_an_id() -> None:
    finding = replace(REPORT.findings[0], code="W1.1")
    page = Page(render(replace(REPORT, findings=(finding,)), "html").decode())
    assert "i-W1-1-e2" in page.all("id")


def test_status_is_told_in_words_and_by_a_shape() -> None:
    page = Page(PAGES["report"])
    for said in ("Evidence located", "Some evidence located", "Mention only", "Not located", "Contradicted"):
        assert said in page.text


def palettes() -> dict[str, dict[str, str]]:
    """The colours of both stylesheets, light and dark; the dark ones stand inside their @media."""
    css = "\n".join((TEMPLATES / name).read_text(encoding="utf-8") for name in ("base.css", "report.css"))
    dark = "".join(re.findall(r"@media screen and \(prefers-color-scheme: dark\) \{(.*?\})\s*\}", css, re.S))
    light = css
    for block in re.findall(r"@media .*?\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}", css, re.S):
        light = light.replace(block, "")
    colours = re.compile(r"--([a-z-]+): (#[0-9a-f]{6})\b")
    return {"light": dict(colours.findall(light)), "dark": dict(colours.findall(dark))}


def contrast(one: str, other: str) -> float:
    """WCAG 2's contrast ratio of two colours `#rrggbb`."""

    def luminance(colour: str) -> float:
        channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
        linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


TEXT_PAIRS = [
    *[(ink, back) for ink in ("ink", "soft", "link") for back in ("paper", "card")],
    *[("ink", back) for back in ("own-back", "own-deep", "idea-back", "alert-back", "note-back")],
    *[(status, "card") for status in ("evidenced", "partial", "mentioned", "absent", "contradicted")],
    *[(kind, f"{kind}-back") for kind in ("own", "near", "idea", "note")],
    ("chip-ink", "alert"), ("alert", "card"), ("near", "card"), ("near", "paper"), ("card", "ink"),
]  # fmt: skip
EDGE_PAIRS = [
    ("edge", "card"),
    ("edge", "paper"),
    ("focus", "card"),
    ("focus", "paper"),
    ("own", "card"),
    ("note", "card"),
]


@pytest.mark.parametrize("mode", ["light", "dark"])
@pytest.mark.parametrize(("ink", "back"), TEXT_PAIRS)
def test_text_can_be_told_from_its_ground(mode: str, ink: str, back: str) -> None:
    colours = palettes()[mode]
    assert contrast(colours[ink], colours[back]) >= 4.5


@pytest.mark.parametrize("mode", ["light", "dark"])
@pytest.mark.parametrize(("line", "back"), EDGE_PAIRS)
def test_edges_and_focus_can_be_told_from_their_ground(mode: str, line: str, back: str) -> None:
    colours = palettes()[mode]
    assert contrast(colours[line], colours[back]) >= 3
