"""Who the clinic is, its lines and its duties."""

import re
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from coordination.policy.decided import FromFile


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
    """A dialed service of lines.yaml."""

    number: str
    name: str
    language: str
    duty: str

    def __post_init__(self) -> None:
        if not re.fullmatch(r"\+[1-9]\d{6,14}", self.number):
            raise ValueError(f"{self.number!r} is not a number as +12025550100")


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
