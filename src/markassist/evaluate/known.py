"""The contract's closed lists of ids (section 5): what gold may name, and what is held against the engine."""

from collections.abc import Mapping
from typing import Final

THEORISTS: Final = frozenset(
    f"theorist.{name}"
    for name in (
        "bowlby ainsworth main solomon crittenden hughes golding perry van_der_kolk siegel porges maslow "
        "erikson winnicott bion vygotsky bronfenbrenner rutter gilligan daniel masten schofield beek fonagy "
        "felitti fahlberg fraiberg brazelton trevarthen stern tronick meins cairns rogers bandura schore "
        "gerhardt howe geddes bomber van_ijzendoorn zeanah robertson lorenz harlow spitz schaffer schon kolb "
        "gibbs driscoll rolfe johns brookfield borton boud mezirow"
    ).split()
)
"""Those that section 5.1 lists; others that the engine knows are neither asked for nor held against it."""

LABELLED_FAMILIES: Final = frozenset({"approach", "pattern", "law"})
"""Families of mentions that gold labels closely, beside the theorists: only these are counted both ways."""

MENTION_FAMILIES: Final = ("theorist", "theory", "approach", "pattern", "law", "role")
PACE: Final = ("pace.playfulness", "pace.acceptance", "pace.curiosity", "pace.empathy")

STAGES: Final[Mapping[str, str]] = {
    "gibbs": "description feelings evaluation analysis conclusion action_plan",
    "kolb": "concrete_experience reflective_observation abstract_conceptualisation active_experimentation",
    "what_so_what": "what so_what now_what",
    "schon": "in_action on_action",
    "johns": "aesthetics personal ethics empirics reflexivity",
    "brookfield": "self learners colleagues theory",
    "atkins_murphy": "awareness description analysis evaluation learning",
    "era": "experience reflection action",
}
MODELS: Final = tuple(STAGES)
MODEL_STAGES: Final = tuple(
    f"{model}.{stage}" for model, stages in STAGES.items() for stage in stages.split()
)

MISCONCEPTION_STANCES: Final = ("held", "refuted", "attributed")
MISCONCEPTIONS: Final = tuple(
    (
        "behaviour_only friend_role infants_only concern_not_shared superficial_reflection "
        "attachment_as_dependence attachment_fixed disorganised_means_disobedient disorder_for_insecurity "
        "pattern_proves_abuse mother_only secure_never_upset avoidant_means_resilient attention_seeking "
        "acceptance_means_no_limits pace_misattributed bowlby_strange_situation "
        "negative_reinforcement_as_punishment gillick_fraser_confused model_stages_wrong "
        "confidentiality_absolute restraint_for_compliance wrong_law critical_period_absolute "
        "trauma_as_excuse family_contact_all_or_nothing bonding_is_attachment ace_score_as_destiny "
        "do_not_get_attached resilience_is_innate wrong_reporting_line avoidant_ambivalent_swapped "
        "quiz_label nursery_harms infants_cannot_remember key_worker_owns_child wrong_attribution"
    ).split()
)

CONFIDENTIALITY: Final = tuple(
    (
        "child_name date_of_birth address nhs_number case_identifier setting_name contact_details "
        "jigsaw_identification professional_name"
    ).split()
)
ALERTS: Final = (
    *CONFIDENTIALITY,
    *(
        "unreported_disclosure promised_secrecy restraint_without_record prohibited_sanction private_channel "
        "gifts_or_home_contact sexualised_boundary risk_not_acted_on colleague_misconduct leading_questions "
        "discriminatory_language learner_at_risk over_disclosure record_integrity copied_text"
    ).split(),
)
