"""Why a call is in its lane, and what was heard of it, in words for people. Pure.

S11: nothing here ever says that a call is safe. That nothing was found is said of what was heard alone.
"""

from collections.abc import Sequence

from coordination.http.words import in_words
from coordination.policy.published import LANGUAGES
from telephony.calls.state import Consent

CODES = {
    "not_heard": "part of the call was not heard",
    "protected": "specially protected call",
    "no_reason": "nothing was understood",
}
LANGUAGE_NAMES = {"en": "English", "es": "Spanish"}


def why_in_words(code: str) -> str:
    """`trigger:chest_pain` -> `words of chest pain`."""
    kind, _, name = code.partition(":")
    match kind:
        case "trigger":
            return f"words of {in_words(name)}"
        case "review":
            return f"words to be looked at: {in_words(name)}"
        case "barrier":
            return f"something is in the way: {in_words(name)}"
        case "reason":
            return f"reason: {in_words(name)}"
        case _:
            return CODES.get(code, in_words(code))


def heard_in_words(analysis: Consent, until: float | None, not_heard: float, languages: Sequence[str]) -> str:
    """What people must know before they rely on what was found, or on its absence."""
    if analysis != "given":
        return "The caller has not agreed to analysis: no words are looked for in this call."
    if until is None:
        return "Nothing was heard yet." + _missed(not_heard)
    looked = " and ".join(LANGUAGE_NAMES[one] for one in LANGUAGES)
    unknown = [one for one in languages if one not in LANGUAGES]
    foreign = f" Part of it is in a language in which no words are looked for ({', '.join(unknown)})."
    said = f"Heard until {_clock(until)}; words are looked for in {looked}."
    return said + (foreign if unknown else "") + _missed(not_heard)


def _missed(seconds: float) -> str:
    if seconds <= 0:
        return ""
    return f" {max(1, round(seconds))} s were not heard: a person must listen to them."


def _clock(seconds: float) -> str:
    whole = int(seconds)
    return f"{whole // 60}:{whole % 60:02d}"
