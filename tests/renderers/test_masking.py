"""A name that a learner should have left out is read by nobody."""

from hashlib import sha256

import pytest
from msgspec.structs import replace
from sample_report import REPORT
from sample_selfcheck import SELFCHECK

from markassist.render import FORMS, SELFCHECK_FORMS, render, render_selfcheck
from markassist.renderers.masking import mask_report
from markassist.values import Account, Alert, Block, Report, Signal

FOR_PEOPLE = sorted(FORMS.keys() - {"json"})


def masked(text: str, *identifiers: tuple[str, str]) -> str:
    """The text as people see it, where the first occurrence of each identifier has an alert."""
    account = Account("a.txt", text, (Block(0, len(text)),), sha256(text.encode()).hexdigest())
    alerts = tuple(
        Alert(kind, "confidentiality", "P2", "", text.index(words), text.index(words) + len(words), "check")
        for kind, words in identifiers
    )
    return mask_report(Report(account, REPORT.rubric, (), alerts=alerts)).account.text


@pytest.mark.parametrize("form", FOR_PEOPLE)
def test_an_identifier_stands_in_no_rendering_for_people(form: str) -> None:
    rendered = render(REPORT, form).decode().casefold()
    assert "kayleigh" not in rendered
    assert "thornton" not in rendered


@pytest.mark.parametrize("form", sorted(SELFCHECK_FORMS.keys() - {"json"}))
def test_nor_in_a_self_check(form: str) -> None:
    assert "kayleigh" not in render_selfcheck(SELFCHECK, form).decode().casefold()


@pytest.mark.parametrize("form", FOR_PEOPLE)
def test_nor_in_anything_that_the_engine_says(form: str) -> None:
    finding = replace(
        REPORT.findings[0], reasons=("Kayleigh is named",), feedback={"assessor": "ask Kayleigh"}
    )
    signal = Signal("s", "spelling", "is it kayleigh?")
    alert = replace(REPORT.alerts[0], says="please check: Kayleigh Thornton")
    report = replace(REPORT, findings=(finding,), signals=(signal,), alerts=(alert,))
    assert "kayleigh" not in render(report, form).decode().casefold()


def test_a_mask_keeps_every_offset() -> None:
    report = mask_report(REPORT)
    assert len(report.account.text) == len(REPORT.account.text)
    for finding in report.findings:
        for evidence in finding.evidence + finding.near_misses:
            assert report.account.text[evidence.start : evidence.end] == evidence.quote


def test_what_names_nobody_is_left_alone() -> None:
    report = replace(REPORT, alerts=REPORT.alerts[1:])
    assert mask_report(report) is report


@pytest.mark.parametrize(
    ("text", "identifier", "seen"),
    [
        ("Jayden came. JAYDEN left, Jaydens bag stayed.", ("child_name", "Jayden"),
         "J••••• came. J••••• left, J•••••s bag stayed."),
        ("Jayden Marsh ran to the marsh. jayden fell. Mr Marsh rang.", ("child_name", "Jayden Marsh"),
         "J••••• M•••• ran to the marsh. j••••• fell. Mr M•••• rang."),
        ("Hope ran. I hope she is. HOPE!", ("child_name", "Hope"), "H••• ran. I hope she is. H•••!"),
        ("Al ate an almond, also.", ("child_name", "Al"), "A• ate an almond, also."),
        ("Dr Imran Patel rang. The dr. told Imran.", ("professional_name", "Dr Imran Patel"),
         "D• I•••• P•••• rang. The dr. told I••••."),
        ("Sian O’Brien and o'brien", ("child_name", "O’Brien"), "Sian O’B•••• and o'b••••"),
        ("Ring 07700 900123 or 07700900123.", ("contact_details", "07700 900123"),
         "Ring ••••• •••••• or •••••••••••."),
        ("At 14 Elm Close, in Elm.", ("address", "14 Elm Close"), "At •• ••• •••••, in Elm."),
        ("Riverside\nLodge is riverside lodge", ("setting_name", "Riverside\nLodge"),
         "R••••••••\nL•••• is r•••••••• l••••"),
    ],
)  # fmt: skip
def test_each_kind_of_identifier_is_masked_wherever_it_stands(
    text: str, identifier: tuple[str, str], seen: str
) -> None:
    assert masked(text, identifier) == seen


def test_the_files_own_name_is_masked() -> None:
    assert mask_report(REPORT).account.name == "K•••••••_account.txt"
