"""The rubric's own words pasted into an account → the sentences that are an echo of it."""

import re
from functools import lru_cache

from markassist.doc import Doc
from markassist.rubric.compile import Rubric

RUN = 6
"""So many words in a row are no accident (domain reference B8, question and criterion echo)."""


def echoes(doc: Doc, rubric: Rubric) -> frozenset[int]:
    """The sentences that share a run of words with the rubric's titles and questions."""
    runs = _runs(rubric)
    found = set()
    for number, sentence in enumerate(doc.sentences):
        words = [
            doc.words[i].lower for i in range(sentence.start, sentence.end) if doc.words[i].lower.isalpha()
        ]
        if any(tuple(words[i : i + RUN]) in runs for i in range(len(words) - RUN + 1)):
            found.add(number)
    return frozenset(found)


def _runs(rubric: Rubric) -> frozenset[tuple[str, ...]]:
    texts = [rubric.title]
    for criterion in rubric.criteria:
        spec = criterion.spec
        texts += [spec.title, spec.learner_title, *spec.asks_learner]
    return _runs_of(tuple(texts))


@lru_cache(maxsize=16)
def _runs_of(texts: tuple[str, ...]) -> frozenset[tuple[str, ...]]:
    runs: set[tuple[str, ...]] = set()
    for text in texts:
        words = re.findall(r"[a-z]+", text.lower())
        runs.update(tuple(words[i : i + RUN]) for i in range(len(words) - RUN + 1))
    return frozenset(runs)
