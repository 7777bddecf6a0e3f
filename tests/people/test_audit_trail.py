"""Changes of an account are on record, and no secret is in that record."""

import pytest
from auditlog.models import LogEntry

from tests.people.accounts import person, token_of

pytestmark = pytest.mark.django_db


def test_a_changed_role_is_on_record() -> None:
    someone = person("navigator", "Ana Quintero")
    someone.role = "supervisor"
    someone.save()
    newest = LogEntry.objects.get_for_object(someone).first()
    assert newest is not None
    assert newest.changes == {"role": ["navigator", "supervisor"]}


def test_no_password_and_no_token_is_in_the_record() -> None:
    someone = person("navigator", "Ana Quintero")
    someone.set_password("quite-long-enough-1")
    someone.save()
    secret = token_of(someone)
    told = " ".join(str(entry.changes) for entry in LogEntry.objects.all())
    assert someone.password not in told
    assert secret not in told
    assert "hash" not in told
