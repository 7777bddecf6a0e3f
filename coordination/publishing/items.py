"""Documents as the API shows them."""

from collections.abc import Mapping, Sequence
from typing import Any, get_args

from coordination.http.since import actor_names, summary_of
from coordination.log.event import Logged
from coordination.people.models import Person
from coordination.policy import events as e
from coordination.policy.documents import Files, document_id, file_of
from coordination.policy.standing import Standing
from coordination.policy.state import Document
from coordination.publishing import rights, shapes
from coordination.publishing.titles import kind_of, title_of
from coordination.publishing.weighing import notices_of

SUBJECTS: tuple[e.Subject, ...] = get_args(e.Subject)


def briefs_of(standing: Standing, person: Person) -> list[shapes.PolicyBrief]:
    """Every document, by its title."""
    found = [
        shapes.PolicyBrief(**_columns(name, document, standing.loaded[name].logged, person))
        for name, document in standing.documents.items()
    ]
    return sorted(found, key=lambda brief: (brief.kind, brief.title))


def document_of(
    name: str, document: Document, logged: Sequence[Logged], files: Files, person: Person
) -> shapes.PolicyDocument:
    """One document. `files`: what is in force now."""
    return shapes.PolicyDocument(
        **_columns(name, document, logged, person),
        text=files[file_of(name)].decode(),
        draft_text=document.draft.text if document.draft is not None else None,
        history=_history(logged),
        signatures=_signatures(document, logged, files, person) if name == "rollout" else [],
    )


def _columns(name: str, document: Document, logged: Sequence[Logged], person: Person) -> dict[str, Any]:
    came = _last(logged, e.PolicyPublished, e.PolicyWithdrawn)
    event = came.event if came is not None else None
    by = event if isinstance(event, e.PolicyPublished | e.PolicyWithdrawn) else None
    return {
        "id": document_id(name),
        "name": name,
        "title": title_of(name),
        "kind": kind_of(name),
        "version": logged[-1].version if logged else 0,
        "number": document.number,
        "source": "ships" if document.text is None else "published",
        "since": came.recorded_at if came is not None else None,
        "by": by.by_name if by is not None else None,
        "note": by.note if by is not None else None,
        "draft": _draft(document, logged),
        "may_propose": person.role in rights.PROPOSES,
        "may_publish": rights.may_publish(person, name),
        "may_loosen": rights.is_licensed(person),
    }


def _draft(document: Document, logged: Sequence[Logged]) -> shapes.PolicyDraft | None:
    draft, proposed = document.draft, _last(logged, e.PolicyProposed)
    if draft is None or proposed is None:
        return None
    return shapes.PolicyDraft(
        number=draft.number,
        by=draft.by_name,
        at=proposed.recorded_at,
        note=draft.note,
        overtaken=draft.based_on != document.number,
    )


def _last(
    logged: Sequence[Logged], *kinds: type[e.PolicyProposed | e.PolicyPublished | e.PolicyWithdrawn]
) -> Logged | None:
    return next((one for one in reversed(logged) if isinstance(one.event, kinds)), None)


def _history(logged: Sequence[Logged]) -> list[shapes.PolicyHappened]:
    """The newest first."""
    names = actor_names({one.actor for one in logged})
    return [_happened(one, names) for one in reversed(logged)]


def _happened(one: Logged, names: Mapping[str, str]) -> shapes.PolicyHappened:
    event = one.event
    came = isinstance(event, e.PolicyPublished | e.PolicyWithdrawn)
    return shapes.PolicyHappened(
        at=one.recorded_at,
        actor=names[one.actor],
        summary=summary_of(one),
        note=getattr(event, "note", ""),
        number=getattr(event, "number", None) if came else None,
        draft=getattr(event, "draft", None),
        loosens=list(getattr(event, "loosens", ())),
    )


def _signatures(
    document: Document, logged: Sequence[Logged], files: Files, person: Person
) -> list[shapes.PolicySignature]:
    missing = document.signatures_missing(notices_of(files))
    at = {one.event.subject: one.recorded_at for one in logged if isinstance(one.event, e.PolicySigned)}
    return [
        shapes.PolicySignature(
            subject=subject,
            by=document.signed[subject].by_name if subject in document.signed else None,
            at=at.get(subject),
            note=document.signed[subject].note if subject in document.signed else None,
            stands=subject not in missing,
            may_sign=rights.SIGNS[subject].holds_for(person),
        )
        for subject in SUBJECTS
    ]
