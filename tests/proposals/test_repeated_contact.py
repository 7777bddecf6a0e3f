"""Two calls with a cue by the same confirmed patient propose a callback; a person opens it."""

from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest

from audit.access.events import AccessViewed
from audit.access.record import access_stream
from coordination.log.stream import load, now
from coordination.policy.published import policy
from coordination.proposals.row import ProposalRow
from telephony.calls.events import CallConsentDeclined
from tests.conftest import Clock
from tests.followups.calls import missed, rows_of, tell
from tests.followups.test_forgotten import forget
from tests.http.client import slug
from tests.identity.conftest import id_of
from tests.proposals.calls import WALTERS, Contact, proposals_of

pytestmark = pytest.mark.django_db
ANGRY, LOST = "I have called three times now", "I do not understand any of this"


def listed(contact: Contact, call: UUID) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = contact.mara.get(f"proposals?call={call}").json()["items"]
    return found


def test_the_story_of_a_proposal_with_both_quotes(contact: Contact) -> None:
    first = contact.cued("confusion", LOST)
    assert proposals_of(first) == []
    second = contact.cued("frustration", ANGRY)
    (shown,) = listed(contact, second)
    assert listed(contact, first) == [shown]
    assert (shown["what"], shown["state"], shown["patient"], shown["patient_name"]) == (
        "supervisor_callback",
        "open",
        str(id_of(1001)),
        "Walter Quimby",
    )
    assert [(one["call"], one["kind"], one["words"], one["start"]) for one in shown["quotes"]] == [
        (str(first), "confusion", LOST, 4.5),
        (str(second), "frustration", ANGRY, 4.5),
    ]
    assert rows_of([first, second]) == []
    answer = contact.mara.post(f"proposals/{shown['id']}/accept", if_match=shown["version"])
    assert (answer.status_code, answer.json()["state"]) == (200, "accepted"), answer.content
    contact.react()
    (work,) = rows_of([second])
    assert (work.kind, work.duty, work.fallback_duty, sorted(work.calls)) == (
        "supervisor_callback",
        "supervisor",
        "medical_director",
        sorted([first, second]),
    )
    assert (str(work.pk), work.number, work.why) == (answer.json()["followup"], WALTERS, "repeated_contact")
    assert work.opened is not None
    assert work.due == policy().hours.add_open_time(work.opened, timedelta(hours=4))
    assert listed(contact, first) == []
    again = contact.mara.post(f"proposals/{shown['id']}/dismiss", {"why": "not_needed"}, if_match=2)
    assert (again.status_code, slug(again)) == (409, "decided-already")


def test_the_confirmation_may_come_before_the_cue(contact: Contact) -> None:
    first, second = contact.call(), contact.call()
    contact.confirm(first)
    contact.confirm(second)
    contact.cue(first, "confusion", LOST)
    contact.cue(second, "confusion", LOST)
    assert [row.what for row in proposals_of(first)] == ["navigator"]


def test_a_navigators_callback_is_the_open_one_of_that_number(contact: Contact) -> None:
    first, second = contact.cued("confusion", LOST), contact.cued("confusion", LOST)
    hangs_up = UUID(int=first.int ^ 1)
    tell(hangs_up, *missed(WALTERS, now()))
    contact.react()
    (callback,) = rows_of([hangs_up])
    (shown,) = listed(contact, second)
    answer = contact.mara.post(f"proposals/{shown['id']}/accept", if_match=1)
    assert answer.json()["followup"] == str(callback.pk)
    contact.react()
    (joined,) = rows_of([first])
    assert (joined.pk, joined.kind) == (callback.pk, "callback")
    assert {first, second, hangs_up} <= {*joined.calls}


def test_an_interpreter_is_proposed_for_a_language_barrier(contact: Contact) -> None:
    contact.cued("frustration", ANGRY)
    second = contact.cued("language_barrier", "no entiendo")
    (shown,) = listed(contact, second)
    contact.mara.post(f"proposals/{shown['id']}/accept", if_match=1)
    contact.react()
    (work,) = rows_of([second])
    assert (work.kind, work.duty) == ("interpreter", "interpreter")


def test_s2_without_a_confirmed_patient_the_same_number_proposes_nothing(contact: Contact) -> None:
    for _ in range(3):
        contact.cue(contact.call(), "frustration", ANGRY)
    assert ProposalRow.objects.count() == 0
    contact.cued("frustration", ANGRY)
    assert ProposalRow.objects.count() == 0
    contact.cued("frustration", ANGRY)
    assert ProposalRow.objects.count() == 1


