"""The table behind the projection `transcripts`."""

from django.db import models


class TranscriptRow(models.Model):
    """What is known of a call's transcript, without a word of it (ADR-0016).

    `passes` counts by pass, under `<live or post_call>/<settings>`: engine, model, language, how many
    segments and words it heard, how many of them people edited, and how far it came. `not_heard` are the
    seconds of each round: the live hearing, and every run up to a completed post-call pass; apart from them,
    what such a run gave up.
    """

    id = models.UUIDField(primary_key=True)
    version = models.BigIntegerField(default=0)
    mode = models.TextField(default="")
    passes = models.JSONField(default=dict)
    not_heard = models.JSONField(default=dict)
    completed = models.IntegerField(default=0)
    completed_pass = models.TextField(default="")
    last_live = models.TextField(default="")
    last_post_call = models.TextField(default="")
    # Derived from the columns above: of the pass that is shown.
    state = models.TextField(default="none")
    engine = models.TextField(default="")
    model = models.TextField(default="")
    language = models.TextField(default="")
    words = models.IntegerField(default=0)
    edits = models.IntegerField(default=0)
    heard_until = models.FloatField(default=0.0)
    not_heard_seconds = models.FloatField(default=0.0)

    class Meta:
        db_table = "transcripts"

    def __str__(self) -> str:
        return f"transcript {self.id}"
