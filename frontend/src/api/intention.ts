/** One thing that a person meant to do, once: its key stays the same however often it is sent. */
export interface Intention {
  readonly id: string;
  readonly version: number;
  readonly key: string;
}

export function intend(item: { id: string; version: number }): Intention {
  return { id: item.id, version: item.version, key: crypto.randomUUID() };
}

/** The parameters that every command on a follow-up carries. */
export function commandParams({ id, version, key }: Intention) {
  return { path: { id }, header: { "Idempotency-Key": key, "If-Match": `"${version}"` } };
}
