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


def test_one_claim_takes_one_job_whatever_the_planner_knows_of_the_table(committed: Database) -> None:
    """It knows of one row, so that it chooses anew for every row there is: each choice would then pass over
    what the one before has locked, and the claim take several."""
    with committed.connect() as outside:
        jobs.want(uuid4(), "a", urgent=False, seconds=60.0)
        outside.execute("ANALYZE transcription_pass")
        for _ in range(5):
            jobs.want(uuid4(), "a", urgent=False, seconds=60.0)
        assert jobs.claim(uuid4()) is not None
        count = "SELECT count(*) FROM transcription_pass WHERE state = 'running'"
        assert outside.execute(count).fetchone() == (1,)
