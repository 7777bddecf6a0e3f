"""A specially protected call, and asking the phone system for a queue: each said once."""

from telephony.calls.commands import RequestRoute, SetProtection
from telephony.calls.events import CallEnded, CallProtectionSet, CallRouteRequested
from telephony.calls.state import call_of
from tests.telephony.calls.facts import at, offered
from tests.telephony.calls.sentences import given

HIV = CallProtectionSet(at=at(20), protection="hiv", by="person")
ASKED = CallRouteRequested(at=at(30), to="client:nurses", queue="nurse")
ENDED = CallEnded(at=at(40), reason="completed")


def test_a_call_is_protected_from_the_middle_on() -> None:
    given(offered()).when(SetProtection(protection="hiv", by="person", at=at(20))).then(HIV)
    assert not call_of([offered()]).protected
    assert call_of([offered(), HIV]).protections == {"hiv"}


def test_the_same_protection_again_is_no_news_and_another_one_is() -> None:
    again = SetProtection(protection="hiv", by="line", at=at(25))
    given(offered(), HIV).when(again).nothing_happens()
    second = SetProtection(protection="abuse", by="reason", at=at(25))
    abuse = CallProtectionSet(at=at(25), protection="abuse", by="reason")
    given(offered(), HIV).when(second).then(abuse)


def test_a_queue_is_asked_for_once() -> None:
    ask = RequestRoute(to="client:nurses", queue="nurse", at=at(30))
    given(offered()).when(ask).then(ASKED)
    given(offered(), ASKED).when(RequestRoute(to="client:nurses", queue="nurse", at=at(35))).nothing_happens()


def test_a_call_that_is_over_is_sent_nowhere() -> None:
    ask = RequestRoute(to="client:nurses", queue="nurse", at=at(45))
    given(offered(), ENDED).when(ask).nothing_happens()
