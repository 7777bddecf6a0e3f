"""A text message to the on-call: beside the telephone, by the clinic's gateway, no patient word in it."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from msgspec.structs import replace

from audit.access.vendors import OutgoingHostRefused
from coordination.escalations.notifying.gateway import Gateway, GatewayAccount
from coordination.escalations.notifying.port import Message, NotSent
from coordination.escalations.notifying.row import WaitingMessage
from coordination.escalations.notifying.worker import TRIES, send_next
from coordination.policy.in_force import IN_FORCE
from coordination.policy.published import policy
from tests.escalations.conftest import Ward, row_of, telephone, told
from tests.escalations.notifying.receiver import SECRET, Receiver, receiver
from tests.escalations.test_clock import roster_of, set_to

MONDAY_3_AM = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)
TEXT = "Riverbend: an escalation waits for you. Please open Ringback."


@pytest.fixture
def gateway() -> Iterator[Receiver]:
    with receiver() as known:
        yield known


@pytest.fixture
def night(ward: Ward, gateway: Receiver, settings: Any) -> Ward:
    """It is three in the morning, nobody is signed in, Dana is on call, and the clinic has a gateway."""
    settings.RINGBACK_MESSAGES = GatewayAccount(url=gateway.url, secret=SECRET)
    set_to(ward, MONDAY_3_AM)
    ward.leaves(ward.sits("nurse", "Dana Whitlock, RN"))
    telephone("on")
    turns = [{"person": "dana", "number": "+12025550155"}]
    IN_FORCE.put(replace(policy(), roster=roster_of({}, turns)))
    return ward


def outcomes(escalation: UUID) -> list[str]:
    return [outcome for _, channel, outcome in told(row_of(escalation)) if channel == "sms"]


def send_all(ward: Ward) -> int:
    sent = 0
    while send_next():
        sent += 1
    ward.react()
    return sent


@pytest.mark.django_db
def test_the_on_call_gets_a_message_beside_the_telephone(night: Ward, gateway: Receiver) -> None:
    escalation = night.chest_pain()
    assert outcomes(escalation) == ["asked"]
    assert send_all(night) == 1
    assert [body for _, body in gateway.taken] == [{"to": "+12025550155", "text": TEXT}]
    assert outcomes(escalation) == ["delivered"]
    assert not WaitingMessage.objects.exists()


@pytest.mark.django_db
def test_s8_a_message_says_nothing_of_what_it_is_for(night: Ward, gateway: Receiver) -> None:
    escalation = night.chest_pain()
    send_all(night)
    said = repr(gateway.taken)
    for word in ("chest", "pressure", "pain", str(row_of(escalation).call)):
        assert word not in said


@pytest.mark.django_db
def test_a_gateway_that_is_away_is_asked_again_under_the_same_id_and_then_given_up(
    night: Ward, gateway: Receiver
) -> None:
    gateway.answers = [503] * TRIES
    escalation = night.chest_pain()
    for _ in range(TRIES):
        assert send_all(night) == 1
        assert send_all(night) == 0, "not before its pause is over"
        night.clock.advance(timedelta(seconds=5))
    assert len(gateway.taken) == TRIES
    assert len({id_ for id_, _ in gateway.taken}) == 1
    assert outcomes(escalation) == ["failed"]
    assert not WaitingMessage.objects.exists()


@pytest.mark.django_db
def test_s15_a_host_that_is_not_registered_gets_nothing_and_it_says_so(night: Ward, settings: Any) -> None:
    settings.RINGBACK_MESSAGES = GatewayAccount(url="https://messages.example/send", secret=SECRET)
    escalation = night.chest_pain()
    assert send_all(night) == 1
    (failed,) = [one for one in row_of(escalation).notified if one["channel"] == "sms"]
    assert (failed["outcome"], failed["why"]) == ("failed", "host_not_registered")


@pytest.mark.django_db
def test_s14_practice_sends_no_message(night: Ward, gateway: Receiver) -> None:
    night.chest_pain("practice")
    assert send_all(night) == 0
    assert gateway.taken == []


@pytest.mark.django_db
def test_without_a_gateway_no_message_is_asked_for(night: Ward, settings: Any) -> None:
    settings.RINGBACK_MESSAGES = None
    assert outcomes(night.chest_pain()) == []


def message() -> Message:
    return Message(id=uuid4(), to="+12025550155", text=TEXT)


def test_s15_the_gateway_itself_refuses_a_host_without_an_entry() -> None:
    with pytest.raises(OutgoingHostRefused):
        Gateway(GatewayAccount(url="https://messages.example/send", secret=SECRET)).send(message())


def test_a_gateway_that_cannot_be_reached_or_refuses_has_not_sent(gateway: Receiver) -> None:
    gateway.answers = [400]
    with pytest.raises(NotSent, match="gateway_refused"):
        Gateway(GatewayAccount(url=gateway.url, secret=SECRET)).send(message())
    with pytest.raises(NotSent, match="gateway_away"):
        Gateway(GatewayAccount(url="http://127.0.0.1:9/nothing", secret=SECRET)).send(message())
