"""Which heard facts a transcript holds: an index of the log, for whoever appends to it."""

from django.db import models


class KnownFact(models.Model):
    """One fact of one call's transcript, by the id that `heard.py` makes of it."""

    pk = models.CompositePrimaryKey("call", "fact")
    call = models.UUIDField()
    fact = models.UUIDField()

    class Meta:
        db_table = "transcript_known_fact"

    def __str__(self) -> str:
        return f"fact {self.fact} of the transcript of call {self.call}"


class KnownUpto(models.Model):
    """Up to which version the facts of a call's transcript are in the index, and when that was last so."""

    call = models.UUIDField(primary_key=True)
    version = models.BigIntegerField(default=0)
    at = models.DateTimeField()

    class Meta:
        db_table = "transcript_known_upto"
        indexes = [models.Index(fields=["at"], name="transcript_known_at")]

    def __str__(self) -> str:
        return f"transcript of call {self.call} known up to {self.version}"
