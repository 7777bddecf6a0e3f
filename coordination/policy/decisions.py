"""The rules of policy documents: (state, command) -> events. Pure."""

from collections.abc import Sequence

import msgspec

from coordination.log.decider import Decider
from coordination.log.errors import Refused
from coordination.log.event import Event
from coordination.policy import commands as ask
from coordination.policy.documents import LONGEST, hash_of
from coordination.policy.events import PolicyProposed, PolicyPublished, PolicySigned, PolicyWithdrawn
from coordination.policy.state import UNTOUCHED, Document, Draft, evolve

SUBJECTS = {"notices": "the notices", "backups": "the backups", "downtime_drill": "the downtime drill"}


class NothingProposed(Refused):
    sentence = "Nothing is proposed. Propose a draft first."


class Overtaken(Refused):
    sentence = "Another version came into force after this draft was begun. Compare, and propose it again."


class OtherDraft(Refused):
    sentence = "Another draft was proposed meanwhile. Read it, then publish or propose."


class HasProblems(Refused):
    """`sentence` names every problem."""


class NotTheirsToPublish(Refused):
    sentence = "Your role may propose this document, but not publish it."


class NotLicensed(Refused):
    """`sentence` says what would be looser."""


class NotSigned(Refused):
    """`sentence` says which signatures are missing."""


class NotTheirsToSign(Refused):
    sentence = "Your role may not sign this."


class NothingPublished(Refused):
    sentence = "What is in force is what ships: there is nothing to withdraw."


class TooLong(Refused):
    sentence = f"A document has at most {LONGEST // 1000} kilobytes."


def decide(name: str, document: Document, command: ask.Command) -> Sequence[Event]:
    """The facts that a command adds; none when it was done before."""
    match command:
        case ask.Propose():
            return _propose(name, document, command)
        case ask.Publish():
            return _publish(name, document, command)
        case ask.Withdraw():
            return _withdraw(name, document, command)
        case ask.Sign():
            return _sign(name, document, command)


def _propose(name: str, document: Document, command: ask.Propose) -> list[Event]:
    if len(msgspec.json.encode(command.text)) > LONGEST:
        raise TooLong
    was = document.draft
    if was is not None and was.text == command.text and was.based_on == document.number:
        return []
    return [
        PolicyProposed(
            name=name,
            draft=document.drafts + 1,
            text=command.text,
            based_on=document.number,
            by=command.who.by,
            by_name=command.who.name,
            note=command.note,
        )
    ]


def _publish(name: str, document: Document, command: ask.Publish) -> list[Event]:
    draft = _draft_to_publish(document, command)
    _refuse_unlicensed(command.who, command.problems, command.loosens)
    if command.acts and (missing := document.signatures_missing(command.notices)):
        raise NotSigned(
            f"Nothing acts by telephone before {_listed([SUBJECTS[one] for one in missing])} are signed."
        )
    return [
        PolicyPublished(
            name=name,
            number=document.number + 1,
            draft=draft.number,
            hash=hash_of(draft.text),
            by=command.who.by,
            by_name=command.who.name,
            note=command.note,
            loosens=command.loosens,
        )
    ]


def _draft_to_publish(document: Document, command: ask.Publish) -> Draft:
    if document.draft is None:
        raise NothingProposed
    if document.draft.number != command.draft:
        raise OtherDraft
    if document.draft.based_on != document.number:
        raise Overtaken
    return document.draft


def _refuse_unlicensed(who: ask.Person, problems: tuple[str, ...], loosens: tuple[str, ...]) -> None:
    if not who.may_publish:
        raise NotTheirsToPublish
    if problems:
        raise HasProblems(f"This cannot be in force: {' '.join(problems)}")
    if loosens and not who.licensed:
        raise NotLicensed(
            f"Only a nurse or the medical director may loosen what is clinical: {' '.join(loosens)}"
        )


def _withdraw(name: str, document: Document, command: ask.Withdraw) -> list[Event]:
    if document.text is None:
        raise NothingPublished
    _refuse_unlicensed(command.who, command.problems, command.loosens)
    return [
        PolicyWithdrawn(
            name=name,
            number=document.number + 1,
            by=command.who.by,
            by_name=command.who.name,
            note=command.note,
            loosens=command.loosens,
        )
    ]


def _sign(name: str, document: Document, command: ask.Sign) -> list[Event]:
    if not command.may_sign:
        raise NotTheirsToSign
    covers = command.notices if command.subject == "notices" else ""
    was = document.signed.get(command.subject)
    if was is not None and was.by == command.who.by and was.covers == covers:
        return []
    return [
        PolicySigned(
            name=name,
            subject=command.subject,
            by=command.who.by,
            by_name=command.who.name,
            note=command.note,
            covers=covers,
        )
    ]


def _listed(words: list[str]) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"


def decider_of(name: str) -> Decider[Document]:
    """The rules of one document."""
    return Decider(
        kind="policy",
        initial=UNTOUCHED,
        evolve=evolve,
        decide=lambda document, command: decide(name, document, command),
    )
