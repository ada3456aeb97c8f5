"""A word's letters → roughly how it sounds, so that spellings by ear come together: `sykology`, `psychology`.

Consonants by their sound, with voiced and unvoiced s as one; every run of vowels is one sound, for vowels are
what is spelt by ear in most ways. The groups are our own, for English as it is spoken in Britain.
"""

import re

_GROUPS = (
    ("xi(?=ou)", "ks"),  # anxious
    ("ng(?=[szi])", "nk"),  # angziety
    ("^(?:ps|pc|cs|sch?(?=[eiy]))", "s"),  # psychology, science
    ("^[kgp]n", "n"),  # know, gnaw, pneumatic
    ("^wr", "r"),
    ("^wh", "w"),
    ("^x", "s"),
    ("tch", "C"),
    ("sch", "sk"),
    ("ph", "f"),
    ("gh(?=[tn]|$)", ""),  # night
    ("gh", "g"),
    ("[ct]i(?=[oau]|e[nt])|ssi(?=o)|sh", "s"),  # patient, passion
    ("tu(?=r|al)", "Ca"),  # picture
    ("ch(?=l|r|o[lr])", "k"),  # chlorine, chronic, psychology
    ("ch", "C"),
    ("th", "t"),
    ("dge?|g(?=[eiy])", "J"),
    ("s?c(?=[eiy])", "s"),
    ("c?k|c|q", "k"),
    ("x", "ks"),
    ("z", "s"),
    ("mb$", "m"),
    ("ng", "n"),
    ("j", "J"),
    ("h", ""),
    ("w(?![aeiou])", ""),
    ("(?<![aeiouy])y(?=[aeiou])", ""),
    ("[aeiouyw]+", "a"),
)
"""What a group of letters sounds like; tried in this order, each over the whole word."""

_SOUNDS = tuple((re.compile(group), sound) for group, sound in _GROUPS)
_DOUBLE = re.compile(r"(.)\1+")


def sound(lower: str) -> str:
    """The sounds of a word in lower case without diacritics: `psychology` → `sakalaJa`."""
    for group, its_sound in _SOUNDS:
        lower = group.sub(its_sound, lower)
    return _DOUBLE.sub(r"\1", lower)
