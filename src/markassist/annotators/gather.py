"""What stands in an account whatever the rubric: names, reflection and alerts, put on the document."""

from markassist.annotators.mentions import mentions
from markassist.annotators.reflection import reflection
from markassist.doc import Doc, RawMention


def named(doc: Doc) -> None:
    """Fill mentions and model_names."""
    for m in mentions(doc):
        if m.id.startswith("model."):
            doc.model_names.append((m.start_token, m.end_token))
        else:
            doc.mentions.append(RawMention(m.id, m.start_token, m.end_token, m.uncertain))


def reflected(doc: Doc) -> None:
    """Fill reflection, and add its signals."""
    doc.reflection, signals = reflection(doc)
    doc.signals.extend(signals)
