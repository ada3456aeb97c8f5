"""Account → Doc: what is true of the text, whatever the rubric."""

from markassist.annotators import ORDER
from markassist.doc import Doc
from markassist.values import Account


def annotate(account: Account) -> Doc:
    """Run every annotator in order."""
    doc = Doc(account)
    for annotator in ORDER:
        annotator(doc)
    return doc