def test_a_call_counts_once(contact: Contact) -> None:
    first, second = contact.cued("frustration", ANGRY), contact.cued("frustration", ANGRY)
    (shown,) = listed(contact, second)
    dismissed = contact.mara.post(f"proposals/{shown['id']}/dismiss", {"why": "done_already"}, if_match=1)
    assert dismissed.json()["state"] == "dismissed"
    contact.react()
    third = contact.cued("frustration", ANGRY)
    assert proposals_of(third) == []
    fourth = contact.cued("frustration", ANGRY)
    assert [sorted(row.calls) for row in proposals_of(fourth)] == [sorted([third, fourth])]
    assert rows_of([first, second]) == []


def test_calls_far_apart_propose_nothing(contact: Contact, clock: Clock) -> None:
    contact.cued("frustration", ANGRY)
    clock.advance(timedelta(days=31))
    second = contact.cued("frustration", ANGRY)
    assert proposals_of(second) == []


def test_a_wrong_link_takes_the_proposal_back_and_a_right_one_makes_the_next(contact: Contact) -> None:
    first = contact.cued("frustration", ANGRY)
    second = contact.call()
    contact.cue(second, "distress", ANGRY)
    link = contact.confirm(second)
    assert [row.standing for row in proposals_of(first)] == ["open"]
    contact.take_back(second, link)
    assert [row.standing for row in proposals_of(first)] == ["withdrawn"]
    third = contact.cued("distress", ANGRY)
    assert [sorted(row.calls) for row in proposals_of(third)] == [sorted([first, third])]


def test_s13_a_no_to_analysis_takes_the_proposal_back_and_its_words_are_not_shown(contact: Contact) -> None:
    first, second = contact.cued("frustration", ANGRY), contact.cued("frustration", ANGRY)
    tell(first, CallConsentDeclined(at=now(), purpose="analysis", how="key"))
    contact.react()
    assert [row.standing for row in proposals_of(second)] == ["withdrawn"]
    (shown,) = contact.mara.get(f"proposals?call={second}&state=withdrawn").json()["items"]
    assert [one["words"] for one in shown["quotes"]] == [None, ANGRY]
    gone = contact.mara.post(f"proposals/{shown['id']}/accept", if_match=2)
    assert (gone.status_code, slug(gone)) == (409, "proposal-gone")
    third = contact.call()
    contact.cue(third, "frustration", ANGRY)
    tell(third, CallConsentDeclined(at=now(), purpose="analysis", how="key"))
    contact.react()
    contact.confirm(third)
    assert proposals_of(third) == []


def test_what_was_destroyed_is_no_quote(contact: Contact) -> None:
    first, second = contact.cued("frustration", ANGRY), contact.cued("frustration", ANGRY)
    forget(str(first), "words")
    (shown,) = listed(contact, second)
    assert [one["words"] for one in shown["quotes"]] == [None, ANGRY]


def test_s14_practice_calls_propose_practice_alone(contact: Contact) -> None:
    live = contact.cued("frustration", ANGRY)
    practice = contact.cued("frustration", ANGRY, mode="practice", issuer="practice")
    assert proposals_of(live, practice) == []
    again = contact.cued("frustration", ANGRY, mode="practice", issuer="practice")
    (row,) = proposals_of(again)
    assert (row.mode, sorted(row.calls)) == ("practice", sorted([practice, again]))
    (shown,) = listed(contact, again)
    contact.mara.post(f"proposals/{shown['id']}/accept", if_match=1)
    contact.react()
    (work,) = rows_of([again])
    assert {logged.mode for logged in load(f"followup/{work.pk}").logged} == {"practice"}


def test_cues_of_the_shadow_propose_nothing(contact: Contact) -> None:
    calls = [contact.call(), contact.call()]
    for call in calls:
        contact.cue(call, "frustration", ANGRY, mode="shadow")
        contact.confirm(call)
    assert proposals_of(*calls) == []


def test_s9_who_reads_the_quotes_is_on_record_at_both_calls(contact: Contact) -> None:
    first, second = contact.cued("frustration", ANGRY), contact.cued("frustration", ANGRY)
    listed(contact, second)
    day = load(access_stream(contact.mara.person.pk, now().date())).logged
    read = [one.event for one in day if isinstance(one.event, AccessViewed)]
    assert {first, second} <= {id_ for one in read if one.what == "cues" for id_ in one.ids}
    assert id_of(1001) in {id_ for one in read if one.what == "patient" for id_ in one.ids}


def test_an_unknown_proposal_is_404(contact: Contact) -> None:
    unknown = UUID(int=7)
    assert contact.mara.post(f"proposals/{unknown}/accept", if_match=1).status_code == 404
    assert (
        contact.mara.post(f"proposals/{unknown}/dismiss", {"why": "not_needed"}, if_match=1).status_code
        == 404
    )
