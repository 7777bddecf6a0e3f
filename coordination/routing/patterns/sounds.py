"""How a word sounds, roughly, in English and in Spanish: misspellings and misheard words share it.

    sound("siezure", ENGLISH) == sound("seizure", ENGLISH)
    sound("desmalle", SPANISH) == sound("desmaye", SPANISH)

Consonants in their order, the first vowel only as a sign that there is one. Nothing is found by sound alone:
spelling.py also asks that the letters are near.
"""

import re
from collections.abc import Sequence

Rules = Sequence[tuple[re.Pattern[str], str]]


def _rules(*pairs: tuple[str, str]) -> Rules:
    return tuple((re.compile(letters), sound) for letters, sound in pairs)


ENGLISH = _rules(
    (r"ph", "f"),
    (r"gh(?=t|$)", ""),
    (r"(?:ti|si|ci)(?=on|ous|an|al)", "X"),
    (r"t?ch|sh|sch", "X"),
    (r"th", "0"),
    (r"ck", "k"),
    (r"d?g(?=[eiy])", "j"),
    (r"c(?=[eiy])|z", "s"),
    (r"[cq]", "k"),
    (r"x", "ks"),
    (r"[hwy]", ""),
)
SPANISH = _rules(
    (r"ch", "X"),
    (r"ll|y", "Y"),
    (r"qu|k", "k"),
    (r"gu(?=[ei])", "g"),
    (r"g(?=[ei])|x", "j"),
    (r"c(?=[ei])|z", "s"),
    (r"c", "k"),
    (r"v", "b"),
    (r"h", ""),
)
INITIAL = {"ps": "s", "pn": "n", "kn": "n", "gn": "n", "wr": "r"}


def sound(word: str, rules: Rules) -> str:
    """The key of one plain word."""
    head = word[:2] if rules is ENGLISH else ""
    changed = INITIAL[head] + word[2:] if head in INITIAL else word
    for letters, heard in rules:
        changed = letters.sub(heard, changed)
    first = "a" if changed[:1] in "aeiou" else changed[:1]
    rest = re.sub(r"[aeiou]", "", changed[1:])
    return re.sub(r"(.)\1+", r"\1", first + rest)
