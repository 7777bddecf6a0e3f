"""docs/clinic-decisions.md says what the files say."""

from coordination.policy.decisions_page import page
from tests.policy.shipped import SHIPPED

DOCS = SHIPPED.parents[2] / "docs" / "clinic-decisions.md"


def test_the_page_is_up_to_date() -> None:
    stated = DOCS.read_text(encoding="utf-8")
    assert stated == page(SHIPPED), "run: python manage.py clinic_decisions"


def test_it_names_every_value_that_is_the_clinics_to_decide() -> None:
    text = page(SHIPPED)
    marks = sum(
        f.read_text(encoding="utf-8").count("clinic must decide: yes") for f in SHIPPED.glob("*.yaml")
    )
    assert text.count("\n| ") == marks + text.count("\n| what ")
    assert "plans.voicemail.due_when_open" in text
    assert "2026-11-26 Thanksgiving Day" in text
