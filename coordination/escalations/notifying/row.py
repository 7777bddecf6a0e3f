"""Messages that wait to be sent: the worker's own list, with no word and no number; and where a push goes."""

from django.db import models

from coordination.log.sealed_column import SealedTextField


class WaitingMessage(models.Model):
    """One message to whoever is on call. It is gone once it was sent, or given up."""

    id = models.UUIDField(primary_key=True)
    channel = models.TextField(default="sms")
    escalation = models.UUIDField()
    step = models.TextField()
    round = models.IntegerField()
    person = models.TextField()
    name = models.TextField()
    asked_at = models.DateTimeField()
    tries = models.IntegerField(default=0)
    not_before = models.DateTimeField()

    class Meta:
        db_table = "escalation_messages"
        indexes = [models.Index(fields=["not_before"], name="escalation_messages_next")]

    def __str__(self) -> str:
        return f"message {self.id}"


class Browser(models.Model):
    """A browser that one of the staff wants to be told in. Its address is a key to it: sealed."""

    id = models.UUIDField(primary_key=True)
    person = models.UUIDField()
    address = SealedTextField()
    added_at = models.DateTimeField()

    class Meta:
        db_table = "escalation_browsers"
        indexes = [models.Index(fields=["person"], name="escalation_browsers_person")]

    def __str__(self) -> str:
        return f"browser {self.id}"
