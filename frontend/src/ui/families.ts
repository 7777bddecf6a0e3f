/** The trigger families, in the order of the handoff map. */
export const FAMILIES = [
  "breathing",
  "chest_pain",
  "stroke",
  "bleeding",
  "severe_reaction",
  "medication_reaction",
  "overdose",
  "self_harm",
  "harm_to_others",
  "abuse",
  "pregnancy",
  "infant",
  "fainting",
  "severe_pain",
  "post_operative",
  "critical_result",
  "diagnosis_question",
  "medication_advice",
  "complaint",
  "consent_dispute",
  "legal",
];

export const familyName = (family: string): string =>
  family.charAt(0).toUpperCase() + family.slice(1).replaceAll("_", " ");
