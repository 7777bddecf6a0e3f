"""Browser sessions past their time are deleted: they open nothing, and name who sat where."""

from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.db.models import Exists, OuterRef
from django.utils import timezone


def delete_ended_sessions() -> None:
    """The sessions that have expired, and from the list of sessions (address, browser) those that ended."""
    Session.objects.filter(expire_date__lt=timezone.now()).delete()
    going_on = Session.objects.filter(session_key=OuterRef("session_key"))
    UserSession.objects.filter(~Exists(going_on)).delete()
