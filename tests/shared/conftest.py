"""Real recordings and texts that are not ours to publish: SHARED, else ../shared/data beside the checkout."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.e2e.calling import Caller
from tests.e2e.ringback import Ringback
from tests.servers import ROOT


@pytest.fixture(scope="session")
def shared() -> Path:
    folder = Path(os.environ.get("SHARED") or ROOT.parent / "shared" / "data")
    if not (folder / "audio").is_dir():
        pytest.fail(
            f"{folder} holds no folder audio: say where the shared data is, as in SHARED=/data/shared"
        )
    return folder


@pytest.fixture(scope="package")
def ringback(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ringback]:
    server = Ringback(tmp_path_factory.mktemp("shared"))
    try:
        server.start()
        yield server
    finally:
        server.stop()


@pytest.fixture
def caller(ringback: Ringback) -> Iterator[Caller]:
    caller = Caller(ringback.url)
    yield caller
    caller.close()
