"""A container's health: `python -m scripts.alive web`, or another service. Exit code 0 when well.

`web` is judged by its own /healthz. The others have no port: they are judged by what they achieve, which
/readyz of a web process says (RINGBACK_WEB, default http://web:8000). A web process that does not answer
says nothing about them, so that one failure is not shown as five. Standard library only.
"""

import json
import os
import sys
import urllib.error
import urllib.request


def asked(url: str) -> tuple[int, bytes]:
    """Status and body. The host that the application answers to is the first that it is told."""
    host = os.environ.get("RINGBACK_HOSTS", "localhost").split(",")[0]
    request = urllib.request.Request(url, headers={"Host": host})  # noqa: S310 - an address of ours
    try:
        with urllib.request.urlopen(request, timeout=5) as answer:  # noqa: S310
            return answer.status, answer.read()
    except urllib.error.HTTPError as error:
        return error.code, error.read()


def well(name: str) -> bool:
    """Whether this process, or the named part and all parts like it (`projection:calls`), is ok."""
    if name == "web":
        return asked("http://127.0.0.1:8000/healthz")[0] == 200
    try:
        _, body = asked(os.environ.get("RINGBACK_WEB", "http://web:8000") + "/readyz")
        said = json.loads(body)
    except (OSError, ValueError):
        return True
    kinds = {name, name.removesuffix("s")}
    return all(part["ok"] for key, part in said["parts"].items() if key.split(":")[0] in kinds)


if __name__ == "__main__":
    sys.exit(0 if well(sys.argv[1]) else 1)
