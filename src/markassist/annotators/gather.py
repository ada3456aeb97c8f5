"""What stands in an account whatever the rubric: names, reflection, alerts and more, put on the document."""

from markassist.annotators.authorship import authorship
from markassist.annotators.identifiers import identifiers
from markassist.annotators.mentions import mentions
from markassist.annotators.reflection import reflection
from markassist.annotators.safeguarding import safeguarding
from markassist.annotators.work_shown import work_shown
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


def shown(doc: Doc) -> None:
    """Add the signals of what the account says of itself as evidence, and of whose words it is made."""
    doc.signals.extend((*work_shown(doc), *authorship(doc)))


def alerted(doc: Doc) -> None:
    """Fill alerts, most urgent first, and add the signals of concerns that were handled."""
    alerts, signals = safeguarding(doc)
    doc.alerts = sorted([*identifiers(doc), *alerts], key=lambda a: (a.priority, a.start, a.end, a.id))
    doc.signals.extend(signals)
