"""Which language a call is in, as far as it is known. Pure.

From the menu, else from the notice that was played (safety.md). A notice in two languages says nothing of
the caller's, and a call whose language is not known is decoded by no engine: it goes to a person.
"""

import re

from telephony.calls.events import LANGUAGE_MENU, CallIvrSelected, CallScriptSpoken
from telephony.calls.state import Call

TAG = re.compile(r"([A-Za-z]{2,3})(-[A-Za-z0-9]{2,8})*")


def language_of(call: Call) -> str | None:
    """The primary subtag (`en`, `es`); None when it is not known."""
    chosen = [_primary(one.choice) for one in call.of(CallIvrSelected) if one.menu == LANGUAGE_MENU]
    told = [language for language in chosen if language is not None]
    if told:
        return told[-1]
    played = {_primary(one.language) for one in call.of(CallScriptSpoken) if one.purpose == "notice"}
    return played.pop() if len(played) == 1 else None


def decodes(languages: frozenset[str] | None, language: str | None) -> bool:
    """Whether an engine with these languages, or with all (None), may hear a call in this one: no guess."""
    return language is not None and (languages is None or language in languages)


def _primary(tag: str) -> str | None:
    found = TAG.fullmatch(tag)
    return found[1].lower() if found else None
