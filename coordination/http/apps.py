import sys
from typing import Any

import structlog
from django.apps import AppConfig
from django.core.signals import got_request_exception
from django.utils.module_loading import autodiscover_modules

log = structlog.get_logger()


def log_fault(sender: object, **_: Any) -> None:
    """Whatever a view that is not the API's let through: type and place, no message (S8)."""
    log.error("request failed", exc_info=sys.exc_info()[1])


class HttpConfig(AppConfig):
    name = "coordination.http"
    label = "http"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        # How a concept's events read: having the file is enough.
        autodiscover_modules("words")
        got_request_exception.connect(log_fault, dispatch_uid="ringback")
