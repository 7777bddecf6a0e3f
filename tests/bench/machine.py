"""What a run was measured on, in one sentence each."""

import os
import platform
from pathlib import Path

import msgspec


class Machine(msgspec.Struct, frozen=True, kw_only=True):
    cores: int
    processor: str
    memory_gib: float
    system: str
    python: str
    postgresql: str
    kafka: str

    def lines(self) -> list[str]:
        return [
            f"{self.cores} cores, {self.processor}, {self.memory_gib:.0f} GiB of memory",
            f"{self.system}, Python {self.python}, PostgreSQL {self.postgresql}, Kafka {self.kafka}",
        ]


def machine(postgresql: str) -> Machine:
    from scripts.kafka_broker import CACHE

    jars = [path.stem for path in CACHE.glob("**/kafka_2.13-*.jar")]
    return Machine(
        cores=len(os.sched_getaffinity(0)),
        processor=_processor(),
        memory_gib=os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30,
        system=f"{platform.system()} {platform.release()}",
        python=platform.python_version(),
        postgresql=postgresql,
        kafka=jars[0].removeprefix("kafka_2.13-") if jars else "not installed",
    )


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text().splitlines()
    except OSError:
        return platform.processor() or platform.machine()
    names = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return names[0] if names else platform.machine()
