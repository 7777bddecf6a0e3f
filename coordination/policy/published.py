"""The policy in force: the files that ship, and over them what was published; their hash is its version.

    policy().hours.open_at(at)
    policy().prompt("notice", "es").text

A changed file counts from the next start, a published document in every process within two seconds
(ADR-0019).
"""

from collections.abc import Mapping
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path

import msgspec

from coordination.policy.barriers import barriers_of
from coordination.policy.checks import check_references, check_roster
from coordination.policy.clinic import Clinic, DutiesFile, Duty, Line, LinesFile
from coordination.policy.consent_answers import (
    ConsentAnswers,
    ConsentAnswersFile,
    consent_answers_of,
)
from coordination.policy.cues import Cues, CuesFile, cues_of
from coordination.policy.escalation import EscalationFile, EscalationPolicy, escalation_of
from coordination.policy.handoff_map import HandoffMap, handoff_map_of
from coordination.policy.handoff_map_checks import Known, check_handoff_map
from coordination.policy.handoff_map_file import HandoffMapFile
from coordination.policy.hours import Hours, HoursFile
from coordination.policy.identity import IdentityFile, IdentityPolicy, identity_of
from coordination.policy.in_force import IN_FORCE
from coordination.policy.masking import MaskingFile, MaskingWords, masking_words_of
from coordination.policy.plans import FollowupPlan, FollowupsFile, plans_of
from coordination.policy.prompts import Prompt, PromptsFile, prompts_of
from coordination.policy.protected import Protected, ProtectionsFile, protected_of
from coordination.policy.reading import files_of, typed, version_of
from coordination.policy.reasons import ReasonsFile, ReasonsPolicy, reasons_of
from coordination.policy.refusals import Refusals, RefusalsFile, refusals_of
from coordination.policy.repeated_contact import (
    RepeatedContact,
    RepeatedContactFile,
    repeated_contact_of,
)
from coordination.policy.retention import Retention, RetentionFile, retention_of
from coordination.policy.rollout import Rollout, RolloutFile, check_rollout, refuse_acting, rollout_of
from coordination.policy.roster import Roster
from coordination.policy.roster_file import RosterFile
from coordination.policy.transcription import (
    TranscriptionFile,
    TranscriptionPolicy,
    transcription_of,
)
from coordination.policy.triggers import ContextFile, Triggers, TriggersFile, WordsFile, triggers_of
from coordination.policy.vendors import RegisteredVendor, VendorEntry, VendorsFile

LANGUAGES = ("en", "es")


class Policy(msgspec.Struct, frozen=True, kw_only=True):
    """Everything that the clinic decided, as one immutable value."""

    version: str
    clinic: Clinic
    hours: Hours
    lines: dict[str, Line]
    duties: dict[str, Duty]
    plans: dict[str, FollowupPlan]
    prompts: dict[tuple[str, str], Prompt]
    vendors: dict[str, VendorEntry]
    consent_answers: ConsentAnswers
    masking: MaskingWords
    retention: Retention
    refusals: Refusals
    transcription: TranscriptionPolicy
    roster: Roster
    handoff_map: HandoffMap
    escalation: EscalationPolicy
    rollout: Rollout
    identity: IdentityPolicy
    repeated_contact: RepeatedContact
    reasons: ReasonsPolicy
    protected: Protected
    triggers: Triggers
    barriers: Triggers
    cues: Cues

    def line_of_number(self, number: str) -> Line | None:
        """The line with that E.164 number."""
        return next((line for line in self.lines.values() if line.number == number), None)

    def followup(self, name: str) -> FollowupPlan:
        """A plan of followups.yaml by its name: callback, voicemail, promised."""
        return self.plans[name]

    def prompt(self, name: str, language: str) -> Prompt:
        """A prompt in the caller's language, in the clinic's own where that language has none."""
        found = self.prompts.get((name, language))
        return found if found is not None else self.prompts[(name, self.clinic.language)]

    def vendor(self, host: str, on: date | None = None) -> RegisteredVendor | None:
        """The entry of a host that we may speak to on that day (today); None is a refusal."""
        day = on or datetime.now(UTC).date()
        entry = next((entry for entry in self.vendors.values() if entry.host == host), None)
        return entry.in_force(day) if entry is not None else None


