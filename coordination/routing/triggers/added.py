"""A plain phrase that a clinic adds, as a pattern."""

from coordination.routing.patterns.plain import plain_words

SHORT = 3  # letters: "of", "the", "con" carry nothing; they are covered by the gap
BETWEEN = 2  # words that may stand between two words of the phrase
STEM = 4  # letters that remain of an inflected word at least
KEPT = frozenset(("no", "not", "sin", "ni", "out", "off", "up"))  # short, and the meaning hangs on them
ENDINGS = {
    "en": ("ings", "ing", "ed", "es", "s", "e", "y"),
    "es": (
        "iendo",
        "ando",
        "ados",
        "adas",
        "ado",
        "ada",
        "ar",
        "er",
        "ir",
        "os",
        "as",
        "es",
        "o",
        "a",
        "e",
        "s",
    ),
}


def matches_of(phrase: str, language: str) -> str:
    """The pattern by which `phrase` would be found: its words in their order and any inflection, with up to
    two others between them. Empty where it holds no word."""
    words = [plain for word in phrase.split() for plain in plain_words(word)[0]]
    telling = [word for word in words if len(word) > SHORT or word in KEPT] or words
    return f" ..{BETWEEN} ".join(_inflected(word, language) for word in telling)


def _inflected(word: str, language: str) -> str:
    for ending in ENDINGS.get(language, ()):
        if word.endswith(ending) and len(word) - len(ending) >= STEM:
            return word.removesuffix(ending) + "*"
    return f"{word}*" if len(word) > STEM and word.isalpha() else word
