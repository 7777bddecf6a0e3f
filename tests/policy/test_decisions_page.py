"""docs/clinic-decisions.md says what the files say."""

from coordination.policy.decisions_page import page
from tests.policy.shipped import SHIPPED

DOCS = SHIPPED.parents[2] / "docs" / "clinic-decisions.md"


def test_the_page_is_up_to_date() -> None:
    stated = DOCS.read_text(encoding="utf-8")
    assert stated == page(SHIPPED), "run: python manage.py clinic_decisions"


def test_it_names_every_value_that_is_the_clinics_to_decide() -> None:
    text = page(SHIPPED)
    lines = (line for f in SHIPPED.glob("*.yaml") for line in f.read_text(encoding="utf-8").splitlines())
    marks = sum("clinic must decide: yes" in line for line in lines if not line.lstrip().startswith("#"))
    assert text.count("\n| ") == marks + text.count("\n| what ")
    assert "plans.voicemail.due_when_open" in text
    assert "2026-11-26 Thanksgiving Day" in text
