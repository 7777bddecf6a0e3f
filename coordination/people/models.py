"""People who sign in. One account, one role; duties come with the role or as a grant."""

import uuid

from django.contrib.auth.models import AbstractUser
from django.contrib.postgres.fields import ArrayField
from django.db import models


class Role(models.TextChoices):
    """What an account may do: docs/access.md has the whole table."""

    NAVIGATOR = "navigator"
    FRONT_DESK = "front_desk"
    NURSE = "nurse"
    SUPERVISOR = "supervisor"
    AUDITOR = "auditor"
    MANAGER = "manager"
    ADMINISTRATOR = "administrator"


class Person(AbstractUser):
    """A member of staff. `username` is the sign-in name, `display_name` what colleagues read."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    display_name = models.CharField(max_length=120)
    role = models.CharField(max_length=20, choices=Role.choices)
    granted_duties = ArrayField(models.CharField(max_length=30), default=list, blank=True)
    # An invented person of the demo: no second factor, and every screen says so.
    demo = models.BooleanField(default=False)

    @property
    def initials(self) -> str:
        """`Dana Whitlock, RN` -> `DW`."""
        names = self.display_name.partition(",")[0].split()
        return "".join(name[0] for name in (names[:1] + names[1:][-1:])).upper()


class Token(models.Model):
    """A bearer token of a script: the secret itself is shown once and only its hash is kept.

    It has the scopes of its person's role, and ends with the person's account.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="tokens")
    name = models.CharField(max_length=60)
    hash = models.CharField(max_length=64, unique=True)
    created_at = models.DateTimeField(auto_now_add=True)
    revoked_at = models.DateTimeField(null=True)


class Presence(models.Model):
    """A screen that somebody has open now: one row a socket. See presence.py."""

    socket = models.TextField(primary_key=True)
    person = models.UUIDField()
    seen_at = models.DateTimeField()

    class Meta:
        db_table = "people_presence"
