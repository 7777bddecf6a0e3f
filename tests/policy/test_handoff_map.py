"""The handoff map that ships, and what a map lacks before it may be published."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from coordination.policy.errors import PolicyError
from coordination.policy.handoff_map import Category
from coordination.policy.handoff_map_checks import FAMILIES, REASONS, Known, problems
from coordination.policy.handoff_map_file import HandoffMapFile
from coordination.policy.published import LANGUAGES, load_policy
from coordination.policy.reading import files_of, typed
from tests.policy.shipped import SHIPPED, spoiled

POLICY = load_policy(SHIPPED)
MAP = POLICY.handoff_map
MONDAY_10 = datetime(2026, 11, 23, 15, tzinfo=UTC)
SUNDAY_3 = datetime(2026, 11, 22, 8, tzinfo=UTC)
URGENT = {"breathing", "chest_pain", "stroke", "self_harm", "infant"}
SAME_DAY = {"diagnosis_question", "medication_advice", "complaint", "consent_dispute", "legal"}


def test_every_family_and_reason_of_the_specification_is_in_it() -> None:
    assert set(MAP.categories) == set(FAMILIES)
    assert len(FAMILIES) == 21
    assert set(MAP.reasons) == set(REASONS)
    assert len(REASONS) == 17


@pytest.mark.parametrize("family", FAMILIES)
def test_s6_every_category_has_somebody_behind_its_owner_at_every_hour(family: str) -> None:
    category = MAP.category(family)
    assert category.lane == "human_only"
    assert category.backup_duty not in {"", category.duty}
    for at in (MONDAY_10, SUNDAY_3):
        assert category.owner(POLICY.hours, at) in POLICY.duties
        assert category.due(POLICY.hours, at) > at


def test_an_emergency_has_a_minute_at_every_hour_and_the_on_call_at_night() -> None:
    chest = MAP.category("chest_pain")
    assert (chest.duty, chest.backup_duty, chest.queue) == ("nurse", "supervisor", "nurse")
    assert chest.due(POLICY.hours, SUNDAY_3) == SUNDAY_3 + timedelta(seconds=60)
    assert chest.owner(POLICY.hours, SUNDAY_3) == "on_call_clinician"
    assert chest.owner(POLICY.hours, MONDAY_10) == "nurse"


def test_what_must_be_answered_the_same_day_does_not_ring_anybody_at_night() -> None:
    assert {name for name, one in MAP.categories.items() if one.urgency == "same_day"} == SAME_DAY
    complaint = MAP.category("complaint")
    assert complaint.owner(POLICY.hours, SUNDAY_3) == "supervisor"
    monday_at_noon = datetime(2026, 11, 23, 17, tzinfo=UTC)
    assert complaint.due(POLICY.hours, SUNDAY_3) == monday_at_noon, "four open hours after eight"


def test_the_most_dangerous_families_are_looked_at_soonest() -> None:
    urgent = {name for name, one in MAP.categories.items() if one.review == "review_urgent"}
    assert urgent == URGENT
    quick, usual = POLICY.followup("review_urgent"), POLICY.followup("review")
    assert quick.due(POLICY.hours, MONDAY_10) == ("nurse", MONDAY_10 + timedelta(minutes=15))
    assert usual.due(POLICY.hours, MONDAY_10) == ("nurse", MONDAY_10 + timedelta(minutes=30))
    assert quick.due(POLICY.hours, SUNDAY_3) == ("on_call_clinician", SUNDAY_3 + timedelta(minutes=60))
    first_open_hour = datetime(2026, 11, 23, 14, tzinfo=UTC)
    assert usual.due(POLICY.hours, SUNDAY_3) == ("nurse", first_open_hour)


def test_only_what_is_procedural_is_automatic() -> None:
    automatic = {name for name, one in MAP.reasons.items() if one.lane == "automatic"}
    assert automatic == {"forms", "portal_help", "hours_and_directions"}
    clinical = {name for name, one in MAP.reasons.items() if one.clinical}
    assert clinical == {"refill", "medication_question", "symptom", "test_result", "discharge_follow_up"}
    assert {MAP.reasons[name].queue for name in clinical} == {"nurse"}


def test_a_family_that_the_map_does_not_know_is_as_strict_as_any() -> None:
    """S10: an older policy's words are not dropped because today's map lacks them."""
    known = MAP.category("breathing")
    assert MAP.category("of_another_year") == Category(
        name="of_another_year",
        lane="human_only",
        urgency="emergency",
        clinical=True,
        duty=known.duty,
        backup_duty=known.backup_duty,
        closed_duty=known.closed_duty,
        window=timedelta(seconds=60),
        clock="wall",
        script="script_emergency",
        queue="nurse",
        review="review_urgent",
    )


def test_a_reason_without_a_rule_is_unclear() -> None:
    assert MAP.reason("astrology") == MAP.reason("unclear")
    assert MAP.reason("unclear").lane == "assisted"


EMERGENCY = "{lane: human_only, urgency: emergency, clinical: yes, duty: nurse, backup: supervisor,"
REST = "closed_duty: on_call_clinician, window: 60 seconds, clock: wall, script: script_emergency,"


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        (" backup: supervisor,", "", "categories.breathing.backup: category `breathing` has no backup"),
        ("backup: supervisor,", "backup: nurse,", "category `breathing` has no backup but its own duty"),
        ("backup: supervisor,", "backup: nobody,", "category `breathing`: no duty is called `nobody`"),
        ("clinical: yes, duty: nurse, backup", "clinical: yes, backup", "category `breathing` has no duty"),
        ("closed_duty: on_call_clinician, ", "", "category `breathing` has nobody outside opening hours"),
        (" window: 60 seconds,", "", "category `breathing` has no window"),
        ("window: 60 seconds", "window: 6 minutes", "its owner has five minutes at most"),
        (
            "60 seconds, clock: wall",
            "60 seconds, clock: open",
            "its clock does not stop when the clinic closes",
        ),
        (" script: script_emergency,", "", "category `breathing` has no script"),
        ("script: script_emergency", "script: sing", "prompts.en.yaml has no prompt `sing`"),
        ("queue: nurse, review", "review", "category `breathing` has no queue"),
        ("queue: nurse, review", "queue: nobody, review", "no queue is called `nobody`"),
        ("queue: nurse, review: review_urgent", "queue: nurse", "category `breathing` has no review plan"),
        ("review: review_urgent", "review: some_day", "no plan of followups.yaml is called `some_day`"),
        ("{lane: human_only,", "{lane: assisted,", "category `breathing` is not human_only"),
        ("{lane: human_only,", "{", "category `breathing` is not human_only"),
        ("  breathing:", "  breath:", "category `breathing` is missing"),
        ("  refill:", "  refills:", "reason `refill` has no rule"),
        (
            "{lane: assisted, clinical: yes, duty: nurse",
            "{lane: automatic, clinical: yes, duty: nurse",
            "`refill` is clinical and automatic",
        ),
        (
            "title: Triage nurses, duty: nurse",
            "title: Triage nurses, duty: nurses",
            "queue `nurse`: no duty is called",
        ),
        ("client:nurses", "the nurses", "neither a number nor a client"),
    ],
)
def test_s6_a_map_that_lacks_something_is_refused_by_name(
    tmp_path: Path, old: str, new: str, sentence: str
) -> None:
    with pytest.raises(PolicyError, match=r"handoff_map\.yaml") as refused:
        load_policy(spoiled(tmp_path, "handoff_map.yaml", old, new))
    assert sentence in str(refused.value)


def test_a_draft_is_shown_everything_that_it_lacks_at_once(tmp_path: Path) -> None:
    folder = spoiled(tmp_path, "handoff_map.yaml", EMERGENCY, EMERGENCY.replace(" backup: supervisor,", ""))
    text = (folder / "handoff_map.yaml").read_text(encoding="utf-8")
    (folder / "handoff_map.yaml").write_text(text.replace(REST, REST.replace(" window: 60 seconds,", ""), 1))
    file = typed(files_of(folder), "handoff_map.yaml", HandoffMapFile)
    known = Known(duties=POLICY.duties, plans=POLICY.plans, prompts=POLICY.prompts, languages=LANGUAGES)
    assert [one.field for one in problems(file, known)] == [
        "categories.breathing.backup",
        "categories.breathing.window",
    ]


@pytest.mark.parametrize("family", FAMILIES)
def test_s16_no_script_dials_911_for_anybody(family: str) -> None:
    script = POLICY.prompt(MAP.category(family).script, "en").text.lower()
    assert "we have dialed" not in script
    assert "i am dialing" not in script
    assert "calling 911" not in script
    if MAP.category(family).urgency == "emergency" and family != "critical_result":
        assert "dial 911" in script
