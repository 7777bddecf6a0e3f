"""The broker's programs: its jars from the Maven registry, its settings, and one node as a process.

What is the same for every cluster (jars, class archive, formatted folders) is made once, in one cache.
"""

import hashlib
import shutil
import signal
import subprocess
from collections.abc import Mapping
from pathlib import Path
from string import Template

from scripts.children import spawn

ROOT = Path(__file__).resolve().parent.parent
RECIPE = ROOT / "docker" / "kafka"
CACHE = ROOT / ".ringback" / "kafka"
CLUSTER_ID = "ringback-on-one-machine"


class KafkaFailed(Exception):
    """Kafka could not be fetched, formatted or started; the message says which and why."""


def fetch(cache: Path = CACHE) -> Path:
    """The folder of the broker's jars (44 MB); fetched when the list of them has changed."""
    jars, stamp = cache / "lib", cache / "lib.stamp"
    wanted = hashlib.sha256((RECIPE / "pom.xml").read_bytes()).hexdigest()
    if stamp.exists() and stamp.read_text() == wanted:
        return jars
    for program in ("java", "mvn"):
        if shutil.which(program) is None:
            raise KafkaFailed(f"{program} is missing: a local Kafka needs Java 17 and Maven (make install)")
    shutil.rmtree(jars, ignore_errors=True)
    cache.mkdir(parents=True, exist_ok=True)
    goal = ["dependency:copy-dependencies", "-DincludeScope=runtime", f"-DoutputDirectory={jars}"]
    _run(["mvn", "-B", "-ntp", "-q", "-f", RECIPE / "pom.xml", *goal], "fetching Kafka's jars")
    stamp.write_text(wanted)
    return jars


def java(*options: str, cache: Path = CACHE, throughput: bool = False) -> list[str | Path]:
    """The command line up to the class. Small and quick to start, or with the full compiler."""
    quick = [] if throughput else ["-XX:TieredStopAtLevel=1"]
    archive = cache / "classes.jsa"
    shared = [f"-XX:SharedArchiveFile={archive}"] if archive.exists() else []
    logging = f"-Dlog4j2.configurationFile={(RECIPE / 'log4j2.properties').as_uri()}"
    heap = ["-Xms128m", "-Xmx512m", "-XX:+UseSerialGC", "-Xshare:auto"]
    return ["java", *heap, *quick, *shared, *options, logging, "-cp", f"{cache / 'lib'}/*"]


def write_settings(path: Path, values: Mapping[str, object]) -> None:
    """The node's server.properties; a name that the template has and `values` has not is an error."""
    template = Template((RECIPE / "server.properties.template").read_text())
    path.write_text(template.substitute(values))


def format_storage(settings: Path, cache: Path = CACHE) -> None:
    """Give a new node its empty log folder."""
    tool = [*java(cache=cache), "kafka.tools.StorageTool", "format", "-t", CLUSTER_ID, "-c", settings]
    _run(tool, "formatting Kafka's folder")


def run(settings: Path, log: Path, *options: str, cache: Path = CACHE, throughput: bool = False) -> "Broker":
    """Start one node. It is killed when we end: what it acknowledged is on its disk."""
    with log.open("ab") as output:
        command = [*java(*options, cache=cache, throughput=throughput), "kafka.Kafka", settings]
        return spawn(command, output=output, dies_by=signal.SIGKILL)


Broker = subprocess.Popen[bytes]


def _run(command: list[str | Path], doing: str) -> None:
    done = subprocess.run([str(part) for part in command], capture_output=True, text=True, check=False)
    if done.returncode:
        raise KafkaFailed(f"{doing} failed:\n{(done.stdout + done.stderr).strip()[-2000:]}")
