"""`manage.py up`: everything in one process: the web server, and the loops of the log beside it."""

from typing import Any

import uvicorn
from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from coordination.log.processes import all_loops
from coordination.log.running import Crew

# A second of sound is a few KiB. Without it a stranger's sixteen MiB, thirty-two times a socket, are kept in
# memory before anybody asks who it is. docker/ says the same.
LARGEST_SOCKET_MESSAGE = 64 * 1024
GRACE_SECONDS = 10  # for answers that are under way when the process is told to stop


def config_of(host: str, port: int) -> uvicorn.Config:
    """How the web server runs."""
    return uvicorn.Config(
        "coordination.asgi:application",
        host=host,
        port=port,
        lifespan="on",
        log_config=None,
        access_log=False,
        server_header=False,
        ws_max_size=LARGEST_SOCKET_MESSAGE,
        timeout_graceful_shutdown=GRACE_SECONDS,
    )


class Server(uvicorn.Server):
    """Stops when a loop of the crew has failed: half a Ringback must not look like a whole one."""

    def __init__(self, config: uvicorn.Config, crew: Crew) -> None:
        super().__init__(config)
        self._crew = crew

    async def on_tick(self, counter: int) -> bool:
        return await super().on_tick(counter) or self._crew.stop.is_set()


class Command(BaseCommand):
    help = "Run the web server, relay, projections, reactors and clock in one process."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--port", type=int, default=settings.RINGBACK_PORT)
        parser.add_argument("--host", default="127.0.0.1")

    def handle(self, *args: Any, **options: Any) -> None:
        config = config_of(options["host"], options["port"])
        crew = Crew(all_loops())
        crew.start()
        try:
            Server(config, crew).run()
        finally:
            crew.stop_all()
        if crew.failed:
            raise CommandError(f"{', '.join(crew.failed)} failed: the log says why.")
