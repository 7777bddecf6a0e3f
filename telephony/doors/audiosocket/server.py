"""The AudioSocket door: a TCP server on this machine, where an Asterisk brings the sound of its channels."""

import asyncio
import threading

import structlog

from telephony.doors.audiosocket.connection import Connection

log = structlog.get_logger()


async def serve(host: str, port: int) -> asyncio.Server:
    """Listening once it returns. Connections are served by the running loop."""

    async def connected(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            await Connection(reader, writer).serve()
        except Exception:  # a fault of ours ends this connection, and no other
            log.exception("media failed")
            writer.close()

    return await asyncio.start_server(connected, host, port)


def run_audiosocket(stop: threading.Event, host: str, port: int) -> None:
    """A loop of its own, until told to stop; what came until then is kept."""
    asyncio.run(_until(stop, host, port))


async def _until(stop: threading.Event, host: str, port: int) -> None:
    server = await serve(host, port)
    await asyncio.to_thread(stop.wait)
    server.close()
