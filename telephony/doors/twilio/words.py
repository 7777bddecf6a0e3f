"""What a caller answered to the question about recording. Whatever is not clearly a yes is a no."""

import re
from typing import Literal

Answer = Literal["yes", "no", "emergency"]

YES_KEY, NO_KEY, EMERGENCY_KEY = "1", "2", "0"
NO = {"no", "nope", "nah", "not", "don't", "dont", "never", "stop", "nunca", "tampoco"}
YES = {"yes", "yeah", "yep", "yup", "sure", "ok", "okay", "fine", "agree", "sí", "si", "claro", "bueno"}
EMERGENCY = {"emergency", "emergencia", "911"}


def answer_of(digits: str, speech: str) -> Answer:
    """A key wins over speech; "emergency" wins over both other words; silence is a no."""
    if digits:
        return "yes" if digits[0] == YES_KEY else "emergency" if digits[0] == EMERGENCY_KEY else "no"
    words = set(re.findall(r"[\w']+", speech.lower()))
    if words & EMERGENCY:
        return "emergency"
    return "yes" if words & YES and not words & NO else "no"


def how_of(digits: str, speech: str) -> str:
    """In which way the caller answered."""
    return "key" if digits else "speech" if speech.strip() else "silence"
