"""Several workers on one list."""

from uuid import UUID, uuid4

from tests.log.conftest import at_once
from tests.servers import Database
from transcription.passes import jobs


def test_four_workers_at_once_never_get_the_same_job(committed: Database) -> None:
    calls = [uuid4() for _ in range(40)]
    for call in calls:
        jobs.want(call, "a", urgent=False, seconds=60.0)

    def work() -> list[UUID]:
        mine, got = uuid4(), []
        while (job := jobs.claim(mine)) is not None:
            got.append(job.call)
        return got

    got = [call for one in at_once(work, work, work, work) for call in one]
    assert sorted(got) == sorted(calls)
