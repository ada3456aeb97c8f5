"""A text, or a text with a [marked span] → the Doc of all annotators, and how the span is read."""

from markassist.annotate import annotate
from markassist.annotators.stance import reading
from markassist.doc import Doc, Reading
from markassist.read import read_account_bytes


def annotated(text: str) -> Doc:
    return annotate(read_account_bytes(text.encode(), "account.txt"))


def marked(sentence: str) -> tuple[Doc, int, int]:
    """The Doc of the sentence without its brackets, and the tokens that stood in them."""
    start, end = sentence.index("["), sentence.index("]") - 1
    doc = annotated(sentence.replace("[", "", 1).replace("]", "", 1))
    tokens = [i for i in range(len(doc.texts)) if doc.starts[i] < end and doc.ends[i] > start]
    return doc, tokens[0], tokens[-1] + 1


def read(sentence: str) -> Reading:
    return reading(*marked(sentence))
