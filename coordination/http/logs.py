"""Structured logs: JSON lines on stderr, with a request id, without a patient word (S8).

Our own lines carry ids only. From other libraries' lines the arguments are left out, and from every
exception its message: both may quote what a person said. Type and place remain.
"""

import logging
import sys
import traceback
from collections.abc import MutableMapping
from typing import Any

import structlog

Line = MutableMapping[str, Any]


def without_messages(_: Any, __: str, line: Line) -> Line:
    """`exc_info` as type and frames, through causes."""
    given = line.pop("exc_info", None)
    error = given[1] if isinstance(given, tuple) else given if isinstance(given, BaseException) else None
    if given is True:
        error = sys.exc_info()[1]
    told: list[dict[str, object]] = []
    while error is not None and len(told) < 5:
        frames = traceback.extract_tb(error.__traceback__)[-12:]
        told.append(
            {"type": type(error).__qualname__, "at": [f"{f.filename}:{f.lineno} {f.name}" for f in frames]}
        )
        error = error.__cause__ or error.__context__
    if told:
        line["exception"] = told
    return line


def foreign(_: Any, __: str, line: Line) -> Line:
    """A library's line: its logger and its template, never what was filled in."""
    record: logging.LogRecord = line["_record"]
    template = str(record.msg)
    line["event"] = template if line.pop("positional_args", None) else _first_words(template)
    line["logger"] = record.name
    return line


def _first_words(text: str) -> str:
    """A text without a template may hold anything: enough of it to find the place in the library."""
    return " ".join(text.split()[:4])


SHARED: list[Any] = [
    structlog.contextvars.merge_contextvars,
    structlog.stdlib.add_log_level,
    structlog.processors.TimeStamper(fmt="iso", utc=True),
]


def logging_settings(level: str) -> dict[str, Any]:
    """Django's LOGGING. uvicorn's access log is off: ours has no address and no query string."""
    structlog.configure(
        processors=[
            structlog.stdlib.filter_by_level,
            *SHARED,
            structlog.stdlib.ProcessorFormatter.wrap_for_formatter,
        ],
        wrapper_class=structlog.stdlib.BoundLogger,
        logger_factory=structlog.stdlib.LoggerFactory(),
        cache_logger_on_first_use=False,
    )
    formatter = {
        "()": structlog.stdlib.ProcessorFormatter,
        "foreign_pre_chain": [*SHARED, foreign],
        "processors": [
            without_messages,
            structlog.stdlib.ProcessorFormatter.remove_processors_meta,
            structlog.processors.JSONRenderer(),
        ],
        "use_get_message": False,
        "pass_foreign_args": True,
    }
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"json": formatter},
        "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "json"}},
        "root": {"handlers": ["stderr"], "level": level},
        "loggers": {
            # Our middleware says what these would, without the address.
            "django.request": {"level": "CRITICAL", "propagate": False},
            "django.server": {"level": "CRITICAL", "propagate": False},
            "uvicorn.access": {"level": "CRITICAL", "propagate": False},
            "uvicorn.error": {"level": "WARNING"},
            "httpx": {"level": "WARNING"},
            "auditlog": {"level": "WARNING"},
        },
    }
