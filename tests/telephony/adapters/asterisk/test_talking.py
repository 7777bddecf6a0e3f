"""A caller in our application, from the first word to people: over a real ARI line, with a log in memory."""

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import UTC, datetime
from functools import partial
from typing import Literal

import pytest

from coordination.policy.published import policy
from telephony.adapters.asterisk import conversation, desk, script
from telephony.adapters.asterisk.account import Account
from telephony.adapters.asterisk.connection import Away, connected
from telephony.adapters.asterisk.desk import Desk
from telephony.adapters.asterisk.recordings import Recordings
from telephony.adapters.asterisk.rest import Ari
from telephony.adapters.asterisk.shapes import read_event
from telephony.adapters.asterisk.switchboard import Switchboard
from telephony.calls.commands import AnswerConsent
from telephony.calls.events import (
    PURPOSES,
    CallIvrSelected,
    CallRecordingStarted,
    CallRouted,
    CallScriptSpoken,
)
from telephony.calls.state import Call
from tests.telephony.adapters.asterisk.fake import PASSWORD, USER, FakeAsterisk, fake_asterisk
from tests.telephony.adapters.asterisk.memory import MemoryTeller
from tests.telephony.adapters.asterisk.shapes import CALLER

TICKET = "6f7a3c1e-6a0f-4b8f-9a55-0a3c3f6f6f01"


class Office:
    """Our side, connected: what `manage.py asterisk` is made of, but for the database."""

    def __init__(self, asterisk: FakeAsterisk, media: Literal["audiosocket", "recording", "none"]) -> None:
        self.asterisk, self.teller = asterisk, MemoryTeller()
        account = Account(url=asterisk.url, user=USER, password=PASSWORD, media=media)
        self.ari = Ari(account)
        self.desk = made = Desk(self.ari, self.teller, lambda call, track: TICKET)
        self.fetched: list[str] = []
        self.recordings = Recordings(made, lambda call, name: self.fetched.append(name))
        self.switchboard = Switchboard(made, self.recordings)
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._listen, daemon=True)
        self._thread.start()
        assert until(lambda: asterisk.line is not None)

    def _listen(self) -> None:
        with suppress(Away), connected(self.ari.account) as line:
            for message in line.messages(self._stop, 0.05):
                told = read_event(message) if message is not None else None
                if told is not None:
                    self.switchboard.take(told)

    def close(self) -> None:
        self._stop.set()
        self._thread.join(10)
        self.switchboard.close()
        self.teller.close()
        self.ari.close()

    @property
    def call(self) -> Call:
        return self.teller.look(CALLER).result(0)

    def taps(self) -> list[str]:
        return sorted(one.split("-")[1] for one in self.asterisk.channels if one.startswith("ringback-"))


