/** A socket that a test opens, speaks through and closes. */
export class FakeSocket {
  static all: FakeSocket[] = [];
  onopen: (() => void) | null = null;
  onmessage: ((event: { data: string }) => void) | null = null;
  onclose: (() => void) | null = null;

  readonly url: string;

  constructor(url: string) {
    this.url = url;
    FakeSocket.all.push(this);
  }

  static get last(): FakeSocket {
    const socket = FakeSocket.all.at(-1);
    if (socket === undefined) throw new Error("no socket was opened");
    return socket;
  }

  say(...changed: { id: string; version: number; projection?: string }[]): void {
    const message = { changed: changed.map((change) => ({ projection: "worklist", ...change })) };
    this.onmessage?.({ data: JSON.stringify(message) });
  }

  tell(name: string, value: number): void {
    this.onmessage?.({ data: JSON.stringify({ figures: [{ name, value }] }) });
  }

  close(): void {
    this.onclose?.();
  }
}
