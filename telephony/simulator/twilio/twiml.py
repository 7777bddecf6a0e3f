"""Reads a TwiML answer. What Twilio would not understand is refused here too, by name."""

from __future__ import annotations

from dataclasses import dataclass
from xml.etree import ElementTree as ET

SPOKEN = frozenset({"Say", "Play", "Pause"})
NOUNS: dict[str, frozenset[str]] = {
    "Say": frozenset(),
    "Play": frozenset(),
    "Pause": frozenset(),
    "Gather": SPOKEN,
    "Start": frozenset({"Stream"}),
    "Stop": frozenset({"Stream"}),
    "Stream": frozenset({"Parameter"}),
    "Parameter": frozenset(),
    "Dial": frozenset({"Number", "Client", "Sip"}),
    "Number": frozenset(),
    "Client": frozenset(),
    "Sip": frozenset(),
    "Enqueue": frozenset(),
    "Record": frozenset(),
    "Redirect": frozenset(),
    "Hangup": frozenset(),
    "Reject": frozenset(),
}
VERBS = SPOKEN | {"Gather", "Start", "Stop", "Dial", "Enqueue", "Record", "Redirect", "Hangup", "Reject"}


class TwimlProblem(Exception):
    """The answer is not TwiML that this simulator plays; the text holds element names only."""


@dataclass(frozen=True)
class Verb:
    """One element: its attributes as written, its text, its nested elements."""

    name: str
    attributes: dict[str, str]
    text: str = ""
    children: tuple[Verb, ...] = ()

    def get(self, name: str, default: str = "") -> str:
        """An attribute, or the default."""
        return self.attributes.get(name, default)

    def seconds(self, name: str, default: float) -> float:
        """An attribute that counts seconds; `auto` and nonsense are the default."""
        value = self.get(name)
        return float(value) if value.isdigit() else default


def parse(text: str) -> tuple[Verb, ...]:
    """The verbs of a `<Response>`, or a TwimlProblem."""
    try:
        root = ET.fromstring(text)  # noqa: S314 - the answer of the one server that we were pointed at
    except ET.ParseError as error:
        raise TwimlProblem(f"not XML: {error}") from error
    if root.tag != "Response":
        raise TwimlProblem(f"<{root.tag}> where <Response> belongs")
    return tuple(_verb(element, VERBS, "Response") for element in root)


def _verb(element: ET.Element, allowed: frozenset[str], parent: str) -> Verb:
    if element.tag not in allowed:
        raise TwimlProblem(f"<{element.tag}> cannot be played inside <{parent}>")
    children = tuple(_verb(child, NOUNS[element.tag], element.tag) for child in element)
    return Verb(element.tag, dict(element.attrib), (element.text or "").strip(), children)
