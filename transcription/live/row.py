"""Where the transcriber is in calls that last: its own notes, not a read model."""

from django.db import models


class LivePlace(models.Model):
    """How far a channel of a call is answered for, written in the transaction that records its words: a
    transcriber that begins again goes on exactly there."""

    pk = models.CompositePrimaryKey("call", "channel")
    call = models.UUIDField()
    channel = models.TextField()
    milliseconds = models.IntegerField()
    at = models.DateTimeField()

    class Meta:
        app_label = "live"
        db_table = "live_place"


class LiveLag(models.Model):
    """How late the live words of a call are, as it was at `at`."""

    call = models.UUIDField(primary_key=True)
    seconds = models.FloatField()
    at = models.DateTimeField()

    class Meta:
        app_label = "live"
        db_table = "live_lag"
