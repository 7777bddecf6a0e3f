"""What forbids publishing, in sentences; the rosters are small enough to check by hand."""

from collections.abc import Mapping

import pytest

from coordination.people.models import Role
from coordination.people.roles import DUTIES_OF_ROLE
from coordination.policy.problems import problems_of
from coordination.policy.published import policy_of
from tests.policy.shipped import SHIPPED_FILES, changed

BEFORE = policy_of(SHIPPED_FILES)
PEOPLE = {
    "dana": ("nurse", "on_call_clinician"),
    "priya": ("nurse", "on_call_clinician"),
    "lena": ("nurse", "on_call_clinician", "supervisor", "navigator"),
    "ines": ("nurse", "on_call_clinician", "medical_director"),
    "cora": (*DUTIES_OF_ROLE[Role.NAVIGATOR], "front_desk", "privacy_officer"),
    "omar": (),
}
WEEK = "[monday, tuesday, wednesday, thursday, friday]"


def roster(nurse: str, exceptions: str = "[]", turns: str = "[]") -> Mapping[str, bytes]:
    text = SHIPPED_FILES["roster.yaml"].decode()
    text = text.replace("\nshifts: {}", f"\nshifts: {{nurse: [{nurse}]}}")
    text = text.replace("\nexceptions: []", f"\nexceptions: {exceptions}")
    return {**SHIPPED_FILES, "roster.yaml": text.replace("turns: []", f"turns: {turns}").encode()}


def shift(days: str = WEEK, of: str = "8:00", until: str = "17:30", people: str = "[dana]") -> str:
    return f'{{days: {days}, from: "{of}", until: "{until}", people: {people}}}'


def of_roster(files: Mapping[str, bytes]) -> list[str]:
    return problems_of("roster", BEFORE, files, PEOPLE)


def test_what_ships_has_no_problems() -> None:
    assert problems_of("hours", BEFORE, SHIPPED_FILES, PEOPLE) == []


def test_s6_every_category_without_a_backup_is_named() -> None:
    files = changed("handoff_map.yaml", "backup: supervisor,", "", after="  chest_pain:")
    text = files["handoff_map.yaml"].decode()
    place = text.index("  stroke:")
    both = {
        **files,
        "handoff_map.yaml": (text[:place] + text[place:].replace("window: 60 seconds, ", "", 1)).encode(),
    }
    assert problems_of("handoff_map", BEFORE, both, PEOPLE) == [
        "Category `chest_pain` has no backup: when its owner does not answer, nobody would (S6).",
        "Category `stroke` has no window: its owner would have for ever.",
    ]


def test_s6_a_duty_that_nobody_holds_is_named() -> None:
    assert problems_of("handoff_map", BEFORE, SHIPPED_FILES, PEOPLE) == []
    without = {name: duties for name, duties in PEOPLE.items() if name != "ines"}
    (director,) = problems_of("handoff_map", BEFORE, SHIPPED_FILES, without)
    names = "the handoff map and the plans of follow-ups"
    assert director == f"Nobody holds the duty medical director, to which {names} would hand work (S6)."
    (ladder, *_) = problems_of("escalation", BEFORE, SHIPPED_FILES, {"lena": ("supervisor",)})
    assert ladder.startswith("Nobody holds the duty billing")
    assert problems_of("cues", BEFORE, SHIPPED_FILES, without) == []


def test_what_cannot_be_read_is_told_by_file_and_place() -> None:
    files = changed("hours.yaml", "8:00-17:30", "eight to five")
    (problem,) = problems_of("hours", BEFORE, files, PEOPLE)
    assert problem.startswith("hours.yaml, week: 'eight to five' is not an opening time")
    (problem,) = problems_of("hours", BEFORE, changed("hours.yaml", "week:", "week: ["), PEOPLE)
    assert problem.startswith("hours.yaml, line ")


def test_s6_a_roster_that_covers_every_open_hour_has_no_problems() -> None:
    assert of_roster(roster(shift())) == []


def test_s6_a_day_without_anybody_is_said() -> None:
    assert of_roster(roster(shift("[monday, tuesday, wednesday, thursday]"))) == [
        "Nobody is on duty as nurse on Fridays."
    ]


