"""The doors that are sockets."""

from django.urls import path

from telephony.doors.twilio.media import MediaConsumer

websocket_urlpatterns = [path("telephony/twilio/media", MediaConsumer.as_asgi())]
