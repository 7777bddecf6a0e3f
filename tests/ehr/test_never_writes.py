"""S1 as it stands today: what is not there cannot be done without a person's approval."""

import ast
from pathlib import Path

from coordination import ehr
from coordination.ehr.port import Directory

READS = {"issuer", "search", "chart", "merges"}
WAYS_OUT = {"aiohttp", "http", "httpx", "requests", "socket", "urllib", "fhirclient"}


def test_s1_the_way_to_an_ehr_has_nothing_that_writes() -> None:
    """Whoever adds a write adds its approval, and a test of this number for it."""
    public = {name for name in vars(Directory) if not name.startswith("_")}
    assert public == READS


def test_s1_nothing_there_speaks_to_another_machine() -> None:
    files = sorted(Path(str(ehr.__path__[0])).rglob("*.py"))
    assert len(files) >= 3
    imported = {name.partition(".")[0] for file in files for name in imports_of(file)}
    assert imported & WAYS_OUT == set()


def imports_of(file: Path) -> set[str]:
    names: set[str] = set()
    for node in ast.walk(ast.parse(file.read_text())):
        if isinstance(node, ast.Import):
            names |= {one.name for one in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names.add(node.module)
    return names
