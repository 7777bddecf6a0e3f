import { vi } from "vitest";

/** What was sounded, and "closed" when it ended. */
export const tones: string[] = [];
class FakeAudio {
  state = "running";
  currentTime = 0;
  destination = {};
  onstatechange: (() => void) | null = null;
  resume = () => Promise.resolve();
  close = () => Promise.resolve(tones.push("closed"));
  createGain = () => ({
    gain: { setValueAtTime: () => undefined, linearRampToValueAtTime: () => undefined },
    connect: (to: unknown) => to,
  });
  createOscillator = () => ({
    frequency: { value: 0 },
    connect: (to: unknown) => to,
    start: () => tones.push("tone"),
    stop: () => undefined,
  });
}

/** A browser that sounds nothing, and says what it would have. */
export function silence() {
  tones.length = 0;
  vi.stubGlobal("AudioContext", FakeAudio);
}
