"""A real Kafka on this machine, of one node or three, without a container engine.

    python -m scripts.kafka start --nodes 3 --folder /var/tmp/kafka

For tests, `Cluster`: start it, kill a node with -9, restart it, delete it all. Ports are free ones.
"""

import argparse
import shutil
import signal
import sys
import tempfile
import time
from pathlib import Path
from types import TracebackType
from typing import Self

from confluent_kafka import KafkaException
from confluent_kafka.admin import AdminClient

from scripts import kafka_broker
from scripts.kafka_broker import CACHE, Broker, KafkaFailed
from scripts.ports import free_ports
from scripts.progress import step

__all__ = ["Cluster", "KafkaFailed"]

PATIENCE = 90.0


class Cluster:
    """Nodes 1..n in `folder`; what was acknowledged there before is there again.

    With three nodes a message is on three and acknowledged by at least two (`acks=all`), so one node at a
    time may be killed and nothing acknowledged is lost. Start it from the main thread: nodes end with it.
    """

    def __init__(
        self,
        folder: Path,
        *,
        nodes: int = 1,
        cache: Path = CACHE,
        throughput: bool = False,
        java: tuple[str, ...] = (),
    ) -> None:
        if nodes not in (1, 3):
            raise ValueError("a cluster here has 1 node or 3")
        self.folder = folder
        self.nodes = range(1, nodes + 1)
        self._cache = cache
        self._throughput = throughput
        self._java = java
        self._running: dict[int, Broker] = {}
        found = free_ports(2 * nodes)
        self._ports = dict(zip(self.nodes, found[:nodes], strict=True))
        self._controllers = dict(zip(self.nodes, found[nodes:], strict=True))

    @property
    def bootstrap(self) -> str:
        """`bootstrap.servers` for clients."""
        return ",".join(f"127.0.0.1:{port}" for port in self._ports.values())

    @property
    def alive(self) -> list[int]:
        """Nodes whose process runs."""
        return [node for node, broker in self._running.items() if broker.poll() is None]

    def start(self) -> Self:
        """All nodes, ready for clients."""
        prepare(self._cache)
        return self.launch()

    def launch(self) -> Self:
        """`start` where the jars are there already."""
        self.folder.mkdir(parents=True, exist_ok=True)
        for node in self.nodes:
            self._prepare(node)
            self._launch(node)
        for node in self.nodes:
            self._wait_until_ready(node)
        return self

    def kill(self, node: int) -> None:
        """kill -9, as a power cut would."""
        self._running[node].kill()
        self._running[node].wait()

    def end(self, node: int) -> None:
        """SIGTERM, and wait for its orderly end."""
        self._running[node].terminate()
        self._running[node].wait(PATIENCE)

    def hang(self, node: int) -> None:
        """Stop the process without ending it; `resume` lets it go on."""
        self._running[node].send_signal(signal.SIGSTOP)

    def resume(self, node: int) -> None:
        """Let a node that hangs go on."""
        self._running[node].send_signal(signal.SIGCONT)

    def restart(self, node: int) -> None:
        """Start a killed node again, on its port and its disk, and wait until it serves."""
        self._launch(node)
        self._wait_until_ready(node)

    def stop(self) -> None:
        """Kill all: three nodes that say good-bye in order take six seconds, and lose no less."""
        for node in self.alive:
            self.kill(node)

    def __enter__(self) -> Self:
        try:
            return self.start()
        except BaseException:
            self.stop()
            raise

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()

    def _prepare(self, node: int) -> None:
        data = self.folder / f"n{node}"
        replicas = len(self.nodes)
        voters = ",".join(f"{one}@127.0.0.1:{port}" for one, port in self._controllers.items())
        values = {
            "node": node,
            "data": data,
            "voters": voters,
            "port": self._ports[node],
            "controller_port": self._controllers[node],
            "replicas": replicas,
            "min_in_sync": 2 if replicas == 3 else 1,
        }
        kafka_broker.write_settings(self._settings(node), values)
        if (data / "meta.properties").exists():
            return
        # A formatted folder is the same for every cluster of ours: a copy spares a second of Java a node.
        formatted = self._cache / "formatted" / f"{replicas}-n{node}"
        if formatted.exists():
            if not data.exists():
                shutil.copytree(formatted, data)
            return
        kafka_broker.format_storage(self._settings(node), self._cache)
        _keep(data, formatted)

    def _settings(self, node: int) -> Path:
        return self.folder / f"n{node}.properties"

    def _launch(self, node: int) -> None:
        log = self.folder / f"n{node}.log"
        self._running[node] = kafka_broker.run(
            self._settings(node), log, *self._java, cache=self._cache, throughput=self._throughput
        )

    def _wait_until_ready(self, node: int) -> None:
        # log_level 0: a client that outlives its broker otherwise writes to stderr for ever.
        client = AdminClient({"bootstrap.servers": f"127.0.0.1:{self._ports[node]}", "log_level": 0})
        deadline = time.monotonic() + PATIENCE
        while True:
            if self._running[node].poll() is not None:
                raise KafkaFailed(f"node {node} ended: {(self.folder / f'n{node}.log').read_text()[-2000:]}")
            if time.monotonic() > deadline:
                raise KafkaFailed(f"node {node} was not ready within {PATIENCE:.0f} s")
            try:
                if set(self.alive) <= set(client.list_topics(timeout=0.5).brokers):
                    return
            except KafkaException:
                continue


def prepare(cache: Path = CACHE) -> None:
    """What every cluster shares, made where it is missing: the jars and the archive of their classes."""
    kafka_broker.fetch(cache)
    archive_classes(cache)


def archive_classes(cache: Path = CACHE) -> None:
    """Once: let a node write the archive of its loaded classes; later starts are 1.8 times faster."""
    archive = cache / "classes.jsa"
    if archive.exists():
        return
    fresh = archive.with_suffix(".new")
    with tempfile.TemporaryDirectory(prefix="ringback-kafka-") as place:
        cluster = Cluster(Path(place), cache=cache, java=(f"-XX:ArchiveClassesAtExit={fresh}",)).launch()
        cluster.end(1)
    fresh.rename(archive)


def _keep(data: Path, formatted: Path) -> None:
    """Copy `data` to `formatted` whole or not at all, since two runs may format the same node at once."""
    formatted.parent.mkdir(parents=True, exist_ok=True)
    beside = Path(tempfile.mkdtemp(dir=formatted.parent))
    shutil.copytree(data, beside / "n")
    try:
        (beside / "n").rename(formatted)
    except OSError:
        # The other run was first; a formatted folder is the same for both.
        if not formatted.exists():
            raise
    finally:
        shutil.rmtree(beside)


def main() -> None:
    """Start a cluster and keep it until Ctrl-C; or only prepare what any will need."""
    parser = argparse.ArgumentParser(description="A real Kafka on this machine, until Ctrl-C.")
    parser.add_argument("command", choices=["prepare", "start"])
    parser.add_argument("--nodes", type=int, choices=(1, 3), default=1)
    parser.add_argument("--folder", type=Path)
    options = parser.parse_args()
    if options.command == "prepare":
        with step("preparing a local Kafka"):
            prepare()
        return
    if options.folder is None:
        parser.error("start needs --folder")
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    began = time.monotonic()
    with Cluster(options.folder, nodes=options.nodes) as cluster:
        print(
            f"{cluster.bootstrap}   (ready after {time.monotonic() - began:.1f} s, Ctrl-C ends it)",
            flush=True,
        )
        try:
            signal.pause()
        except KeyboardInterrupt:
            print()


if __name__ == "__main__":
    main()
