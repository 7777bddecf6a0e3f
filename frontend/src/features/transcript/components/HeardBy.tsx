import type { Transcript } from "@/api/types";

/** Who heard the words, and when: one quiet line. */
export function HeardBy({ transcript }: { transcript: Transcript }) {
  const { engine, model, state, progress, segments } = transcript;
  if (engine === null || segments.length === 0) return null;
  const when = state === "live" ? "while it was spoken" : "after the call";
  const again =
    state === "live" && progress !== null ? `; being heard again, ${Math.round(progress * 100)}%` : "";
  return (
    <span className="faint num">
      Heard by {engine.replaceAll("_", "-")}
      {model !== null && ` ${model}`}, {when}
      {again}
    </span>
  );
}
