"""Who the clinic is, its lines and its duties."""

import re
from typing import Literal
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from coordination.policy.decided import Decided, FromFile
from coordination.policy.protections import Protection

E164 = r"\+[1-9]\d{6,14}"
FREE_KEYS = frozenset("3456789")  # 0 is an emergency, 1 is yes, 2 is no


class Clinic(FromFile, frozen=True, kw_only=True):
    """clinic.yaml. `display_name` reveals no specialty: it is what voicemail and caller id may say."""

    id: str
    name: str
    display_name: str
    zone: str
    language: str

    def __post_init__(self) -> None:
        try:
            ZoneInfo(self.zone)
        except (ZoneInfoNotFoundError, ValueError) as error:
            raise ValueError(f"`{self.zone}` is no time zone: write for example America/New_York") from error


class Line(FromFile, frozen=True, kw_only=True):
    """A dialed service of lines.yaml.

    `people` is who is rung, `fallback` the number that reaches a person when anything of ours fails
    (S12); `closed` says whether a call outside the hours rings the people first or goes to voicemail.
    `language_keys`: which key of the caller's goes on in which other language. `protection`: every call on
    this line is specially protected, and why.
    """

    number: str
    name: str
    language: str
    duty: str
    people: str
    fallback: str
    closed: Literal["people", "voicemail"]
    language_keys: Decided[dict[str, str]] | None = None
    protection: Decided[Protection] | None = None

    @property
    def languages(self) -> dict[str, str]:
        """Key by key the other languages that are offered at the beginning of a call."""
        return {} if self.language_keys is None else self.language_keys.value

    def __post_init__(self) -> None:
        for number in (self.number, self.fallback):
            if not re.fullmatch(E164, number):
                raise ValueError(f"{number!r} is not a number as +12025550100")
        if not re.fullmatch(f"{E164}|(?:client|sip):\\S+", self.people):
            raise ValueError(f"{self.people!r} is neither a number nor a client: or sip: address")
        for key in self.languages:
            if key not in FREE_KEYS:
                raise ValueError(f"key {key!r} cannot choose a language: it is one of 3 to 9")


class LinesFile(FromFile, frozen=True, kw_only=True):
    """lines.yaml"""

    lines: dict[str, Line]


class Duty(FromFile, frozen=True, kw_only=True):
    """Who answers for a kind of work, and who does when its time has run out."""

    title: str
    fallback: str


class DutiesFile(FromFile, frozen=True, kw_only=True):
    """duties.yaml"""

    duties: dict[str, Duty]
