"""The facts about language, one a file, in the order in which they are found."""

from markassist.annotators.clauses import clauses
from markassist.annotators.cuelists import cuelists
from markassist.annotators.episodes import episodes
from markassist.annotators.gather import alerted, named, reflected, shown
from markassist.annotators.pace import pace
from markassist.annotators.references import references
from markassist.annotators.sentences import sentences
from markassist.annotators.speech import speech
from markassist.annotators.stance import stance
from markassist.annotators.tags import tags
from markassist.annotators.tokens import tokens
from markassist.annotators.voice import voice
from markassist.annotators.wrong_attribution import wrong_attribution
from markassist.annotators.zones import zones

ORDER = (
    tokens,
    sentences,
    zones,
    tags,
    references,
    clauses,
    speech,
    cuelists,
    voice,
    stance,
    episodes,
    pace,
    named,
    reflected,
    alerted,
    shown,
    wrong_attribution,
)
