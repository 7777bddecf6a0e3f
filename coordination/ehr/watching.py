"""Looks at the EHR's merges every few minutes, beside the clock."""

import threading

import structlog
from django.db import connection

from coordination.ehr.merges import take_in_merges
from coordination.ehr.port import DirectoryAway
from coordination.log.faults import is_passing

EVERY_SECONDS = (
    300.0  # a merge is a registrar's work of minutes; a call confirmed meanwhile reads the chart itself
)

logger = structlog.get_logger(__name__)


def run_watching(stop: threading.Event) -> None:
    """Until told to stop. An EHR or a database that is away is looked at again the next time."""
    while not stop.is_set():
        try:
            take_in_merges()
        except Exception as error:
            if not isinstance(error, DirectoryAway) and not is_passing(error):
                raise
            logger.warning("merges_wait", error=type(error).__name__)
        connection.close()
        stop.wait(EVERY_SECONDS)