def test_s6_an_open_sunday_needs_somebody() -> None:
    files = {
        **roster(shift()),
        "hours.yaml": changed("hours.yaml", "sunday: []", 'sunday: ["10:00-12:00"]')["hours.yaml"],
    }
    assert problems_of("hours", BEFORE, files, PEOPLE) == ["Nobody is on duty as nurse on Sundays."]


def test_s6_an_hour_between_two_shifts_is_said_by_the_clock() -> None:
    two = f"{shift(until='12:00')}, {shift('[monday]', '12:00', '17:30')}"
    three = f"{two}, {shift('[tuesday, wednesday, thursday, friday]', '13:00', '17:00')}"
    assert of_roster(roster(three)) == [
        f"Nobody is on duty as nurse on {day} from 12:00 to 13:00 and 17:00 to 17:30."
        for day in ("Tuesdays", "Wednesdays", "Thursdays", "Fridays")
    ]


def test_s6_a_shift_over_midnight_covers_the_morning_after() -> None:
    nights = shift("[sunday, monday, tuesday, wednesday, thursday]", "20:00", "9:00")
    assert of_roster(roster(f"{nights}, {shift(of='9:00')}")) == []


def test_s6_a_day_off_on_an_open_day_is_said_and_one_on_a_holiday_is_not() -> None:
    off = '[{day: "2026-11-24", duty: nurse, shifts: []}, {day: "2026-11-26", duty: nurse, shifts: []}]'
    assert of_roster(roster(shift(), off)) == ["Nobody is on duty as nurse on 2026-11-24."]


def test_a_duty_to_which_no_escalation_goes_may_have_gaps() -> None:
    text = (
        roster(shift())["roster.yaml"]
        .decode()
        .replace(
            "\nshifts: {",
            '\nshifts: {interpreter: [{days: [monday], from: "9:00", until: "10:00", people: [omar]}], ',
        )
    )
    files = {**SHIPPED_FILES, "roster.yaml": text.encode()}
    assert of_roster(files) == ["omar is on the roster as interpreter and does not hold that duty."]


@pytest.mark.parametrize(
    ("files", "sentence"),
    [
        (roster(shift(people="[dnaa]")), "Nobody signs in as dnaa, whom the roster has as nurse."),
        (roster(shift(people="[omar]")), "omar is on the roster as nurse and does not hold that duty."),
        (
            roster(shift(), turns='[{person: omar, number: "+12025550155"}]'),
            "omar is on the roster as on call clinician and does not hold that duty.",
        ),
        (
            roster(
                shift(),
                '[{day: "2026-11-27", duty: nurse, shifts: [{from: "8:00", until: "17:30", people: [teo]}]}]',
            ),
            "Nobody signs in as teo, whom the roster has as nurse.",
        ),
    ],
)
def test_whoever_is_on_the_roster_can_sign_in_and_holds_the_duty(
    files: Mapping[str, bytes], sentence: str
) -> None:
    assert of_roster(files) == [sentence]


def test_what_was_wrong_before_does_not_forbid_another_document() -> None:
    before = policy_of(roster(shift("[monday]")))
    files = {
        **roster(shift("[monday]")),
        "rollout.yaml": changed("rollout.yaml", "assist", "shadow", after="\n  cues:")["rollout.yaml"],
    }
    assert problems_of("rollout", before, files, PEOPLE) == []


def test_a_prompt_with_another_text_has_another_version() -> None:
    files = changed("prompts.es.yaml", "text: Gracias.", "text: Muchas gracias.", after="  consent_no:")
    assert problems_of("prompts.es", BEFORE, files, PEOPLE) == [
        "Prompt consent_no in es has another text and is version 1 still: count on."
    ]
    text = files["prompts.es.yaml"].decode()
    start = text.index("  consent_no:")
    newer = text[:start] + text[start:].replace("version: 1", "version: 2", 1)
    assert problems_of("prompts.es", BEFORE, {**files, "prompts.es.yaml": newer.encode()}, PEOPLE) == []


def test_a_document_may_not_break_another() -> None:
    files = changed("duties.yaml", "  scheduler:", "  planner:")
    (problem,) = problems_of("duties", BEFORE, files, PEOPLE)
    assert "no duty is called `scheduler`" in problem
