import { useQuery } from "@tanstack/react-query";
import { BACKGROUND, unattended } from "@/api/presence";
import { Unreachable } from "@/api/problem";

export type Part = Readonly<Record<string, unknown>> & { readonly ok: boolean };
type Named = readonly [name: string, part: Part];

const isPart = (value: unknown): value is Part =>
  typeof value === "object" && value !== null && "ok" in value;

/** The parts of a readyz answer, also of those that are nested in a group (projections by name). */
function partsOf(answer: unknown, prefix = ""): Named[] {
  if (typeof answer !== "object" || answer === null) return [];
  return Object.entries(answer).flatMap(([name, value]): Named[] => {
    const full = prefix === "" ? name : `${prefix}: ${name}`;
    return isPart(value) ? [[full, value]] : partsOf(value, name === "parts" ? "" : full);
  });
}

async function readiness(): Promise<Named[]> {
  // 503 is an answer too: it says which part is down.
  const headers = {
    Accept: "application/json",
    ...(unattended() ? { [BACKGROUND.name]: BACKGROUND.value } : {}),
  };
  const response = await fetch("/readyz", { headers }).catch(() => null);
  if (response === null) throw new Unreachable();
  return partsOf(await response.json());
}

export const useReadiness = () =>
  useQuery({ queryKey: ["readyz"], queryFn: readiness, refetchInterval: 10_000 });
