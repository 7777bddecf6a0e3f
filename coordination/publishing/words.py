"""How what happens to policy reads after its actor's name."""

from coordination.http.since import says
from coordination.policy import events as e
from coordination.publishing.titles import title_of

SIGNED = {"notices": "the notices", "backups": "the backups", "downtime_drill": "the downtime drill"}

says(e.PolicyProposed, lambda event: f"proposed {title_of(event.name)}, draft {event.draft}")
says(e.PolicyPublished, lambda event: f"published {title_of(event.name)}, number {event.number}")
says(e.PolicyWithdrawn, lambda event: f"withdrew {title_of(event.name)}: what ships is in force")
says(e.PolicySigned, lambda event: f"signed {SIGNED[event.subject]}")
says(e.PolicyShipped, "put documents that ship on record")
says(e.PolicyTakenUp, "took up another version of the policy")
