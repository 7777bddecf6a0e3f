"""`python -m tests.e2e.heard CALL`: what a pass after it heard of a call, as the transcriber tells it."""

import sys
from uuid import UUID

import django


def main(call: UUID) -> None:
    from tests.transcription.transcripts.heard import completed, heard, marked, unheard
    from transcription.transcripts.appending import append_segments

    append_segments(
        call,
        [
            heard("Do you have the box with you?", 0.5, heard_in="post_call", channel="staff"),
            heard(
                "It says tan milligrams of lisinopril not twice a day.",
                6,
                heard_in="post_call",
                marks=(
                    marked("unsure", 2, 2),
                    marked("dose", 2, 3),
                    marked("drug", 5, 5),
                    marked("negation", 6, 6),
                ),
            ),
            unheard(12, 17, heard_in="post_call"),
            heard("I will call you back before three.", 20, heard_in="post_call", channel="staff"),
            completed(segments=3),
        ],
    )


if __name__ == "__main__":
    django.setup()
    main(UUID(sys.argv[1]))
