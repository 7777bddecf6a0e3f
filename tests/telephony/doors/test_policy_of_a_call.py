"""What a caller hears is fixed when her call begins."""

from collections.abc import Iterator

import pytest

from coordination.log.stream import load
from coordination.policy import taking_up
from coordination.policy.in_force import IN_FORCE
from coordination.policy.published import policy, shipped
from coordination.policy.taking_up import take_up
from telephony.calls.events import CallScriptSpoken
from telephony.calls.fixed import policy_of_call
from telephony.calls.state import call_of
from telephony.calls.telling import call_id, stream_of
from tests.policy.publications import publish
from tests.policy.shipped import SHIPPED_FILES
from tests.telephony.doors.twilio import CALL, Twilio, words

pytestmark = pytest.mark.urls("telephony.doors.urls")

OLD, NEW = "This call is not recorded.", "Nothing of this is kept."


def with_new_words() -> str:
    text = SHIPPED_FILES["prompts.en.yaml"].decode()
    start = text.index("  consent_no:")
    return text[:start] + text[start:].replace("version: 1", "version: 2", 1).replace(OLD, NEW, 1)


@pytest.fixture(autouse=True)
def _as_before(db: None) -> Iterator[None]:
    taking_up._at.cache_clear()
    take_up()
    yield
    taking_up._at.cache_clear()
    IN_FORCE.put(None)


def test_words_that_are_published_in_the_middle_of_a_call_are_for_the_next_one(twilio: Twilio) -> None:
    twilio.heard("voice")
    publish("prompts.en", with_new_words())
    now = take_up().version
    assert OLD in words(twilio.heard("consent", Digits="2"))
    stream = stream_of(call_id("twilio", CALL))
    assert {one.policy for one in load(stream).logged} == {shipped().version} != {now}
    assert policy().version == now, "only that call is as it began"

    twilio.about["CallSid"] = "CA" + "c" * 32
    twilio.heard("voice")
    assert NEW in words(twilio.heard("consent", Digits="2"))


def test_the_notice_that_is_on_record_is_the_one_that_was_played(twilio: Twilio) -> None:
    twilio.heard("voice")
    text = SHIPPED_FILES["prompts.en.yaml"].decode()
    start = text.index("  notice:")
    publish("prompts.en", text[:start] + text[start:].replace("version: 1", "version: 7", 1))
    take_up()
    twilio.heard("consent", Digits="1")
    spoken = call_of(load(stream_of(call_id("twilio", CALL))).events).of(CallScriptSpoken)
    assert [one.version for one in spoken if one.purpose == "notice"] == ["notice.en.1"]


def test_s12_a_version_that_cannot_be_read_any_more_is_as_good_as_the_present_one(
    twilio: Twilio, monkeypatch: pytest.MonkeyPatch
) -> None:
    twilio.heard("voice")
    monkeypatch.setattr(taking_up, "files_at", lambda *_: None)
    publish("prompts.en", with_new_words())
    taken = take_up()
    monkeypatch.setattr("coordination.policy.taking_up.shipped", lambda: taken)
    assert policy_of_call(call_id("twilio", CALL)) is taken
    assert NEW in words(twilio.heard("consent", Digits="2"))
