"""The policy that ships, asked as its users ask it."""

from datetime import UTC, date, datetime, timedelta

import pytest

from coordination.policy.published import load_policy, policy
from coordination.policy.vendors import Agreement
from tests.policy.shipped import SHIPPED

POLICY = load_policy(SHIPPED)
MONDAY_10 = datetime(2026, 11, 23, 15, tzinfo=UTC)
MONDAY_3 = datetime(2026, 11, 23, 8, tzinfo=UTC)
MINUTE = timedelta(minutes=1)


def test_it_is_read_once() -> None:
    assert policy() is policy()
    assert policy().version == POLICY.version


def test_the_clinic_and_its_lines() -> None:
    assert (POLICY.clinic.id, POLICY.clinic.zone) == ("riverbend", "America/New_York")
    main = POLICY.line_of_number("+12025550100")
    assert main is not None
    assert main == POLICY.lines["main"]
    assert POLICY.line_of_number("+12025550999") is None


def test_a_missed_call_is_due_within_an_open_hour() -> None:
    plan = POLICY.followup("callback")
    assert plan.due(POLICY.hours, MONDAY_10) == ("navigator", MONDAY_10 + 60 * MINUTE)
    assert plan.due(POLICY.hours, MONDAY_3) == ("navigator", datetime(2026, 11, 23, 14, tzinfo=UTC))


def test_s11_a_voicemail_is_due_within_30_minutes_when_open_and_60_when_closed() -> None:
    plan = POLICY.followup("voicemail")
    assert plan.due(POLICY.hours, MONDAY_10) == ("nurse", MONDAY_10 + 30 * MINUTE)
    assert plan.due(POLICY.hours, MONDAY_3) == ("on_call_clinician", MONDAY_3 + 60 * MINUTE)
    closing = datetime(2026, 11, 23, 22, 20, tzinfo=UTC)
    assert plan.due(POLICY.hours, closing) == ("nurse", closing + 30 * MINUTE), "wall time, past closing"


def test_attempts_follow_the_plan_and_its_last_pause_repeats() -> None:
    plan, hours = POLICY.followup("callback").attempts, POLICY.hours
    assert plan.next_due(hours, MONDAY_10, 0, "no_answer") == MONDAY_10 + 30 * MINUTE
    assert plan.next_due(hours, MONDAY_10, 1, "left_message") == MONDAY_10 + 120 * MINUTE
    tuesday_8_30 = datetime(2026, 11, 24, 13, 30, tzinfo=UTC)
    assert plan.next_due(hours, MONDAY_10, 2, "no_answer") == tuesday_8_30
    assert plan.next_due(hours, MONDAY_10, 9, "no_answer") == tuesday_8_30
    assert plan.next_due(hours, MONDAY_10, 0, "busy") == MONDAY_10 + 10 * MINUTE


def test_attempts_on_a_message_that_nobody_heard_do_not_wait_for_the_morning() -> None:
    plan = POLICY.followup("voicemail").attempts
    assert plan.next_due(POLICY.hours, MONDAY_3, 0, "no_answer") == MONDAY_3 + 30 * MINUTE


@pytest.mark.parametrize("name", ["callback", "voicemail", "promised"])
def test_s5_every_plan_has_duty_due_and_fallback(name: str) -> None:
    plan = POLICY.followup(name)
    duty, due = plan.due(POLICY.hours, MONDAY_10)
    assert duty in POLICY.duties
    assert plan.fallback_duty in POLICY.duties
    assert due > MONDAY_10


def test_s12_every_greeting_opens_with_the_emergency_sentence() -> None:
    english = "If this is an emergency, hang up and dial 911."
    assert POLICY.prompt("emergency", "en").text == english
    assert POLICY.prompt("voicemail_greeting", "en").text.startswith(english)
    spanish = POLICY.prompt("emergency", "es").text
    assert "911" in spanish
    assert POLICY.prompt("voicemail_greeting", "es").text.startswith(spanish)


@pytest.mark.parametrize("language", ["en", "es"])
def test_s16_no_prompt_promises_a_call_to_911(language: str) -> None:
    for (_, spoken), prompt in POLICY.prompts.items():
        if spoken == language and "911" in prompt.text:
            assert "dial 911" in prompt.text or "marque el 911" in prompt.text


def test_both_languages_have_the_same_prompts() -> None:
    english = {name for name, language in POLICY.prompts if language == "en"}
    assert english == {name for name, language in POLICY.prompts if language == "es"}


def test_a_language_without_a_prompt_hears_the_clinics_own() -> None:
    assert POLICY.prompt("notice", "vi").version == "notice.en.1"


def test_s15_a_host_without_an_entry_in_force_has_none() -> None:
    assert POLICY.vendor("127.0.0.1") is not None
    assert POLICY.vendor("127.0.0.1", on=date(2025, 12, 31)) is None, "before its agreement"
    assert POLICY.vendor("api.twilio.com") is None, "not active"
    assert POLICY.vendor("example.org") is None


def test_an_agreement_ends_with_its_last_day() -> None:
    year = Agreement(kind="business associate", from_=date(2026, 1, 1), until=date(2026, 12, 31))
    assert year.holds_on(date(2026, 12, 31))
    assert not year.holds_on(date(2027, 1, 1))
