"""The forms of a regular Spanish verb, without accents, as callers use them: tenses of telling what happens
and happened, with the pronouns that are written onto them ("tomarme", "matandolo").

What changes its stem ("duele", "puso") is written beside the regular forms in the policy.
"""

from collections.abc import Iterator

PRONOUNS = ("me", "te", "se", "le", "lo", "la", "nos", "les", "los", "las", "melo", "selo", "mela", "sela")
ENDINGS = {
    "ar": (
        *(
            "o",
            "as",
            "a",
            "amos",
            "an",
            "e",
            "aste",
            "aron",
            "aba",
            "abas",
            "aban",
            "abamos",
            "are",
            "ara",
            "aran",
        ),
        *("aria", "arian", "es", "en", "emos", "aras", "ando", "ado", "ada", "ados", "adas", "ar"),
    ),
    "er": (
        *("o", "es", "e", "emos", "en", "i", "iste", "io", "ieron", "ia", "ias", "ian", "ere", "era", "eran"),
        *("eria", "a", "as", "an", "amos", "iera", "iendo", "ido", "ida", "idos", "idas", "er"),
    ),
    "ir": (
        *("o", "es", "e", "imos", "en", "i", "iste", "io", "ieron", "ia", "ias", "ian", "ire", "ira", "iran"),
        *("iria", "a", "as", "an", "amos", "iera", "iendo", "ido", "ida", "idos", "idas", "ir"),
    ),
}
BEFORE_E = {"c": "qu", "g": "gu", "z": "c"}  # tocar, toque; pegar, pegue; rezar, rece


def forms(infinitive: str) -> Iterator[str]:
    """Every form of a verb on -ar, -er or -ir; the word alone where it is none."""
    stem, kind = infinitive[:-2], infinitive[-2:]
    for ending in ENDINGS.get(kind, ()):
        written = stem
        if kind == "ar" and ending.startswith("e") and stem[-1:] in BEFORE_E:
            written = stem[:-1] + BEFORE_E[stem[-1]]
        yield written + ending
    onto = (infinitive, stem + ("ando" if kind == "ar" else "iendo"))
    yield from (verb + pronoun for verb in onto for pronoun in PRONOUNS)
    yield infinitive
