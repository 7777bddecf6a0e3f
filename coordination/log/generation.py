"""Which life of the log this is: one more after each restore from a backup.

It stands in the Kafka topic's name, in every record's headers and in checkpoints. A consumer that meets
another one stops and says so: what it has seen may never have happened in this life.
"""

from coordination.log.database import rows


def current() -> int:
    ((generation,),) = rows("SELECT max(generation) FROM log_generation")
    number: int = generation
    return number


def begin_next() -> int:
    """After a restore: the number of the new generation."""
    ((generation,),) = rows(
        "INSERT INTO log_generation (generation) SELECT max(generation) + 1 FROM log_generation"
        " RETURNING generation"
    )
    number: int = generation
    return number


def topic(generation: int) -> str:
    return f"care.events.{generation}"
