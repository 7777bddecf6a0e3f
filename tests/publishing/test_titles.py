"""Every document has a name that people read, and a kind that says who decides it."""

from coordination.policy.documents import names_of
from coordination.publishing.titles import OF_LANGUAGES, TITLES, kind_of, title_of
from tests.policy.shipped import SHIPPED_FILES


def test_every_document_that_ships_is_called_something() -> None:
    missing = [
        name
        for name in names_of(SHIPPED_FILES)
        if name not in TITLES and name.partition(".")[0] not in OF_LANGUAGES
    ]
    assert missing == [], "say in titles.py what these are, and whose decision"


def test_languages_are_named() -> None:
    assert title_of("prompts.es") == "Notices and scripts, Spanish"
    assert title_of("handoff_map") == "Handoff map"
    assert title_of("something_new.fr") == "Something new, fr"


def test_s4_what_finds_an_emergency_is_clinical() -> None:
    for name in (
        "handoff_map",
        "triggers",
        "triggers.es",
        "context.en",
        "escalation",
        "followups",
        "rollout",
    ):
        assert kind_of(name) == "clinical", name
