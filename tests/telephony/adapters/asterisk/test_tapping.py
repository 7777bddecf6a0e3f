"""A tap that is lost in the middle of a call: made again, in bounds, and never against a no."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime

import pytest

from telephony.adapters.asterisk import desk, tapping
from telephony.adapters.asterisk.rest import Ari
from telephony.calls.commands import AnswerConsent
from telephony.calls.events import PURPOSES, CallGapNoted, CallHeld
from tests.telephony.adapters.asterisk.fake import FakeAsterisk
from tests.telephony.adapters.asterisk.shapes import CALLER, staff
from tests.telephony.adapters.asterisk.test_talking import Office, asterisk, office, say_yes, until

__all__ = ["asterisk", "office"]

Taps = Callable[[], list[str]]


@pytest.fixture
def talking(asterisk: FakeAsterisk, office: Office, monkeypatch: pytest.MonkeyPatch) -> Iterator[Office]:
    """People talk with a caller who said yes, and both are heard."""
    monkeypatch.setattr(tapping, "PAUSES", (0.01,) * 7)
    say_yes(asterisk)
    asterisk.answers()
    assert until(lambda: len(on_their_way(asterisk)) == 2)
    yield office
    office.desk.tapping.close()


def on_their_way(asterisk: FakeAsterisk) -> list[str]:
    """The taps that bring sound to our door, by their sides."""
    there = [one for one, where in list(asterisk.where.items()) if where == "ringback-tap"]
    return sorted(one.split("-")[1] for one in there if one in asterisk.channels)


def made(asterisk: FakeAsterisk) -> int:
    return sum(path.endswith("/snoop") for _, path, _ in list(asterisk.asked))


def all_heard(asterisk: FakeAsterisk, office: Office) -> None:
    """Whatever happened until now has been taken: events come in order."""
    asterisk.event("ChannelHold", channel=staff(), musicclass="default")
    assert until(lambda: bool(office.call.of(CallHeld)))


def gaps(office: Office) -> list[CallGapNoted]:
    return office.call.of(CallGapNoted)


def says_no(office: Office) -> None:
    no = AnswerConsent(answers=dict.fromkeys(PURPOSES, False), how="staff_key", at=datetime.now(UTC))
    office.teller.tell(CALLER, no)


def test_a_lost_tap_is_made_again_and_the_gap_named(asterisk: FakeAsterisk, talking: Office) -> None:
    before = datetime.now(UTC)
    asterisk.loses_tap("in")
    assert until(lambda: on_their_way(asterisk) == ["in", "out"])
    assert made(asterisk) == 3
    assert until(lambda: len(gaps(talking)) == 1)
    (gap,) = gaps(talking)
    # Asterisk says its times in whole milliseconds.
    assert before.replace(microsecond=before.microsecond // 1000 * 1000) <= gap.from_ < gap.to


def test_both_that_are_lost_are_one_gap(asterisk: FakeAsterisk, talking: Office) -> None:
    with asterisk.lock:
        asterisk.loses_tap("in")
        asterisk.loses_tap("out")
    assert until(lambda: on_their_way(asterisk) == ["in", "out"])
    assert until(lambda: len(gaps(talking)) == 1)
    assert made(asterisk) == 4


def test_while_the_door_is_shut_the_tries_are_bounded(asterisk: FakeAsterisk, talking: Office) -> None:
    """The dialplan hangs up each new tap at once: seven are made, and the gap is named."""

    for _ in range(8):
        assert until(lambda: "in" in on_their_way(asterisk))
        asterisk.loses_tap("in")
    assert until(lambda: talking.desk.tapping.tried(CALLER, "inbound") == 8)
    assert until(lambda: made(asterisk) == 9 and not talking.desk.tapping.busy)
    assert on_their_way(asterisk) == ["out"]
    assert gaps(talking)[-1].to <= datetime.now(UTC)


def test_an_asterisk_that_does_not_answer_is_asked_again(asterisk: FakeAsterisk, talking: Office) -> None:
    faults = iter([(500, None)] * 4)
    asterisk.fault = lambda method, path: next(faults, None) if path.endswith("/snoop") else None
    asterisk.loses_tap("out")
    assert until(lambda: on_their_way(asterisk) == ["in", "out"])


def test_s13_after_a_no_by_a_key_no_tap_is_made(asterisk: FakeAsterisk, talking: Office) -> None:
    asterisk.presses("2")
    assert until(lambda: talking.taps() == [])
    assert until(lambda: talking.call.consent("recording") == "withdrawn")
    all_heard(asterisk, talking)
    assert until(lambda: not talking.desk.tapping.busy)
    assert made(asterisk) == 2


def test_s13_what_was_cut_stays_cut_while_the_log_still_has_the_yes(
    asterisk: FakeAsterisk, talking: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(talking.teller, "take_back", lambda call, how, at: talking.teller.look(call))
    asterisk.presses("2")
    assert until(lambda: talking.taps() == [])
    all_heard(asterisk, talking)
    assert until(lambda: not talking.desk.tapping.busy)
    assert talking.call.consent("recording") == "given"
    assert made(asterisk) == 2


def test_s13_after_a_no_from_elsewhere_the_door_hangs_up_and_no_tap_is_made(
    asterisk: FakeAsterisk, talking: Office
) -> None:
    says_no(talking)
    asterisk.loses_tap("in")
    all_heard(asterisk, talking)
    assert until(lambda: not talking.desk.tapping.busy)
    assert (made(asterisk), gaps(talking)) == (2, [])


def test_s13_a_no_that_comes_while_a_tap_is_made_cuts_it(
    asterisk: FakeAsterisk, talking: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    hear = Ari.hear

    def and_then_no(ari: Ari, *of: str) -> None:
        hear(ari, *of)  # type: ignore[arg-type]
        says_no(talking)

    monkeypatch.setattr(Ari, "hear", and_then_no)
    asterisk.loses_tap("in")
    assert until(lambda: talking.call.consent("recording") == "withdrawn")
    assert until(lambda: not talking.desk.tapping.busy)
    assert talking.taps() == []


def test_s12_a_log_that_cannot_say_makes_no_tap_and_is_asked_again(
    asterisk: FakeAsterisk, talking: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(desk, "PATIENCE", 0.02)
    monkeypatch.setattr(tapping, "PAUSES", (0.01,) * 1000)
    talking.teller.away = True
    asterisk.loses_tap("in")
    assert until(lambda: talking.desk.tapping.tried(CALLER, "inbound") > 2)
    assert made(asterisk) == 2
    talking.teller.away = False
    assert until(lambda: on_their_way(asterisk) == ["in", "out"])


def test_who_hangs_up_is_not_tapped_again(asterisk: FakeAsterisk, talking: Office) -> None:
    asterisk.hangs_up()
    assert until(lambda: talking.call.ended_at is not None)
    assert until(lambda: not talking.desk.tapping.busy)
    assert (talking.taps(), gaps(talking)) == ([], [])


def test_a_process_that_is_back_taps_whose_taps_were_lost_meanwhile(
    asterisk: FakeAsterisk, talking: Office
) -> None:
    with asterisk.lock:
        line, asterisk.line = asterisk.line, None  # nobody listens: these events are nobody's
        asterisk.loses_tap("in")
        asterisk.loses_tap("out")
        asterisk.line = line
    talking.desk.tap_again(talking.ari.channels())
    assert until(lambda: on_their_way(asterisk) == ["in", "out"])
    talking.desk.tap_again(talking.ari.channels())
    assert until(lambda: not talking.desk.tapping.busy)
    assert (made(asterisk), gaps(talking)) == (4, [])


def test_s3_a_process_that_is_back_taps_nobody_without_a_yes(asterisk: FakeAsterisk, office: Office) -> None:
    asterisk.prompts_last = 30
    asterisk.rings()
    assert until(lambda: bool(asterisk.heard))
    office.desk.tap_again(office.ari.channels())
    assert not office.desk.tapping.busy
    assert made(asterisk) == 0