def until(true: Callable[[], bool], seconds: float = 10) -> bool:
    """Whether it comes true in time."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if true():
            return True
        threading.Event().wait(0.005)
    return False


@pytest.fixture
def asterisk() -> Iterator[FakeAsterisk]:
    with fake_asterisk() as running:
        yield running


@pytest.fixture
def office(asterisk: FakeAsterisk) -> Iterator[Office]:
    made = Office(asterisk, "audiosocket")
    yield made
    made.close()


@pytest.fixture
def recorder(asterisk: FakeAsterisk) -> Iterator[Office]:
    made = Office(asterisk, "recording")
    yield made
    made.close()


def asked(asterisk: FakeAsterisk) -> bool:
    return until(lambda: "consent_question_keys.en.1" in asterisk.heard)


def said_last(asterisk: FakeAsterisk, prompt: str) -> bool:
    return asterisk.heard[-1:] == [prompt]


def with_people(asterisk: FakeAsterisk) -> bool:
    return until(lambda: asterisk.where.get(CALLER) == "people")


def say_yes(asterisk: FakeAsterisk) -> None:
    asterisk.rings()
    assert asked(asterisk)
    asterisk.presses("1")
    assert with_people(asterisk)


def test_a_yes_is_taken_down_and_both_parties_are_heard(asterisk: FakeAsterisk, office: Office) -> None:
    say_yes(asterisk)
    assert asterisk.heard == [
        "emergency.en.1",
        "language_choice.es.1",
        "notice.en.1",
        "consent_question_keys.en.1",
        "consent_yes_keys.en.1",
    ]
    assert until(lambda: len(office.call.of(CallRouted)) == 1)
    assert [(one.script, one.purpose) for one in office.call.of(CallScriptSpoken)] == [
        ("emergency", "emergency"),
        ("notice", "notice"),
    ]
    assert office.call.consent("recording") == office.call.consent("transcription") == "given"
    assert until(lambda: office.taps() == ["in", "out"])
    to_our_door = [
        body for _, path, body in asterisk.asked if path.endswith("/continue") and "ringback-" in path
    ]
    assert until(lambda: list(asterisk.where.values()).count("ringback-tap") == 2)
    assert {body["extension"] for body in to_our_door} <= {TICKET}


def test_s3_silence_is_a_no(asterisk: FakeAsterisk, office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(script.ACTS, "waiting", script.Wait(seconds=0.05))
    asterisk.rings()
    assert with_people(asterisk)
    assert asterisk.heard[-1] == "consent_no.en.1"
    assert office.call.consent("recording") == "declined"
    assert office.taps() == []


def test_s3_a_yes_before_the_notice_is_none(asterisk: FakeAsterisk, office: Office) -> None:
    asterisk.prompts_last = 0.3
    asterisk.rings()
    asterisk.presses("1")
    assert until(lambda: "notice.en.1" in asterisk.heard)
    asterisk.presses("1")
    assert asked(asterisk)
    assert office.call.consent("recording") == "unknown"
    asterisk.presses("2")
    assert with_people(asterisk)
    assert office.call.consent("recording") == "declined"


def test_one_key_reaches_a_person_at_once(asterisk: FakeAsterisk, office: Office) -> None:
    asterisk.prompts_last = 0.2
    asterisk.rings()
    asterisk.presses("0")
    assert with_people(asterisk)
    assert asterisk.heard == ["emergency.en.1", "emergency.en.1", "connecting.en.1"]
    assert office.call.consent("recording") == "unknown"


def test_s3_a_notice_that_was_not_played_is_not_said_to_be(asterisk: FakeAsterisk, office: Office) -> None:
    asterisk.missing = {"notice.en.1"}
    asterisk.rings()
    assert with_people(asterisk)
    assert asterisk.heard == ["emergency.en.1", "language_choice.es.1", "notice.en.1", "connecting.en.1"]
    assert [one.script for one in office.call.of(CallScriptSpoken)] == ["emergency"]
    assert office.call.consent("recording") == "unknown"


def test_s12_a_database_that_hangs_keeps_no_caller(
    asterisk: FakeAsterisk, office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(desk, "PATIENCE", 0.05)
    office.teller.away = True
    say_yes(asterisk)
    assert asterisk.heard[-1] == "connecting.en.1"
    assert office.taps() == []


def test_s12_whoever_dies_in_the_middle_lets_the_caller_go_on(asterisk: FakeAsterisk, office: Office) -> None:
    """As Asterisk does it: nothing happens when the line breaks; the lease that nobody renews runs out, eight
    seconds after the nine words of the emergency sentence."""
    asterisk.prompts_last = 30
    asterisk.rings()
    assert until(lambda: asterisk.heard == ["emergency.en.1"])
    assert asterisk.variables[CALLER, "TIMEOUT(absolute)"] == "12"
    asterisk.fault = lambda method, path: (500, None)
    asterisk.cuts_the_line()
    assert asterisk.where[CALLER] == "stasis"
    asterisk.time_passes(12)
    assert asterisk.where[CALLER] == "people"
    asterisk.fault = lambda method, path: None


def test_s12_the_lease_outlasts_what_is_played(asterisk: FakeAsterisk, office: Office) -> None:
    """Nine words, four, twenty-two, twenty and fifteen; and five seconds to answer."""
    asterisk.rings()
    assert asked(asterisk)
    assert until(lambda: asterisk.asked[-1][2] == {"variable": "TIMEOUT(absolute)", "value": "13"})
    asterisk.presses("2")
    assert with_people(asterisk)
    before_each = [
        asterisk.asked[number - 1][2]["value"]
        for number, (_, path, _) in enumerate(asterisk.asked)
        if path.endswith("/play")
    ]
    assert before_each == ["12", "10", "17", "16", "14"]


def test_s12_the_lease_outlasts_a_message(asterisk: FakeAsterisk, office: Office) -> None:
    say_yes(asterisk)
    asterisk.enters(CALLER, "unanswered")
    assert until(lambda: len(asterisk.live) == 1)
    assert asterisk.variables[CALLER, "TIMEOUT(absolute)"] == "198"
    asterisk.hangs_up()


def test_s12_nothing_is_asked_that_waits_for_the_end_of_a_prompt(
    asterisk: FakeAsterisk, office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A renewal would: and the key of who wants a person now would wait behind it."""
    monkeypatch.setattr(conversation, "LOOK_EVERY", 0.02)
    asterisk.prompts_last = 30
    asterisk.rings()
    assert until(lambda: sum("/playbacks/" in path for _, path, _ in list(asterisk.asked)) >= 5)
    assert sum(path.endswith("/variable") for _, path, _ in asterisk.asked) == 1
    asterisk.hangs_up()