def load_policy(folder: Path) -> Policy:
    """The policy of a folder, or a PolicyError that names file and field."""
    return policy_of(files_of(folder))


def policy_of(files: Mapping[str, bytes]) -> Policy:
    """The policy that these files are, or a PolicyError that names file and field."""
    clinic = typed(files, "clinic.yaml", Clinic)
    prompts: dict[tuple[str, str], Prompt] = {}
    for language in LANGUAGES:
        prompts |= prompts_of(language, typed(files, f"prompts.{language}.yaml", PromptsFile))
    followups = typed(files, "followups.yaml", FollowupsFile)
    lines = typed(files, "lines.yaml", LinesFile).lines
    duties = typed(files, "duties.yaml", DutiesFile).duties
    hours = Hours.of(typed(files, "hours.yaml", HoursFile), clinic.zone)
    roster = typed(files, "roster.yaml", RosterFile)
    check_references(followups, lines, duties, LANGUAGES)
    check_roster(roster, duties)
    handoffs = typed(files, "handoff_map.yaml", HandoffMapFile)
    known = Known(duties=duties, plans=followups.plans, prompts=prompts, languages=LANGUAGES)
    check_handoff_map(handoffs, known)
    contexts = {language: typed(files, f"context.{language}.yaml", ContextFile) for language in LANGUAGES}
    rollout = typed(files, "rollout.yaml", RolloutFile)
    check_rollout(rollout, handoffs.queues)
    return Policy(
        version=version_of(files),
        clinic=clinic,
        hours=hours,
        handoff_map=handoff_map_of(handoffs),
        escalation=escalation_of(typed(files, "escalation.yaml", EscalationFile)),
        rollout=rollout_of(rollout),
        identity=identity_of(typed(files, "identity.yaml", IdentityFile)),
        repeated_contact=repeated_contact_of(typed(files, "repeated_contact.yaml", RepeatedContactFile)),
        reasons=reasons_of(typed(files, "reasons.yaml", ReasonsFile)),
        protected=protected_of(typed(files, "protections.yaml", ProtectionsFile)),
        triggers=triggers_of(
            typed(files, "triggers.yaml", TriggersFile),
            {language: typed(files, f"triggers.{language}.yaml", WordsFile) for language in LANGUAGES},
            contexts,
        ),
        barriers=barriers_of(
            {language: typed(files, f"barriers.{language}.yaml", WordsFile) for language in LANGUAGES},
            contexts,
        ),
        cues=cues_of(
            typed(files, "cues.yaml", CuesFile),
            {language: typed(files, f"cues.{language}.yaml", WordsFile) for language in LANGUAGES},
            contexts,
        ),
        lines=lines,
        duties=duties,
        plans=plans_of(followups),
        prompts=prompts,
        roster=Roster.of(roster, hours.zone, frozenset(hours.closed)),
        vendors=typed(files, "vendors.yaml", VendorsFile).vendors,
        transcription=transcription_of(typed(files, "transcription.yaml", TranscriptionFile)),
        retention=retention_of(typed(files, "retention.yaml", RetentionFile)),
        masking=masking_words_of(typed(files, "masking.yaml", MaskingFile)),
        refusals=refusals_of(typed(files, "refusals.yaml", RefusalsFile)),
        consent_answers=consent_answers_of(typed(files, "consent_answers.yaml", ConsentAnswersFile)),
    )


@cache
def shipped_files() -> Mapping[str, bytes]:
    """The files of RINGBACK_POLICY as they were at this process's start. PolicyError when something in them
    would act by telephone: that is published, never in a file."""
    from django.conf import settings

    files = files_of(Path(settings.RINGBACK_POLICY))
    refuse_acting(typed(files, "rollout.yaml", RolloutFile))
    return files


@cache
def shipped() -> Policy:
    """What those files say."""
    return policy_of(shipped_files())


def policy() -> Policy:
    """The policy by which this process decides now; one value from a decision's beginning to its end."""
    return IN_FORCE.now() or shipped()
