"""A heard word as plain words: small letters, no accents, no contraction; and what punctuation followed it.

    plain_words("can't,")  ->  ("can", "not")   followed by ","
    plain_words("x-ray")   ->  ("x", "ray")

Whoever speaks makes no punctuation: it is a model's guess, or a writer's. So it only ever ends the reach of a
denial; no word is found because of it.
"""

import re
import unicodedata
from functools import lru_cache

COMMA, SENTENCE, QUESTION = ",", ".", "?"

DASHES = "\N{EM DASH}\N{EN DASH}"
EDGES = " .,;:!?\"'()[]{}*~¿¡“”«»…-" + DASHES
ABBREVIATIONS = frozenset(("dr", "dra", "mr", "mrs", "ms", "sr", "sra", "srta", "st", "vs", "approx"))
DOTTED = re.compile(r"(?:[a-z]\.){2,}|[a-z]\.[a-z]")
PARTS = re.compile(r"[^\W_]+(?:[.'][^\W_]+)*")

WHOLE = {
    # Interjections that would fall apart at their hyphen.
    "uh-huh": ("uhhuh",),
    "mm-hmm": ("mmhmm",),
    "mm-hm": ("mmhmm",),
    "mhm": ("mmhmm",),
    "mmhm": ("mmhmm",),
    "uh-uh": ("uhuh",),
    "nuh-uh": ("uhuh",),
    "sí": ("sí",),  # "yes"; without its accent "if", and the other way around nothing depends on it
    "cannot": ("can", "not"),
    "can't": ("can", "not"),
    "won't": ("will", "not"),
    "shan't": ("will", "not"),
    "ain't": ("is", "not"),
    "gonna": ("going", "to"),
    "wanna": ("want", "to"),
    "gotta": ("got", "to"),
    "kinda": ("kind", "of"),
    "sorta": ("sort", "of"),
    "dunno": ("do", "not", "know"),
    "let's": ("let", "us"),
    "nobody": ("no", "body"),
    "its": ("it", "is"),
    "o'clock": ("oclock",),
    "pa": ("para",),
    "pa'": ("para",),
    "del": ("de", "el"),
    "al": ("a", "el"),
}
BARE_NOT = {  # as people type them
    f"{base}nt": (base, "not")
    for base in (
        "do",
        "is",
        "does",
        "did",
        "have",
        "has",
        "had",
        "could",
        "would",
        "should",
        "was",
        "were",
        "are",
    )
} | {"cant": ("can", "not"), "wont": ("will", "not"), "aint": ("is", "not")}
BARE = {
    "im": ("i", "am"),
    "ive": ("i", "have"),
    "hes": ("he", "is"),
    "shes": ("she", "is"),
    "thats": ("that", "is"),
    "whats": ("what", "is"),
    "theres": ("there", "is"),
    "youre": ("you", "are"),
    "theyre": ("they", "are"),
    "weve": ("we", "have"),
    "youve": ("you", "have"),
}
AFTER_APOSTROPHE = {"m": "am", "ve": "have", "re": "are", "ll": "will", "d": "would"}
IS_AFTER = frozenset(
    (
        "it",
        "he",
        "she",
        "that",
        "what",
        "there",
        "here",
        "who",
        "where",
        "how",
        "when",
        "something",
        "everything",
        "nothing",
        "nobody",
        "somebody",
        "someone",
        "everybody",
        "everyone",
    )
)


@lru_cache(maxsize=1 << 15)
def plain_words(text: str) -> tuple[tuple[str, ...], str]:
    """The plain words of one heard word, in order (none for a bracketed noise), and the mark after it: ","
    "." "?" or nothing."""
    spoken = unicodedata.normalize("NFC", text.strip().lower()).replace(
        "\N{RIGHT SINGLE QUOTATION MARK}", "'"
    )
    if spoken[:1] in "[(" and spoken[-1:] in "])":
        return (), ""
    bare = spoken.strip(EDGES)
    return _parts(bare), _mark(spoken, bare)


def _mark(spoken: str, bare: str) -> str:
    tail = spoken[spoken.rfind(bare) + len(bare) :] if bare else spoken
    if "?" in tail:
        return QUESTION
    if "!" in tail or ("." in tail and ".." not in tail):
        return "" if bare in ABBREVIATIONS and "!" not in tail else SENTENCE
    return COMMA if any(one in ",;:" + DASHES for one in tail) else ""


def _parts(bare: str) -> tuple[str, ...]:
    if bare in WHOLE:
        return WHOLE[bare]
    if DOTTED.fullmatch(bare):
        return (bare.replace(".", ""),)
    found: list[str] = []
    for part in PARTS.findall(bare):
        found += _expanded(part)
    return tuple(found)


def _expanded(part: str) -> tuple[str, ...]:
    for table in (WHOLE, BARE_NOT, BARE):
        if part in table:
            return table[part]
    base, apostrophe, end = part.partition("'")
    if not apostrophe:
        return (without_accents(part),)
    if base.endswith("n") and len(base) > 1 and end == "t":
        return (base[:-1], "not")
    if end == "s":
        return (*WHOLE.get(base, (base,)), "is") if base in IS_AFTER else (without_accents(base),)
    if end in AFTER_APOSTROPHE:
        return (base, AFTER_APOSTROPHE[end])
    return (without_accents(base + end),)


def without_accents(word: str) -> str:
    letters = unicodedata.normalize("NFKD", word)
    return "".join(one for one in letters if not unicodedata.combining(one))
