"""The mention files keep to their grammar, hold every id of the contract, and say nothing twice."""

from collections import Counter
from pathlib import Path

import pytest
import yaml

from markassist import notation
from markassist.rubric.mention_schema import MentionFile
from markassist.shelf import data_folder

FILES = sorted((data_folder("corpora") / "mentions").glob("*.yaml"))
CONTRACT = {
    "theorist": (
        "bowlby ainsworth main solomon crittenden hughes golding perry van_der_kolk siegel porges "
        "maslow erikson winnicott bion vygotsky bronfenbrenner rutter gilligan daniel masten schofield "
        "beek fonagy felitti fahlberg fraiberg brazelton trevarthen stern tronick meins cairns rogers "
        "bandura schore gerhardt howe geddes bomber van_ijzendoorn zeanah robertson lorenz harlow spitz "
        "schaffer schon kolb gibbs driscoll rolfe johns brookfield borton boud mezirow"
    ),
    "theory": (
        "attachment internal_working_model secure_base safe_haven strange_situation monotropy "
        "maternal_deprivation sensitive_responsiveness neurosequential three_rs window_of_tolerance "
        "polyvagal hierarchy_of_needs trust_v_mistrust good_enough transitional_object holding "
        "containment reverie zone_of_proximal_development ecological_systems resilience "
        "secure_base_model mentalisation aces arousal_relaxation_cycle ghosts_in_the_nursery "
        "reciprocity attunement still_face rupture_and_repair mind_mindedness core_conditions "
        "social_learning"
    ),
    "approach": (
        "pace ddp social_pedagogy sanctuary vig vipp_sd circle_of_security theraplay solihull "
        "restorative_practice life_story_work therapeutic_parenting emotion_coaching"
    ),
    "pattern": "secure avoidant ambivalent disorganised attachment_disorder",
    "law": (
        "children_act_1989 children_act_2004 childrens_homes_regulations_2015 quality_standards "
        "working_together uncrc gdpr equality_act"
    ),
    "role": (
        "key_worker key_person social_worker iro camhs lac_nurse dsl lado independent_visitor "
        "registered_manager advocate health_visitor midwife"
    ),
    "model": "gibbs kolb what_so_what schon johns brookfield atkins_murphy era",
}


def load(path: Path) -> MentionFile:
    return MentionFile.model_validate(yaml.safe_load(path.read_text(encoding="utf-8")))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_term_can_be_read_and_stands_once_in_its_entry(path: Path) -> None:
    for name, entry in load(path).entries.items():
        every = (*entry.terms, *entry.if_near, *entry.if_cited, *entry.not_in, *entry.near)
        assert [term for term, count in Counter(every).items() if count > 1] == [], name
        assert entry.terms or entry.if_near or entry.if_cited, name
        for term in every:
            notation.parse(term.removeprefix("~").replace("[", "").replace("]", ""))


@pytest.mark.parametrize("family", CONTRACT)
def test_every_id_of_the_contract_has_an_entry(family: str) -> None:
    held = {name for path in FILES if load(path).family == family for name in load(path).entries}
    assert set(CONTRACT[family].split()) - held == set()


def test_an_id_has_one_entry_only() -> None:
    ids = Counter((file.family, name) for file in map(load, FILES) for name in file.entries)
    assert [key for key, count in ids.items() if count > 1] == []


def test_a_name_that_leans_on_its_context_has_one() -> None:
    for file in map(load, FILES):
        for name, entry in file.entries.items():
            assert not entry.if_near or entry.near or file.near, name
