"""What happens to the clinic's policy: streams `policy/<document>`, and one of all versions, the register.

Policy is no patient's: texts are facts. A document is named as its file: `handoff_map`, `prompts.es`.
"""

from typing import Literal

from coordination.log.event import Event, event

Subject = Literal["notices", "backups", "downtime_drill"]


@event()
class PolicyProposed(Event, frozen=True, kw_only=True):
    """A draft of a document. `draft` counts from 1; `based_on` is the number of what was in force then, 0
    for what ships. The latest draft is the one that can be published."""

    name: str
    draft: int
    text: str
    based_on: int
    by: str
    by_name: str
    note: str


@event()
class PolicyPublished(Event, frozen=True, kw_only=True):
    """A draft came into force as number `number`. `hash` is SHA-256 of its text. `loosens`: what of it is
    looser than before, in sentences; only licensed staff may publish those."""

    name: str
    number: int
    draft: int
    hash: str
    by: str
    by_name: str
    note: str
    loosens: tuple[str, ...]


@event()
class PolicyWithdrawn(Event, frozen=True, kw_only=True):
    """What was published counts no longer: the document that ships does. `number` counts on."""

    name: str
    number: int
    by: str
    by_name: str
    note: str
    loosens: tuple[str, ...]


@event()
class PolicySigned(Event, frozen=True, kw_only=True):
    """Somebody answers with her name for what must be so before anything acts by telephone. `covers` is the
    hash of the notices that she read; empty for the others."""

    name: str
    subject: Subject
    by: str
    by_name: str
    note: str
    covers: str


@event()
class PolicyShipped(Event, frozen=True, kw_only=True):
    """In the register: texts by SHA-256 that came with the software or stand in the clinic's folder, when
    a process first had them."""

    texts: dict[str, str]


@event()
class PolicyTakenUp(Event, frozen=True, kw_only=True):
    """In the register: a version by which decisions are made from now on, and the SHA-256 of each of its
    documents. Each version stands there once."""

    version: str
    documents: dict[str, str]
