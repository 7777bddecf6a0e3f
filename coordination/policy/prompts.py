"""What callers hear. One notice, at most twelve seconds, in the caller's language."""

from typing import Literal

import msgspec

from coordination.policy.decided import FromFile

REQUIRED = (
    "emergency",
    "notice",
    "consent_question",
    "consent_yes",
    "consent_no",
    "connecting",
    "voicemail_greeting",
    "language_choice",
    "page_escalation",
    "message_escalation",
    "page_acknowledged",
    "page_again",
    "page_taken",
)
NOTICE_WORDS = 30  # Twelve seconds at 150 words a minute.


class PromptEntry(FromFile, frozen=True, kw_only=True, rename={"must_decide": "clinic must decide"}):
    """A prompt of prompts.<language>.yaml"""

    text: str
    version: int
    source: str
    must_decide: Literal[True]


class PromptsFile(FromFile, frozen=True, kw_only=True):
    """prompts.<language>.yaml"""

    prompts: dict[str, PromptEntry]

    def __post_init__(self) -> None:
        for name in REQUIRED:
            if name not in self.prompts:
                raise ValueError(f"prompt `{name}` is missing")
        if len(self.prompts["notice"].text.split()) > NOTICE_WORDS:
            raise ValueError(f"the notice is over {NOTICE_WORDS} words: longer than twelve seconds")
        if not self.prompts["voicemail_greeting"].text.startswith(self.prompts["emergency"].text):
            raise ValueError("voicemail_greeting does not open with the emergency sentence")


class Prompt(msgspec.Struct, frozen=True, kw_only=True):
    """A published prompt: `version` is `<name>.<language>.<number>`, as it stands in the log."""

    name: str
    language: str
    text: str
    version: str


def prompts_of(language: str, file: PromptsFile) -> dict[tuple[str, str], Prompt]:
    """The prompts of one language by (name, language)."""
    return {
        (name, language): Prompt(
            name=name, language=language, text=entry.text, version=f"{name}.{language}.{entry.version}"
        )
        for name, entry in file.prompts.items()
    }
