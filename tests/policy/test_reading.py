"""Policy files are read strictly: what is wrong is named by file and field."""

from pathlib import Path

import pytest

from coordination.policy.errors import PolicyError
from coordination.policy.published import load_policy
from tests.policy.shipped import SHIPPED, spoiled


@pytest.mark.parametrize(
    ("file", "old", "new", "sentence"),
    [
        ("clinic.yaml", "id:", "idd:", r"clinic\.yaml: the file: .*unknown field `idd`"),
        (
            "clinic.yaml",
            "America/New_York",
            "Mars/Olympus",
            r"clinic\.yaml: .*`Mars/Olympus` is no time zone",
        ),
        ("hours.yaml", "monday:", "mondays:", r"hours\.yaml: week: .*unknown field `mondays`"),
        ("hours.yaml", "8:00-17:30", "eight to five", r"hours\.yaml: week: .*not an opening time"),
        ("hours.yaml", "2026-11-26", "2026-11-31", r"hours\.yaml: closed_days\.value\[4\]\.day"),
        (
            "hours.yaml",
            "  clinic must decide: yes\n",
            "",
            r"hours\.yaml: closed_days: .*`clinic must decide`",
        ),
        ("hours.yaml", "clinic must decide: yes", "clinic must decide: no", r"hours\.yaml: closed_days"),
        ("lines.yaml", "+12025550100", "202 555 0100", r"lines\.yaml: lines\[\.\.\.\]: .*not a number"),
        ("lines.yaml", "+12025550101", "+12025550100", r"lines\.yaml: lines\.refills\.number: another line"),
        (
            "lines.yaml",
            "duty: nurse",
            "duty: nurze",
            r"lines\.yaml: lines\.refills\.duty: no duty is called `nurze`",
        ),
        ("lines.yaml", "language: es", "language: fr", r"lines\.yaml: lines\.spanish\.language: no prompts"),
        ("duties.yaml", "fallback: supervisor", "fallback: nobody", r"duties\.yaml: duties\.nurse\.fallback"),
        ("followups.yaml", "duty: nurse", "duty: nurze", r"followups\.yaml: plans\.voicemail\.duty"),
        (
            "followups.yaml",
            "attempts: callback",
            "attempts: x",
            r"followups\.yaml: plans\.callback\.attempts",
        ),
        ("followups.yaml", "  promised:", "  promise:", r"followups\.yaml: plans\.promised: is missing"),
        ("followups.yaml", "15 minutes", "15", r"followups\.yaml: claims\.lapse_after\.value: .*not a span"),
        ("followups.yaml", "15 minutes", "0 minutes", r"followups\.yaml: claims\.lapse_after\.value"),
        (
            "followups.yaml",
            "value: 3",
            "value: 1",
            r"followups\.yaml: attempt_plans\[\.\.\.\]: .*two attempts",
        ),
        ("followups.yaml", "[30 minutes, 2 hours, 8 hours]", "[]", r"followups\.yaml: .*needs one at least"),
        ("followups.yaml", "clock: open", "clock: sun", r"followups\.yaml: plans.*Invalid enum value 'sun'"),
        ("prompts.es.yaml", "  notice:", "  note:", r"prompts\.es\.yaml: .*prompt `notice` is missing"),
        ("vendors.yaml", "retention: none", "retention: null", r"vendors\.yaml: .*active without retention"),
        ("vendors.yaml", "trains_on_data: no", "trains_on_data: yes", r"vendors\.yaml: .*trains on data"),
        (
            "vendors.yaml",
            "active: no",
            "active: yes",
            r"vendors\.yaml: .*active without subprocessors, retention",
        ),
        ("clinic.yaml", "language: en", "id: again", r"clinic\.yaml: line \d+: `id` stands twice"),
        ("clinic.yaml", "id: riverbend", "id: [", r"clinic\.yaml: line \d+"),
    ],
)
def test_refuses_what_is_wrong_and_says_where(
    tmp_path: Path, file: str, old: str, new: str, sentence: str
) -> None:
    with pytest.raises(PolicyError, match=sentence):
        load_policy(spoiled(tmp_path, file, old, new))


def test_refuses_a_folder_without_files(tmp_path: Path) -> None:
    with pytest.raises(PolicyError, match="no policy file is here"):
        load_policy(tmp_path)


def test_refuses_a_missing_file(tmp_path: Path) -> None:
    folder = spoiled(tmp_path, "clinic.yaml", "id:", "id:")
    (folder / "hours.yaml").unlink()
    with pytest.raises(PolicyError, match=r"hours\.yaml: the file: is missing"):
        load_policy(folder)


def test_a_notice_over_twelve_seconds_is_refused(tmp_path: Path) -> None:
    folder = spoiled(tmp_path, "prompts.en.yaml", "text: With your permission,", "text: With " + "very " * 20)
    with pytest.raises(PolicyError, match="longer than twelve seconds"):
        load_policy(folder)


def test_the_version_is_the_files_own(tmp_path: Path) -> None:
    same = load_policy(spoiled(tmp_path / "a", "clinic.yaml", "Clinic", "Clinic"))
    other = load_policy(spoiled(tmp_path / "b", "clinic.yaml", "Riverbend Clinic", "Riverbend  Clinic"))
    shipped = load_policy(SHIPPED)
    assert same.version == shipped.version
    assert len(shipped.version) == 64
    assert other.version != shipped.version
