"""Where phone systems knock."""

from django.urls import path

from telephony.doors.cloud_events import receive_events
from telephony.doors.twilio import callbacks, pages, voice
from telephony.doors.uploads import receive_recording

urlpatterns = [
    path("telephony/events", receive_events, name="telephony_events"),
    path("telephony/recordings", receive_recording, name="telephony_recordings"),
    path("telephony/twilio/voice", voice.voice, name="twilio_voice"),
    path("telephony/twilio/consent", voice.consent, name="twilio_consent"),
    path("telephony/twilio/greeting", voice.greeting, name="twilio_greeting"),
    path("telephony/twilio/after-dial", voice.after_dial, name="twilio_after_dial"),
    path("telephony/twilio/outbound", voice.outbound, name="twilio_outbound"),
    path("telephony/twilio/status", callbacks.status, name="twilio_status"),
    path("telephony/twilio/page-status", pages.status, name="twilio_page_status"),
    path("telephony/twilio/page-key", pages.key, name="twilio_page_key"),
    path("telephony/twilio/recording", callbacks.recording, name="twilio_recording"),
]
