"""One of those who are compared, in a process of its own: texts in, seconds and peak memory out, by lines.

contender.py NAME TERMS.json, where TERMS holds `{"rubric": id, "terms": [[code, term], …]}`. A line of input
is a JSON list of texts; the answer holds `seconds` of this process's CPU, `mb` at the peak so far, and for
each text the codes of what was found. It runs in the peers' environment too: only `ours` imports us.
"""

import gc
import json
import sys
import time
from collections.abc import Callable
from pathlib import Path

from machine import peak_mb

Marker = Callable[[str], list[str]]


def tokenizer(_: dict) -> Marker:
    """spaCy's blank English: no terms, no answers."""
    import spacy

    nlp = spacy.blank("en")

    def mark(text: str) -> list[str]:
        nlp.make_doc(text)
        return []

    return mark


def ours(told: dict) -> Marker:
    """The whole road, the report's JSON included; the codes of a report come from its statuses."""
    from markassist import load_rubric
    from markassist.read import read_account_bytes
    from markassist.road import mark as mark_account

    rubric = load_rubric(told["rubric"])

    def mark(text: str) -> list[str]:
        report = mark_account(read_account_bytes(text.encode(), "a.txt"), rubric)
        report.to_json()
        return [f"{finding.code}={finding.status.value}" for finding in report.findings]

    return mark


def patterns(told: dict) -> Marker:
    """Moodle-style: `*term*` with any case and word bounds, by the rubric's own terms, negation unread."""
    from patterns import matcher

    return matcher(told["terms"])


def negspacy(told: dict) -> Marker:
    """negspaCy: sentencizer, an entity ruler of the terms, negex."""
    import spacy
    from negspacy.negation import Negex  # noqa: F401 - registers `negex`

    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer")
    ruler = nlp.add_pipe("entity_ruler", config={"phrase_matcher_attr": "LOWER"})
    ruler.add_patterns([{"label": code, "pattern": term} for code, term in told["terms"]])
    nlp.add_pipe("negex", config={"ent_types": sorted({code for code, _ in told["terms"]})})
    return lambda text: [ent.label_ for ent in nlp(text).ents if not ent._.negex]


def medspacy(told: dict) -> Marker:
    """medspaCy's best case: spaCy's own tokenizer and sentencizer, target rules, ConText."""
    import medspacy  # noqa: F401 - registers its parts
    import spacy
    from medspacy.ner import TargetRule

    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer")
    targets = nlp.add_pipe("medspacy_target_matcher")
    targets.add([TargetRule(term, code) for code, term in told["terms"]])
    nlp.add_pipe("medspacy_context")
    return lambda text: [
        ent.label_ for ent in nlp(text).ents if not (ent._.is_negated or ent._.is_hypothetical)
    ]


def main() -> None:
    """Load, say that all is ready, then answer each line."""
    name, terms = sys.argv[1:]
    began = time.process_time()
    mark = globals()[name](json.loads(Path(terms).read_text(encoding="utf-8")))
    mark("I sat with him until he slept. Nobody shouted.")
    gc.collect()
    gc.freeze()
    print(json.dumps({"ready": time.process_time() - began}), flush=True)
    for line in sys.stdin:
        texts = json.loads(line)
        began = time.process_time()
        found = [mark(text) for text in texts]
        seconds = time.process_time() - began
        print(json.dumps({"seconds": seconds, "mb": peak_mb(), "found": found}), flush=True)


if __name__ == "__main__":
    main()
