/**
 * The version that our last command made, sent with the reads that follow, so that a person sees their own
 * act. The server waits at most two seconds; after ten seconds there is nothing left to wait for.
 */
const FOR_MS = 10_000;
let last: { version: string; at: number } | null = null;

export function remember(version: string | null): void {
  if (version !== null) last = { version, at: Date.now() };
}

export function versionToWaitFor(): string | null {
  return last !== null && Date.now() - last.at < FOR_MS ? last.version : null;
}

export function forgetVersion(): void {
  last = null;
}
