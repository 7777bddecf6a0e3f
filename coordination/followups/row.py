"""The table behind the projection `followups`."""

from typing import Literal
from uuid import UUID

import msgspec
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import Q

from coordination.followups.noted import noted
from coordination.log.sealed_column import SealedTextField


class NotedWords(msgspec.Struct, frozen=True, kw_only=True):
    """Words of a call to be looked at. `words` is null once they were destroyed."""

    call: UUID
    trigger: UUID
    family: str
    tier: Literal["now", "review"]
    found: str
    segment: UUID
    start: float
    end: float
    words: str | None


OPEN = Q(is_open=True)


class FollowupRow(models.Model):
    """A follow-up as the worklist shows it. Number and free text are sealed; the hash serves searching.

    What depends on the time of day (breached, claimed, snoozed) is not here: it is asked for with `now`.
    `review_rank`, `due_hour`, `calm`, `due`, `opened`, `id` are the order of the worklist, as far as it does
    not depend on the time: see ordering.py. `urgency` is no column: urgent.py says it when a row is read.
    """

    urgency = 1

    id = models.UUIDField(primary_key=True)
    version = models.BigIntegerField(default=0)
    is_open = models.BooleanField(default=False)
    mode = models.TextField(default="live")
    outcome = models.TextField(default="")
    kind = models.TextField(default="")
    plan = models.TextField(default="")
    why = models.TextField(default="")
    heard = models.BooleanField(default=True)
    # Words that a person must look at: JSON, sealed, since family and quote say what is the matter.
    noted = SealedTextField(null=True)
    opened = models.DateTimeField(null=True)

    call = models.UUIDField(null=True)
    calls = ArrayField(models.UUIDField(), default=list)
    number = SealedTextField(null=True)
    number_hash = models.TextField(default="")
    series = models.IntegerField(default=0)
    withheld = models.BooleanField(default=False)
    line = models.TextField(default="")

    due = models.DateTimeField(null=True)
    duty = models.TextField(default="")
    fallback_duty = models.TextField(default="")

    owner = models.UUIDField(null=True)
    owner_name = models.TextField(default="")
    claimed_at = models.DateTimeField(null=True)
    claimed_until = models.DateTimeField(null=True)
    snoozed_until = models.DateTimeField(null=True)

    promised_by = models.TextField(default="")
    promised_for = models.DateTimeField(null=True)
    promised_what = SealedTextField(null=True)

    attempts = models.JSONField(default=list)
    in_vain = models.IntegerField(default=0)
    contacted = models.BooleanField(default=False)
    next_attempt = models.DateTimeField(null=True)
    dialed = models.UUIDField(null=True)
    proposed_why = models.TextField(default="")
    proposed_call = models.UUIDField(null=True)

    # Derived: the order of the worklist.
    review_rank = models.SmallIntegerField(default=1)
    due_hour = models.DateTimeField(null=True)
    calm = models.SmallIntegerField(default=0)

    class Meta:
        db_table = "followups"
        indexes = [
            models.Index(
                fields=["review_rank", "due_hour", "calm", "due", "opened", "id"],
                condition=OPEN,
                name="followups_order",
            ),
            # One small read for all counts: it holds every column that a view asks about.
            models.Index(
                fields=["duty", "owner", "claimed_until", "snoozed_until", "due"],
                include=["kind", "contacted", "withheld"],
                condition=OPEN,
                name="followups_views",
            ),
            models.Index(fields=["owner"], condition=OPEN & Q(owner__isnull=False), name="followups_owner"),
            models.Index(fields=["opened", "id"], condition=OPEN, name="followups_oldest"),
            models.Index(fields=["due"], condition=OPEN & Q(withheld=True), name="followups_withheld"),
            models.Index(
                fields=["snoozed_until"],
                condition=OPEN & Q(snoozed_until__isnull=False),
                name="followups_snoozed",
            ),
            models.Index(fields=["opened"], condition=Q(outcome="spam"), name="followups_spam"),
            models.Index(fields=["number_hash", "series"], name="followups_number"),
            GinIndex(fields=["calls"], name="followups_calls"),
        ]

    def __str__(self) -> str:
        return f"follow-up {self.id}"

    @property
    def noted_words(self) -> list[NotedWords]:
        """The words to look at, in the order in which they were found."""
        return msgspec.json.decode(self.noted, type=list[NotedWords]) if self.noted else []

    @property
    def noted_as(self) -> str:
        """What the most urgent of them was taken for, in a few words; empty without any."""
        words = sorted(self.noted_words, key=lambda one: one.tier)
        return noted(words[0].found, words[0].family) if words else ""
