"""Messages that wait to be sent: the worker's own list. It holds no word and no number."""

from django.db import models


class WaitingMessage(models.Model):
    """One message to whoever is on call. It is gone once it was sent, or given up."""

    id = models.UUIDField(primary_key=True)
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
