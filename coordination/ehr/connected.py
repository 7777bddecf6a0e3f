"""Which directory is asked: the clinic's, or for practice the invented people (S14)."""

from functools import cache
from pathlib import Path

from django.conf import settings

from coordination.ehr.memory import MemoryDirectory, NoDirectory, directory_of
from coordination.ehr.port import Directory

INVENTED = Path(__file__).parent / "invented_people.yaml"
PRACTICE = "practice"


@cache
def _of_file(path: str, issuer: str) -> MemoryDirectory:
    return directory_of(Path(path), issuer)


def directory_for(mode: str) -> Directory:
    """The directory for calls of this mode. A practice patient's id is no real one's."""
    if mode == PRACTICE:
        return _of_file(str(INVENTED), PRACTICE)
    return clinics_directory()


def clinics_directory() -> Directory:
    """The file of RINGBACK_DIRECTORY; without one nobody is found."""
    path: str = settings.RINGBACK_DIRECTORY
    return _of_file(path, Path(path).stem) if path else NoDirectory()
