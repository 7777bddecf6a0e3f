"""A document as its stream tells it."""

import msgspec

from coordination.log.event import Event
from coordination.policy import events as e


class Draft(msgspec.Struct, frozen=True, kw_only=True):
    number: int
    text: str
    based_on: int
    by: str
    by_name: str
    note: str


class Document(msgspec.Struct, frozen=True, kw_only=True):
    """`number` counts what came into force, a withdrawal too; `text` is None while what ships is in force."""

    name: str = ""
    number: int = 0
    text: str | None = None
    drafts: int = 0
    draft: Draft | None = None
    signed: dict[str, e.PolicySigned] = {}

    def signatures_missing(self, notices: str) -> list[e.Subject]:
        """The subjects that nobody answers for; the notices count only as they were read."""
        subjects: tuple[e.Subject, ...] = ("notices", "backups", "downtime_drill")
        return [
            subject
            for subject in subjects
            if subject not in self.signed or (subject == "notices" and self.signed[subject].covers != notices)
        ]


UNTOUCHED = Document()


def evolve(document: Document, event: Event) -> Document:
    """Fold one event; those of the register change no document."""
    match event:
        case e.PolicyProposed():
            draft = Draft(
                number=event.draft,
                text=event.text,
                based_on=event.based_on,
                by=event.by,
                by_name=event.by_name,
                note=event.note,
            )
            return msgspec.structs.replace(document, name=event.name, drafts=event.draft, draft=draft)
        case e.PolicyPublished():
            text = document.draft.text if document.draft is not None else document.text
            return msgspec.structs.replace(document, number=event.number, text=text, draft=None)
        case e.PolicyWithdrawn():
            return msgspec.structs.replace(document, number=event.number, text=None)
        case e.PolicySigned():
            signed = {**document.signed, event.subject: event}
            return msgspec.structs.replace(document, name=event.name, signed=signed)
        case _:
            return document
