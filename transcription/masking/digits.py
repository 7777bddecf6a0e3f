"""The digits in a spoken or written word, in English and Spanish.

Speech recognition writes the same number in many ways: "4111", "4-1-1-1", "four one one one", "forty-one
eleven", "double one". A word that is no digit by itself but is what a digit is misheard as counts only
between two digits.
"""

import re
import unicodedata
from collections.abc import Sequence

WRITTEN = re.compile(r"\d[\d,./\-]*")
UNITS = {
    **dict.fromkeys(("zero", "cero"), "0"),
    **dict.fromkeys(("one", "uno", "un", "una"), "1"),
    **dict.fromkeys(("two", "dos"), "2"),
    **dict.fromkeys(("three", "tres"), "3"),
    **dict.fromkeys(("four", "cuatro"), "4"),
    **dict.fromkeys(("five", "cinco"), "5"),
    **dict.fromkeys(("six", "seis"), "6"),
    **dict.fromkeys(("seven", "siete"), "7"),
    **dict.fromkeys(("eight", "ocho"), "8"),
    **dict.fromkeys(("nine", "nueve"), "9"),
}
TEENS = {
    **dict.fromkeys(("ten", "diez"), "10"),
    **dict.fromkeys(("eleven", "once"), "11"),
    **dict.fromkeys(("twelve", "doce"), "12"),
    **dict.fromkeys(("thirteen", "trece"), "13"),
    **dict.fromkeys(("fourteen", "catorce"), "14"),
    **dict.fromkeys(("fifteen", "quince"), "15"),
    **dict.fromkeys(("sixteen", "dieciseis"), "16"),
    **dict.fromkeys(("seventeen", "diecisiete"), "17"),
    **dict.fromkeys(("eighteen", "dieciocho"), "18"),
    **dict.fromkeys(("nineteen", "diecinueve"), "19"),
}
TENS = {
    **dict.fromkeys(("twenty", "veinte"), "20"),
    **dict.fromkeys(("thirty", "treinta"), "30"),
    **dict.fromkeys(("forty", "cuarenta"), "40"),
    **dict.fromkeys(("fifty", "cincuenta"), "50"),
    **dict.fromkeys(("sixty", "sesenta"), "60"),
    **dict.fromkeys(("seventy", "setenta"), "70"),
    **dict.fromkeys(("eighty", "ochenta"), "80"),
    **dict.fromkeys(("ninety", "noventa"), "90"),
}
SCALES = {"hundred": "00", "thousand": "000", "cientos": "00", "mil": "000"}
REPEATS = {"double": 2, "doble": 2, "triple": 3}
MISHEARD = {"oh": "0", "o": "0", "to": "2", "too": "2", "for": "4", "ate": "8", "won": "1"}


def plain(text: str) -> str:
    """A word in small letters, without accents and the marks around it."""
    letters = unicodedata.normalize("NFKD", text.lower())
    return "".join(one for one in letters if not unicodedata.combining(one)).strip(" .,;:!?\"'()[]¿¡")


def digits_in(words: Sequence[str]) -> list[str]:
    """For each word the digits that it stands for where it is; empty for what is no number (prices, times,
    "20mg")."""
    plains = [plain(word) for word in words]
    found = [_alone(word) for word in plains]
    for place, word in enumerate(plains):
        following = found[place + 1] if place + 1 < len(found) else ""
        if word in TENS and len(following) == 1 and following != "0":
            found[place] = TENS[word][0]
        elif word in REPEATS and len(following) == 1:
            found[place] = following * (REPEATS[word] - 1)
        elif word in SCALES and place and found[place - 1]:
            found[place] = SCALES[word]
        elif word in MISHEARD and place and found[place - 1] and following:
            found[place] = MISHEARD[word]
    return found


def _alone(word: str) -> str:
    if WRITTEN.fullmatch(word):
        return re.sub(r"\D", "", word)
    parts = word.split("-")
    if len(parts) == 2 and parts[0] in TENS and parts[1] in UNITS:
        return TENS[parts[0]][0] + UNITS[parts[1]]
    return UNITS.get(word) or TEENS.get(word) or TENS.get(word) or ""
