"""What happens to what is kept of a call, in words for the timeline."""

from audit.records import events as e
from coordination.http.since import says

NAMES: dict[e.Kept, str] = {
    "audio": "the recording",
    "words": "the words",
    "masked": "the hidden numbers",
    "quote": "the caller's words on an escalation",
}

says(e.RecordDestructionOrdered, lambda event: f"{NAMES[event.kept]} must be destroyed: the caller said no")
says(e.RecordDestructionDue, lambda event: f"the time to destroy {NAMES[event.kept]} came")
says(e.RecordDestroyed, lambda event: f"destroyed {NAMES[event.kept]} for good")