def test_s12_a_lost_event_keeps_no_caller_waiting(
    asterisk: FakeAsterisk, office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The line broke while a prompt was played: that it is over is asked for."""
    monkeypatch.setattr(conversation, "LOOK_EVERY", 0.05)
    monkeypatch.setattr(conversation, "LAST_WORD", 0.05)
    asterisk.prompts_last = 0.5
    asterisk.rings()
    assert until(lambda: asterisk.heard == ["emergency.en.1"])
    asterisk.playing.clear()
    for prompt in ("language_choice.es.1", "notice.en.1"):
        assert until(partial(said_last, asterisk, prompt))
        asterisk.playing.clear()
    assert with_people(asterisk)


def test_s13_a_no_after_a_yes_ends_the_sound_within_a_second(asterisk: FakeAsterisk, office: Office) -> None:
    say_yes(asterisk)
    assert until(lambda: office.taps() == ["in", "out"])
    asterisk.presses("2")
    assert until(lambda: office.taps() == [], seconds=1)
    assert until(lambda: office.call.consent("recording") == "withdrawn", seconds=1)
    assert office.call.consent("transcription") == "withdrawn"


def test_s13_a_no_destroys_what_asterisk_recorded(asterisk: FakeAsterisk, recorder: Office) -> None:
    say_yes(asterisk)
    assert until(lambda: len(asterisk.live) == 1)
    assert until(lambda: recorder.call.capturing)
    asterisk.presses("2")
    assert until(lambda: not asterisk.live and not asterisk.stored and not recorder.taps(), seconds=1)
    assert until(lambda: recorder.call.recording == "dropped", seconds=1)


def test_s13_a_no_from_elsewhere_ends_a_recording_of_asterisks(
    asterisk: FakeAsterisk, recorder: Office
) -> None:
    """From a screen, or spoken: the log is asked twice a second."""
    say_yes(asterisk)
    assert until(lambda: recorder.call.capturing)
    recorder.recordings.look()
    assert len(asterisk.live) == 1
    no = AnswerConsent(answers=dict.fromkeys(PURPOSES, False), how="staff", at=datetime.now(UTC))
    recorder.teller.tell(CALLER, no)
    recorder.recordings.look()
    assert (asterisk.live, asterisk.stored) == ({}, {})


def test_s3_a_recording_without_a_yes_is_destroyed(asterisk: FakeAsterisk, recorder: Office) -> None:
    """Somebody else's dialplan, or an older process, began it."""
    asterisk.rings()
    assert asked(asterisk)
    recorder.ari.hear(CALLER, "both", f"ringback-both-{CALLER}-0123abcd")
    recorder.ari.record(f"ringback-both-{CALLER}-0123abcd", f"ringback-both-{CALLER}-0123abcd")
    assert until(lambda: not asterisk.live and not recorder.taps())
    assert asterisk.stored == {}
    assert recorder.call.of(CallRecordingStarted) == []


def test_another_key_while_people_talk_means_nothing(asterisk: FakeAsterisk, office: Office) -> None:
    say_yes(asterisk)
    assert until(lambda: office.taps() == ["in", "out"])
    for digit in "13#":
        asterisk.presses(digit)
    asterisk.hangs_up()
    assert until(lambda: office.call.ended_at is not None)
    assert office.call.consent("recording") == "given"


def test_the_key_of_no_in_somebody_elses_menu_means_nothing(asterisk: FakeAsterisk, office: Office) -> None:
    """The clinic's dialplan asked for a language before the call came to us: nobody was asked yet."""
    asterisk.prompts_last = 30
    asterisk.rings()
    other = "1795345200.1"
    asterisk.channels[other] = {**asterisk.channels[CALLER], "id": other}
    asterisk.channels[other]["channelvars"] = {"RINGBACK_CALL": other}
    asterisk.presses("2", other)
    asterisk.hangs_up()
    assert until(lambda: office.call.ended_at is not None)
    assert office.teller.look(other).result(0).consent("recording") == "unknown"


def test_whom_nobody_answered_leaves_a_voicemail_after_a_yes(asterisk: FakeAsterisk, office: Office) -> None:
    say_yes(asterisk)
    asterisk.enters(CALLER, "unanswered")
    assert until(lambda: len(asterisk.live) == 1)
    ((message, leg),) = asterisk.live.items()
    assert leg == CALLER
    assert asterisk.heard[-1] == "voicemail_greeting.en.1"
    office.ari.stop_recording(message)
    assert until(lambda: asterisk.where[CALLER] == "gone")
    assert asterisk.heard[-1] == "voicemail_thanks.en.1"
    assert until(lambda: office.call.phase == "ended")
    assert office.call.outcome == "completed"
    assert [one.outside_id for one in office.call.of(CallRecordingStarted)] == [message]
    assert office.fetched == [message]


def test_who_said_no_is_never_sent_to_voicemail(asterisk: FakeAsterisk, office: Office) -> None:
    asterisk.rings()
    assert asked(asterisk)
    asterisk.presses("2")
    assert with_people(asterisk)
    asterisk.enters(CALLER, "unanswered")
    assert until(lambda: asterisk.where[CALLER] == "fallback")
    assert "voicemail_greeting.en.1" not in asterisk.heard


def test_s12_whose_words_cannot_wait_goes_on_to_people_and_not_to_voicemail(
    asterisk: FakeAsterisk, office: Office
) -> None:
    say_yes(asterisk)
    office.teller.urgent.add(CALLER)
    asterisk.enters(CALLER, "unanswered")
    assert until(lambda: asterisk.where[CALLER] == "fallback")
    assert asterisk.heard[-1] == "emergency.en.1"
    assert "voicemail_greeting.en.1" not in asterisk.heard


def test_a_message_of_who_hangs_up_is_kept(asterisk: FakeAsterisk, office: Office) -> None:
    say_yes(asterisk)
    asterisk.enters(CALLER, "unanswered")
    assert until(lambda: len(asterisk.live) == 1)
    asterisk.hangs_up()
    assert until(lambda: len(office.call.of(CallRecordingStarted)) == 1)
    assert until(lambda: office.call.outcome == "completed")


def test_callers_are_talked_with_in_their_language(asterisk: FakeAsterisk, office: Office) -> None:
    variables = {"RINGBACK_CALL": CALLER, "RINGBACK_LINE": "spanish", "RINGBACK_NUMBER": ""}
    asterisk.rings(channelvars=variables)
    assert until(lambda: bool(asterisk.heard))
    expected = "emergency" if policy().hours.open_at(datetime.now(UTC)) else "voicemail_greeting"
    assert asterisk.heard[0] == f"{expected}.es.1"
    asterisk.hangs_up()


def test_one_key_goes_on_in_the_callers_language(asterisk: FakeAsterisk, office: Office) -> None:
    asterisk.prompts_last = 0.2
    asterisk.rings()
    assert until(lambda: "language_choice.es.1" in asterisk.heard)
    for _ in range(2):  # pressed twice it is pressed once, and no answer to the question
        asterisk.presses("9")
    assert until(lambda: asterisk.heard[-1] == "consent_question_keys.es.1")
    assert asterisk.heard[2:] == ["emergency.es.1", "notice.es.1", "consent_question_keys.es.1"]
    assert office.call.consent("recording") == "unknown"
    asterisk.presses("1")
    assert with_people(asterisk)
    assert asterisk.heard[-1] == "consent_yes_keys.es.1"
    assert [(one.menu, one.choice) for one in office.call.of(CallIvrSelected)] == [("language", "es")]
    spoken = [(one.script, one.language) for one in office.call.of(CallScriptSpoken)]
    assert spoken == [("emergency", "en"), ("emergency", "es"), ("notice", "es")]


def test_two_callers_wait_for_none_of_each_other(asterisk: FakeAsterisk, office: Office) -> None:
    asterisk.prompts_last = 30
    asterisk.rings()
    assert until(lambda: len(asterisk.heard) == 1)
    asterisk.prompts_last = 0.0
    asterisk.rings("1795345300.1")
    assert until(lambda: asterisk.heard[-1] == "consent_question_keys.en.1")
    asterisk.presses("2", "1795345300.1")
    assert until(lambda: asterisk.where["1795345300.1"] == "people")
    assert asterisk.where[CALLER] == "stasis"


def test_whoever_ends_hands_its_callers_over(asterisk: FakeAsterisk, office: Office) -> None:
    asterisk.prompts_last = 30
    asterisk.rings()
    assert until(lambda: len(asterisk.heard) == 1)
    office.switchboard.close()
    assert asterisk.where[CALLER] == "people"
