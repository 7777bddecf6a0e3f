"""When each phone system was last asked what we had missed, so that the next asking begins there."""

from datetime import datetime

from django.db import models


class PhoneSystem(models.Model):
    """`seen_at`: up to then we know what it knows. `away_since`: it is out of reach, and was since then."""

    source = models.TextField(primary_key=True)
    seen_at = models.DateTimeField()
    away_since = models.DateTimeField(null=True)

    class Meta:
        app_label = "doors"
        db_table = "phone_system"

    def __str__(self) -> str:
        return f"phone system {self.source}"


def seen(source: str) -> PhoneSystem | None:
    return PhoneSystem.objects.filter(source=source).first()


def came_back(source: str, moment: datetime) -> None:
    """It answered: all up to `moment` is known."""
    PhoneSystem.objects.update_or_create(source=source, defaults={"seen_at": moment, "away_since": None})


def went_away(source: str) -> None:
    """It does not answer. What we do not know of it began when it was last seen, not now."""
    PhoneSystem.objects.filter(source=source, away_since=None).update(away_since=models.F("seen_at"))
