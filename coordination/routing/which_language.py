"""In which language a line of text is written, of those that have word families. By its small words alone."""

from collections.abc import Sequence

_ENGLISH = """
    a am an and are as at be been but can do does for from has have he her his how i if in is it my
    not of on or she so that the there they this to was we what when where with would you your
"""
_SPANISH = """
    al anda ayer como con cuando de del desde duele el ella en es esta estoy ha han hay he hoy la las
    le lo los mas me mi mis muy necesito nos o para pero por porque puede puedo que quiero se si
    siento su sus tengo tiene todo un una y ya yo
"""
ENGLISH, SPANISH = frozenset(_ENGLISH.split()), frozenset(_SPANISH.split())
SPANISH_LETTERS = "ñáéíóúü¿¡"
CLEAR = 2
"""How many more small words make it clear. Below it both are tried: in doubt a person sooner."""


def languages_of(text: str) -> Sequence[str]:
    """The language that the text is written in, or both where that is not clear."""
    lowered = text.lower()
    words = lowered.replace(",", " ").replace(".", " ").split()
    spanish = sum(word in SPANISH for word in words) + 2 * any(one in lowered for one in SPANISH_LETTERS)
    english = sum(word in ENGLISH for word in words)
    if english - spanish >= CLEAR:
        return ["en"]
    return ["es"] if spanish - english >= CLEAR else ["en", "es"]
