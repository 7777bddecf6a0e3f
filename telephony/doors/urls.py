"""Where phone systems knock."""

from django.urls import path

from telephony.doors.cloud_events import receive_events
from telephony.doors.uploads import receive_recording

urlpatterns = [
    path("telephony/events", receive_events, name="telephony_events"),
    path("telephony/recordings", receive_recording, name="telephony_recordings"),
]
