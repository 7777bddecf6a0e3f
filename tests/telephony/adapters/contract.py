"""What any adapter of a phone system must do. Subclass it in a test file and give `adapter`."""

from datetime import UTC, datetime

import pytest

from coordination.policy.published import policy
from telephony.adapters.port import Capabilities, EmergencyNumber, NoConsentToRecord, NotCapable, PbxAdapter
from telephony.calls.state import Consent

CALL = "CA" + "d" * 32
PAGE = "p" * 43
EMERGENCY = [
    "911",
    "+1911",
    "+19115550100",
    "112",
    "+44999",
    "988",
    "933",
    "000",
    "sip:911@pbx.example",
    "client:911",
    "sip:+1911@pbx.example",
    "sip:1-911@pbx.example",
    "sip:911;transport=tls",
    "sip:%39%31%31@pbx.example",
    "+1\u0669\u0661\u06615550100",
]


class PbxContract:
    """The port, obligation by obligation. An adapter that cannot do something says so and refuses."""

    @pytest.fixture
    def adapter(self) -> PbxAdapter:
        raise NotImplementedError

    def test_it_has_a_name_and_says_what_it_can(self, adapter: PbxAdapter) -> None:
        assert adapter.source
        assert isinstance(adapter.capabilities, Capabilities)

    @pytest.mark.parametrize("number", EMERGENCY)
    def test_s16_it_never_dials_an_emergency_number(self, adapter: PbxAdapter, number: str) -> None:
        with pytest.raises(EmergencyNumber):
            adapter.place_call(number, policy().lines["main"])
        with pytest.raises(EmergencyNumber):
            adapter.ring(number, policy().lines["main"], policy().prompt("page_escalation", "en"), PAGE)
        with pytest.raises(EmergencyNumber):
            adapter.route(CALL, number)

    def test_it_places_calls_or_says_that_it_cannot(self, adapter: PbxAdapter) -> None:
        if adapter.capabilities.place_call:
            assert adapter.place_call("+12025550142", policy().lines["main"])
        else:
            with pytest.raises(NotCapable):
                adapter.place_call("+12025550142", policy().lines["main"])

    def test_it_rings_our_people_or_says_that_it_cannot(self, adapter: PbxAdapter) -> None:
        script = policy().prompt("page_escalation", "en")
        if adapter.capabilities.ring:
            assert adapter.ring("+12025550142", policy().lines["main"], script, PAGE)
        else:
            with pytest.raises(NotCapable):
                adapter.ring("+12025550142", policy().lines["main"], script, PAGE)

    def test_it_routes_or_says_that_it_cannot(self, adapter: PbxAdapter) -> None:
        if adapter.capabilities.route:
            adapter.route(CALL, "client:nurses")
        else:
            with pytest.raises(NotCapable):
                adapter.route(CALL, "client:nurses")

    def test_it_plays_or_says_that_it_cannot(self, adapter: PbxAdapter) -> None:
        prompt = policy().prompt("hold", "es")
        if adapter.capabilities.play:
            adapter.play(CALL, prompt, policy().lines["main"])
        else:
            with pytest.raises(NotCapable):
                adapter.play(CALL, prompt, policy().lines["main"])

    @pytest.mark.parametrize("consent", ["unknown", "declined", "withdrawn"])
    def test_s3_it_records_nobody_who_has_not_said_yes(self, adapter: PbxAdapter, consent: Consent) -> None:
        with pytest.raises(NoConsentToRecord):
            adapter.record(CALL, consent)

    def test_it_records_or_says_that_it_cannot(self, adapter: PbxAdapter) -> None:
        if adapter.capabilities.record:
            adapter.record(CALL, "given")
        else:
            with pytest.raises(NotCapable):
                adapter.record(CALL, "given")

    def test_what_it_knows_of_a_time_to_come_is_nothing(self, adapter: PbxAdapter) -> None:
        assert list(adapter.reconcile(datetime(2099, 1, 1, tzinfo=UTC))) == []
