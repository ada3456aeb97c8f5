"""Verbs and nouns of saying and thinking, and when something was said."""

from markassist.doc import Clause, Doc
from markassist.vocabulary import Time

SAYING = frozenset(
    "say tell explain ask suggest think believe reckon state advise report mention argue claim insist "
    "feel write describe remind note point recommend teach warn consider call promise want hold maintain "
    "assume swear wonder convinced opinion agree decide complain e-mail email phone text reply add answer "
    "wish know hope see propose overhear hear sed".split()
)


VIEWS = frozenset(
    "view opinion line position verdict idea advice belief take feeling stance suggestion theory word "
    "impression argument claim conclusion judgement judgment answer explanation thinking wisdom saying "
    "account feedback comment message instruction order recommendation warning".split()
)


def telling_time(doc: Doc, clause: Clause) -> Time:
    """When something was said: the occasion, or as a rule."""
    return Time.EPISODE if clause.form in {"past", "perfect"} else Time.GENERAL
