"""The doors stand at the root, not under /api/v1/: phone systems have their addresses by heart."""

from telephony.doors.routing import websocket_urlpatterns
from telephony.doors.urls import urlpatterns

root_routes = urlpatterns
socket_routes = websocket_urlpatterns
