"""What a caller answered to the question about recording. Whatever is not clearly a yes is a no (S3).

An answer is a yes only when nothing else was said: it must be made of the policy's phrases and polite
words alone. So "sure, but not my husband" and "okay, what is this about" are no.
"""

import re
from typing import Literal

from coordination.policy.consent_answers import ConsentAnswers
from coordination.policy.published import policy

Answer = Literal["yes", "no", "emergency"]

YES_KEY, NO_KEY, EMERGENCY_KEY = "1", "2", "0"


def answer_of(digits: str, speech: str) -> Answer:
    """A key wins over speech; "emergency" wins over both other words; silence is a no."""
    if digits:
        return "yes" if digits[0] == YES_KEY else "emergency" if digits[0] == EMERGENCY_KEY else "no"
    answers = policy().consent_answers
    words = re.findall(r"[\w']+", speech.lower().replace("\N{RIGHT SINGLE QUOTATION MARK}", "'"))
    if answers.emergency.intersection(words):
        return "emergency"
    return "yes" if "?" not in speech and _only_yes(words, answers) else "no"


def _only_yes(words: list[str], answers: ConsentAnswers) -> bool:
    """Whether phrases of yes, and polite words between them, make up the whole answer."""
    longest = max(map(len, answers.yes | answers.polite))
    said_yes, place = False, 0
    while place < len(words):
        phrases = (tuple(words[place : place + length]) for length in range(longest, 0, -1))
        known = next((phrase for phrase in phrases if phrase in answers.yes | answers.polite), None)
        if known is None:
            return False
        said_yes = said_yes or known in answers.yes
        place += len(known)
    return said_yes


def how_of(digits: str, speech: str) -> str:
    """In which way the caller answered."""
    return "key" if digits else "speech" if speech.strip() else "silence"
