"""Ringback on this machine, whole: PostgreSQL, perhaps Kafka, all processes in one, a simulated phone system.

It ends on Ctrl-C or SIGTERM and then stops what it started, along the way of a call: simulator, Ringback,
Kafka, PostgreSQL last.
"""

import argparse
import fcntl
import os
import signal
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager

from scripts import demo_facts, frontend, postgres
from scripts.demo_processes import Failed, Service, manage, running, wait_until_ready
from scripts.demo_state import LOGS, STATE, shown
from scripts.environment import kept_secrets, write_private
from scripts.install import InstallFailed
from scripts.kafka import Cluster, KafkaFailed
from scripts.ports import free_ports, is_taken
from scripts.progress import step

DATABASE = "ringback"
YESTERDAY = "yesterday"


def options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="make demo", description=__doc__)
    parser.add_argument("--kafka", action="store_true", help="on a real local Kafka (make demo KAFKA=1)")
    parser.add_argument("--no-simulator", action="store_true", help="no calls but your own")
    parser.add_argument("--speed", type=float, help="how much faster than life the calls are played")
    parser.add_argument(
        "--on-call", help="what the paged on-call does in turn: takes, voicemail, no_answer, busy"
    )
    parser.add_argument("--only", help="play these stories only, names separated by commas")
    parser.add_argument("--once", action="store_true", help="play every story once, then call no more")
    parser.add_argument("--count", type=int, help="stop calling after so many calls")
    return parser.parse_args()


@contextmanager
def only_demo_here() -> Iterator[None]:
    """Hold the folder's lock, or say who does."""
    STATE.mkdir(parents=True, exist_ok=True)
    with (STATE / "demo.lock").open("a+") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            lock.seek(0)
            other = lock.read().strip()
            raise Failed(f"A demo runs in this folder already (process {other}): stop it there.") from None
        lock.truncate(0)
        lock.write(str(os.getpid()))
        lock.flush()
        yield


def main() -> None:
    chosen = options()
    # A shell without job control starts what is in the background deaf to it, and nobody could stop us.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    for sign in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(sign, lambda *_: sys.exit(0))
    try:
        with only_demo_here(), ExitStack() as started:
            try:
                run(chosen, started)
            finally:  # a second Ctrl-C must not leave half of it behind
                for sign in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
                    signal.signal(sign, signal.SIG_IGN)
                print("\nstopping ...", flush=True)
    except KeyboardInterrupt:
        print("stopped.")
    except (Failed, InstallFailed, KafkaFailed, postgres.PostgresFailed) as problem:
        sys.exit(f"\n{problem}")


def run(chosen: argparse.Namespace, started: ExitStack) -> None:
    """Start one after the other; `started` undoes it in the opposite order."""
    began = time.monotonic()
    port = int(os.environ.get("RINGBACK_PORT") or 8000)
    if is_taken(port):
        raise Failed(
            f"Port {port} is taken by another program: choose one, as in RINGBACK_PORT=8001 make demo"
        )
    url = f"http://localhost:{port}"
    frontend.build_if_stale()

    with step("starting PostgreSQL"):
        server = postgres.start(STATE / "postgres")
    started.callback(postgres.stop, server)
    roles = postgres.create_roles(server.superuser_url, DATABASE)
    bootstrap = start_kafka(started) if chosen.kafka else None

    secrets = kept_secrets(STATE / "secrets.json")
    rest = free_ports(1)[0]  # where the simulated Twilio takes our requests to call somebody
    env = demo_facts.environment(
        secrets, roles.application_url, port=port, url=url, kafka=bootstrap, api=f"http://127.0.0.1:{rest}"
    )
    database = server.superuser_url.removesuffix("/postgres") + f"/{DATABASE}"
    people = prepare(database, roles.owner_url, env)
    facts = demo_facts.facts(url=url, people=people, env=env, kafka=bootstrap, database=database)
    write_private(STATE / "demo.json", facts)

    with step("starting Ringback"):
        words = ["manage.py", "transcriber"]
        transcriber = started.enter_context(running("transcriber", words, env, patience=30))
        up = started.enter_context(running("up", ["manage.py", "up"], env, patience=20))
        wait_until_ready(url, up)
    services = [up, transcriber]
    if not chosen.no_simulator:
        # A day of calls lies behind it: a draft of the policy can be tried on them. It ends by itself.
        words = ["manage.py", "demo_yesterday"]
        services.append(started.enter_context(running(YESTERDAY, words, env, patience=5)))
        words = simulator_words(chosen, url, rest)
        services.append(started.enter_context(running("simulator", words, env, patience=5)))
    print(demo_facts.welcome(url, people, simulator=not chosen.no_simulator, kafka=bootstrap))
    ready = f"Ready after {time.monotonic() - began:.0f} s"
    print(f"{ready}. Logs in {shown(STATE / LOGS)}. Ctrl-C stops everything.", flush=True)
    watch(services)


def prepare(database: str, owner_url: str, env: dict[str, str]) -> demo_facts.People:
    """Migrate and seat the people; both again only for another database or other code."""
    wanted = demo_facts.prepared_for(database)
    marker = STATE / "prepared"
    if (
        marker.exists()
        and marker.read_text() == wanted
        and (kept := demo_facts.kept_people(STATE / "demo.json"))
    ):
        return kept
    with step("migrating the database"):
        manage(["migrate", "--verbosity", "0"], {**env, "RINGBACK_DATABASE_OWNER_URL": owner_url})
    with step("seating the demo's people"):
        people = demo_facts.people(env, STATE / "demo.json")
        manage(["demo_policy"], env)
    marker.write_text(wanted)
    return people


def start_kafka(started: ExitStack) -> str:
    """One node with the data of the last time."""
    with step("starting Kafka"):
        cluster = started.enter_context(Cluster(STATE / "kafka-data"))
    return cluster.bootstrap


def simulator_words(chosen: argparse.Namespace, url: str, rest: int) -> list[str]:
    """The simulator's command line."""
    state = str(STATE / "demo.json")
    words = ["-m", "telephony.simulator", "--url", url, "--state", state, "--rest-port", str(rest)]
    for name in ("speed", "count", "only", "on_call"):
        if (value := getattr(chosen, name)) is not None:
            words += [f"--{name.replace('_', '-')}", str(value)]
    return [*words, *(["--once"] if chosen.once else [])]


def watch(services: list[Service]) -> None:
    """Until Ringback ends by itself, which is a failure. The others may end: that is said once."""
    up, *others = services
    while up.child.poll() is None:
        for service in list(others):
            if (code := service.child.poll()) is not None:
                others.remove(service)
                if (service.name, code) != (YESTERDAY, 0):
                    print(f"The {service.name} ended ({code}): {service.last_lines(3)}", flush=True)
        time.sleep(0.5)
    raise Failed(f"Ringback ended by itself:\n{up.last_lines()}")


if __name__ == "__main__":
    main()
