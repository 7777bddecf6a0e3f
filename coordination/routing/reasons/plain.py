"""A caller's words as the model of reasons sees them: small letters, no accents, no marks.

Apart from the trigger engine's plain words on purpose: a trained model is only right for words made as they
were when it was trained, so what is changed here must be trained again.
"""

import re
import unicodedata

from transcription.marks.spoken_numbers import is_number

WORD = re.compile(r"[a-z0-9']+")
NUMBER = "0"


def plain(text: str) -> list[str]:
    """The words of a text; an apostrophe stays in its word ("can't")."""
    spoken = unicodedata.normalize("NFKD", text.lower().replace("\N{RIGHT SINGLE QUOTATION MARK}", "'"))
    return WORD.findall("".join(one for one in spoken if not unicodedata.combining(one)))


def numberless(words: list[str]) -> list[str]:
    """All numbers alike: which one it is says nothing about the reason."""
    return [NUMBER if is_number(word) else word for word in words]
