"""Which tests one worker takes whole, and which begin first: a plugin of pytest (`-p tests.schedule`).

The groups of `--dist loadgroup` cannot be used: with the structured node ids of pytest 9.2, pytest-xdist 3.8
ignores every group without a word (its issue 1386). The process that hands out tests knows nothing but their
paths, so a group is told by path.
"""

from typing import TYPE_CHECKING

import pytest
from xdist.scheduler import LoadScopeScheduling

if TYPE_CHECKING:
    from xdist.remote import Producer

# What shares three brokers, and what shares one server and one browser. Any other file is by itself.
TOGETHER = {
    "kafka": (
        "tests/faults/test_consumers.py",
        "tests/faults/test_kafka.py",
        "tests/faults/test_postgres.py",
        "tests/faults/test_relay.py",
        "tests/faults/test_running.py",
        "tests/faults/test_switching.py",
    ),
    "e2e": ("tests/e2e/",),
}
# What takes long begins first, so that the workers end together over many short tests. Most of these wait,
# for calls at their own speed, a broker or a browser, and leave the processors to the other workers.
FIRST = (
    "kafka",
    "e2e",
    "tests/faults/test_quick_pass.py",
    "tests/faults/test_transcriber.py",
    "tests/http/test_fuzz.py",
    "tests/faults/test_transcriber_killed.py",
    "tests/transcription/passes/test_audio_files.py",
    "tests/faults/test_killed_in_call.py",
    "tests/privacy/test_nowhere.py",
    "tests/scripts/test_services.py",
    "tests/faults/test_paging.py",
    "tests/routing/test_route_text.py",
)


def group_of(path: str) -> str:
    """The group of a test's file, which is a name of `TOGETHER` or the file itself."""
    return next((name for name, paths in TOGETHER.items() if path.startswith(paths)), path)


def rank(path: str) -> int:
    """0 for what begins first; one number for everything that can wait."""
    group = group_of(path)
    return FIRST.index(group) if group in FIRST else len(FIRST)


class Together(LoadScopeScheduling):
    """Hands out groups instead of modules, in the order in which they were collected."""

    def _split_scope(self, nodeid: str) -> str:
        return group_of(nodeid.partition("::")[0])


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: "Producer") -> Together:
    """Instead of the one that `--dist` names."""
    config.option.loadscopereorder = False
    return Together(config, log)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Among several workers, what takes long comes first."""
    for item in items:
        path = item.nodeid.partition("::")[0]
        if "kafka" in getattr(item, "fixturenames", ()) and group_of(path) != "kafka":
            raise pytest.UsageError(f"{path} would start brokers of its own: name it in tests/schedule.py")
    if hasattr(config, "workerinput"):
        items.sort(key=lambda item: rank(item.nodeid.partition("::")[0]))
