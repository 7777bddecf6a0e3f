"""The web process: HTTP, sockets, one task that listens for changed rows, and what every process runs.

uvicorn coordination.asgi:application
"""

import os

from django.core.asgi import get_asgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "coordination.settings")
http = get_asgi_application()  # sets the apps up: what follows imports models

from channels.routing import ProtocolTypeRouter, URLRouter  # noqa: E402
from django.conf import settings  # noqa: E402

from coordination.http.bodies import BodyLimit  # noqa: E402
from coordination.http.lifespan import Lifespan, in_threads  # noqa: E402
from coordination.http.listening import listen_for_changes  # noqa: E402
from coordination.http.sockets import closed_door, socket_routes  # noqa: E402
from coordination.log.running import before_anything, loops_of_every_process  # noqa: E402
from coordination.urls import api_modules  # noqa: E402
from telephony.doors.outermost import Outermost, limit_of  # noqa: E402

_others = [one for module in api_modules() for one in getattr(module, "socket_routes", [])]
sockets = URLRouter([*socket_routes, *_others, closed_door])
_web = BodyLimit(
    ProtocolTypeRouter({"http": http, "websocket": sockets}), settings.DATA_UPLOAD_MAX_MEMORY_SIZE, limit_of
)
_beside = [listen_for_changes, *map(in_threads, loops_of_every_process().values())]
_inside = Lifespan(_web, _beside, first=before_anything)
application = Outermost(_inside)  # a caller reaches a person even when nothing inside works (S12)
