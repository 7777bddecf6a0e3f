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
