"""A caller at the voice webhook: what they hear, where they are connected, what is taken down."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest
from django.db import OperationalError

from telephony.calls.commands import RecordFact
from telephony.calls.events import CallIvrSelected, CallRouted, CallRouteFailed, CallScriptSpoken
from telephony.calls.state import Call
from telephony.calls.telling import call_id, tell
from telephony.doors.twilio import asked as asked_module
from telephony.doors.twilio import tickets
from telephony.doors.twilio.words import answer_of
from tests.telephony.doors.twilio import CALL, LEG, Twilio, verbs, words

pytestmark = pytest.mark.urls("telephony.doors.urls")

CallOf = Callable[..., Call]
EMERGENCY = "If this is an emergency, hang up and dial 911."


def the(call: CallOf) -> Call:
    return call(CALL, "twilio")


def test_every_call_opens_with_the_emergency_sentence_then_notice_then_question(
    twilio: Twilio, call: CallOf
) -> None:
    heard = twilio.heard("voice")
    assert verbs(heard) == ["Gather", "Redirect"]
    said = [say.text or "" for say in heard.iter("Say")]
    assert said[:2] == [EMERGENCY, "Para español, oprima 9."]
    assert "record" in said[2]
    assert "press 1" in said[3]
    offered = the(call).offered
    assert offered is not None
    assert (offered.number, offered.line, offered.pbx_call_id) == ("+12025550141", "main", CALL)


def test_a_yes_streams_both_tracks_and_connects(twilio: Twilio, call: CallOf) -> None:
    twilio.heard("voice")
    heard = twilio.heard("consent", Digits="1")
    assert verbs(heard) == ["Say", "Start", "Dial"]
    stream = heard.find("Start/Stream")
    assert stream is not None
    assert stream.get("url") == "wss://phones.riverbend.example/telephony/twilio/media"
    assert stream.get("track") == "both_tracks"
    parameter = stream.find("Parameter")
    assert parameter is not None
    call_id = tickets.redeem(parameter.get("value") or "")
    assert call_id is not None
    assert heard.findtext("Dial/Client") == "front-desk"
    known = the(call)
    assert known.consent("recording") == known.consent("analysis") == "given"
    assert {spoken.purpose for spoken in known.of(CallScriptSpoken)} == {"emergency", "notice"}


@pytest.mark.parametrize(
    ("said", "how"), [({"Digits": "2"}, "key"), ({"SpeechResult": "No, thanks."}, "speech"), ({}, "silence")]
)
def test_s3_whatever_is_no_yes_is_connected_without_a_stream(
    twilio: Twilio, call: CallOf, said: dict[str, str], how: str
) -> None:
    heard = twilio.heard("consent", **said)
    assert verbs(heard) == ["Say", "Dial"]
    assert "not recorded" in words(heard)
    known = the(call)
    assert known.consent("recording") == "declined"
    assert {getattr(fact, "how", how) for fact in known.facts} == {how}


def test_s13_a_yes_after_a_no_gets_no_stream(twilio: Twilio) -> None:
    twilio.heard("consent", Digits="2")
    assert verbs(twilio.heard("consent", Digits="1")) == ["Say", "Dial"]


@pytest.mark.parametrize("said", [{"Digits": "0"}, {"SpeechResult": "It's an emergency"}])
def test_an_emergency_skips_notice_and_question(twilio: Twilio, call: CallOf, said: dict[str, str]) -> None:
    heard = twilio.heard("consent", **said)
    assert EMERGENCY in words(heard)
    assert verbs(heard)[-1] == "Dial"
    assert heard.find("Start") is None
    assert the(call).consent("recording") == "unknown"


@pytest.mark.parametrize(
    ("digits", "speech", "answer"),
    [
        ("1", "no", "yes"),
        ("3", "", "no"),
        ("", "Yes, that's fine.", "yes"),
        ("", "Sí, claro", "yes"),
        ("", "yes, no, wait", "no"),
        ("", "No problem", "no"),
        ("", "don't know, sure", "no"),
        ("", "Es una emergencia", "emergency"),
        ("", "what?", "no"),
    ],
)
def test_only_a_clear_yes_is_a_yes(digits: str, speech: str, answer: str) -> None:
    assert answer_of(digits, speech) == answer


def test_a_withheld_number(twilio: Twilio, call: CallOf) -> None:
    twilio.heard("voice", From="anonymous")
    offered = the(call).offered
    assert offered is not None
    assert offered.number is None


def test_a_number_that_is_no_line_of_ours_is_answered_and_marked(twilio: Twilio, call: CallOf) -> None:
    assert EMERGENCY in words(twilio.heard("voice", To="+12025550199"))
    offered = the(call).offered
    assert offered is not None
    assert not offered.line_known


def test_the_spanish_line_speaks_spanish(twilio: Twilio, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("coordination.policy.hours.Hours.open_at", lambda self, at: True)
    heard = twilio.heard("voice", To="+12025550102")
    assert words(heard).startswith("Si esto es una emergencia")
    assert {say.get("language") for say in heard.iter("Say")} == {"es-US"}


def test_outside_the_hours_a_line_with_voicemail_takes_a_message(
    twilio: Twilio, call: CallOf, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("coordination.policy.hours.Hours.open_at", lambda self, at: False)
    heard = twilio.heard("voice", To="+12025550101")
    assert verbs(heard) == ["Gather", "Record"]
    assert words(heard).startswith(EMERGENCY)
    monkeypatch.setattr("telephony.doors.twilio.callbacks.fetch_soon", lambda call, recording: None)
    for _ in range(2):
        last = twilio.heard(
            "recording", RecordingSid="RE1", RecordingDuration="12", RecordingStatus="completed"
        )
    assert verbs(last) == ["Say", "Hangup"]
    known = the(call)
    assert (known.phase, known.consent("recording"), known.recording) == ("voicemail", "given", "recording")
    assert len(known.facts) == 7


def test_nobody_answers_a_caller_who_agreed(twilio: Twilio, call: CallOf) -> None:
    twilio.heard("consent", Digits="1")
    heard = twilio.heard("after-dial", DialCallStatus="no-answer")
    assert verbs(heard) == ["Gather", "Record"]
    assert [failed.why for failed in the(call).of(CallRouteFailed)] == ["no-answer"]


def test_a_declined_caller_is_never_sent_to_voicemail(twilio: Twilio) -> None:
    twilio.heard("consent", Digits="2")
    second = twilio.heard("after-dial", DialCallStatus="no-answer")
    assert verbs(second) == ["Say", "Dial"]
    assert second.findtext("Dial/Number") == "+12025550109"
    dial = second.find("Dial")
    assert dial is not None
    action = (dial.get("action") or "").rpartition("/")[2]
    assert verbs(twilio.heard(action, DialCallStatus="busy")) == ["Say", "Hangup"]


def test_a_conversation_is_an_answer(twilio: Twilio, call: CallOf) -> None:
    twilio.heard("voice")
    assert verbs(twilio.heard("after-dial", DialCallStatus="completed", DialCallDuration="30")) == ["Hangup"]
    assert the(call).phase == "answered"


STATUS = {"Timestamp": "Fri, 20 Nov 2026 13:00:30 +0000", "CallStatus": "completed", "CallDuration": "30"}


def test_each_leg_tells_of_its_own_part(twilio: Twilio, call: CallOf) -> None:
    leg = {"CallSid": LEG, "ParentCallSid": CALL, "Direction": "outbound-dial", "CallStatus": "in-progress"}
    answered = {**leg, "Timestamp": "Fri, 20 Nov 2026 13:00:10 +0000"}
    for said in (STATUS, answered, STATUS, answered):
        assert twilio.post("status", **said).status_code == 200
    known = the(call)
    assert known.answered_at == datetime(2026, 11, 20, 13, 0, 10, tzinfo=UTC)
    assert (known.phase, known.outcome) == ("ended", "completed")
    assert len(known.facts) == 3


@pytest.mark.parametrize("moment", ["Mon, 01 Jan 1101 00:00:00 +1400", "Fri, 31 Dec 9999 23:59:59 -1400"])
def test_a_time_that_cannot_be_is_no_time(twilio: Twilio, call: CallOf, moment: str) -> None:
    assert twilio.post("status", **{**STATUS, "Timestamp": moment}).status_code == 200
    ended = the(call).ended_at
    assert ended is not None
    assert 2026 <= ended.year < 2200


def test_a_caller_who_hangs_up_before_anybody_answers_abandoned(twilio: Twilio, call: CallOf) -> None:
    twilio.heard("voice")
    twilio.heard("consent", Digits="1")
    twilio.heard("after-dial", DialCallStatus="canceled")
    twilio.post("status", **STATUS)
    assert (the(call).phase, the(call).outcome) == ("ended", "abandoned")


def test_s12_when_nothing_can_be_stored_the_caller_reaches_a_person(
    twilio: Twilio, monkeypatch: pytest.MonkeyPatch
) -> None:
    def away(*args: Any, **more: Any) -> None:
        raise OperationalError("the database is away")

    monkeypatch.setattr(asked_module, "tell", away)
    for door, said in (
        ("voice", {}),
        ("consent", {"Digits": "1"}),
        ("greeting", {"Digits": "0"}),
        ("after-dial", {"DialCallStatus": "busy"}),
    ):
        heard = twilio.heard(door, **said)
        assert verbs(heard) == ["Say", "Say", "Dial"]
        assert heard.findtext("Dial/Number") == "+12025550109"
        assert EMERGENCY in words(heard)


def test_a_status_that_cannot_be_stored_is_503(twilio: Twilio, monkeypatch: pytest.MonkeyPatch) -> None:
    def away(*args: Any, **more: Any) -> None:
        raise OperationalError("the database is away")

    monkeypatch.setattr(asked_module, "tell", away)
    answer = twilio.post("status", **STATUS)
    assert (answer.status_code, answer["Retry-After"]) == (503, "5")


@pytest.mark.parametrize(
    "door", ["voice", "consent", "greeting", "after-dial", "outbound", "status", "recording"]
)
def test_a_wrong_signature_is_401_and_nothing_is_stored(twilio: Twilio, call: CallOf, door: str) -> None:
    answer = twilio.post(door, "another", Digits="1")
    assert (answer.status_code, answer["Content-Type"]) == (401, "application/problem+json")
    assert the(call).facts == frozenset()


def test_a_request_about_no_call_is_422(twilio: Twilio) -> None:
    assert twilio.post("voice", CallSid="nonsense").status_code == 422


def test_a_machine_that_picks_up_our_call_back_hears_no_reason(twilio: Twilio, call: CallOf) -> None:
    placed = {"From": "+12025550100", "To": "+12025550141", "Direction": "outbound-api"}
    heard = twilio.heard("outbound", AnsweredBy="machine_end_beep", **placed)
    assert verbs(heard) == ["Say", "Hangup"]
    assert the(call).answered_at is None


def test_a_person_who_picks_up_our_call_back_is_joined_by_our_people(twilio: Twilio, call: CallOf) -> None:
    placed = {"From": "+12025550100", "To": "+12025550141", "Direction": "outbound-api"}
    heard = twilio.heard("outbound", **placed, AnsweredBy="human")
    assert verbs(heard) == ["Dial"]
    assert the(call).answered_at is not None


def address(verb: Any, name: str = "action") -> str:
    """The door of an address that we gave, with what we wrote into it."""
    return str(verb.get(name)).rpartition("/")[2]


def test_one_key_goes_on_in_the_callers_language(twilio: Twilio, call: CallOf) -> None:
    """The emergency sentence, the notice and the question once more, and it is no answer to the question."""
    heard = twilio.heard("consent", Digits="9")
    assert verbs(heard) == ["Gather", "Redirect"]
    assert {say.get("language") for say in heard.iter("Say")} == {"es-US"}
    assert words(heard).startswith("Si esto es una emergencia, cuelgue y marque el 911. Con su permiso")
    known = the(call)
    assert [(one.menu, one.choice) for one in known.of(CallIvrSelected)] == [("language", "es")]
    assert known.consent("recording") == "unknown"
    assert known.of(CallRouted) == []
    again = twilio.heard(address(heard.find("Gather")), Digits="9")
    assert words(again) == words(heard)
    assert the(call).consent("recording") == "unknown"


def test_the_chosen_language_stays_for_the_call(twilio: Twilio, call: CallOf) -> None:
    gather = twilio.heard("consent", Digits="9").find("Gather")
    assert gather is not None
    assert gather.get("language") == "es-US"
    heard = twilio.heard(address(gather), SpeechResult="Sí, claro")
    assert words(heard).startswith("Gracias.")
    told = {(spoken.script, spoken.language) for spoken in the(call).of(CallScriptSpoken)}
    assert told == {("emergency", "en"), ("emergency", "es"), ("notice", "es")}
    voicemail = twilio.heard(address(heard.find("Dial")), DialCallStatus="no-answer")
    assert words(voicemail).startswith("Si esto es una emergencia")
    assert address(voicemail.find("Record")) == "recording?language=es"


def test_a_language_that_has_no_prompts_is_the_lines(twilio: Twilio) -> None:
    assert words(twilio.heard("consent?language=tlh", Digits="2")).startswith("Thank you.")


def test_s13_where_no_language_is_offered_the_key_is_a_no(twilio: Twilio, call: CallOf) -> None:
    twilio.heard("consent", Digits="9", To="+12025550102")
    assert the(call).consent("recording") == "declined"


def test_s12_who_was_sent_elsewhere_and_not_answered_gets_no_voicemail(twilio: Twilio, call: CallOf) -> None:
    """Words that could not wait sent them there: the number that never fails rings, though they agreed."""
    twilio.heard("consent", Digits="1")
    tell(
        call_id("twilio", CALL),
        RecordFact(fact=CallRouted(at=datetime.now(UTC), to="client:nurses")),
        source="twilio",
    )
    heard = twilio.heard("after-dial?tried=routed", DialCallStatus="no-answer")
    assert verbs(heard) == ["Say", "Dial"]
    assert heard.findtext("Dial/Number") == "+12025550109"
    assert [failed.to for failed in the(call).of(CallRouteFailed)] == ["client:nurses"]


def test_one_key_skips_a_voicemail_s_greeting_to_a_person(twilio: Twilio, call: CallOf) -> None:
    twilio.heard("consent", Digits="1")
    gather = twilio.heard("after-dial", DialCallStatus="no-answer").find("Gather")
    assert address(gather) == "greeting"
    heard = twilio.heard("greeting", Digits="0", CallSid=LEG)
    assert words(heard).startswith(EMERGENCY)
    assert heard.findtext("Dial/Number") == "+12025550109"
    known = call(LEG, "twilio")
    (spoken,) = known.of(CallScriptSpoken)
    assert (spoken.script, spoken.purpose) == ("emergency", "emergency")
    assert [routed.to for routed in known.of(CallRouted)] == ["+12025550109"]


def test_s13_a_no_to_a_voicemail_reaches_a_person_and_nothing_is_kept(twilio: Twilio, call: CallOf) -> None:
    heard = twilio.heard("greeting", Digits="2")
    assert "not recorded" in words(heard)
    assert heard.findtext("Dial/Number") == "+12025550109"
    twilio.heard("recording", RecordingSid="RE1", RecordingDuration="12", RecordingStatus="completed")
    assert (the(call).consent("recording"), the(call).recording) == ("declined", "none")


def test_another_key_ends_the_greeting_and_the_message_begins(twilio: Twilio) -> None:
    assert verbs(twilio.heard("greeting", Digits="5")) == ["Record"]
