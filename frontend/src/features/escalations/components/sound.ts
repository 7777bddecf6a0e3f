/** Two rising tones, which carry through a busy room without being a siren. Hz, seconds. */
const TONES = [
  { hz: 784, at: 0, long: 0.18 },
  { hz: 1047, at: 0.22, long: 0.3 },
] as const;
const LOUD = 0.25;
const EVERY_MS = 3000;

export interface Alarm {
  readonly stop: () => void;
}

/** Sounds until it is stopped. `onSilent` says whether the browser keeps it silent: until somebody touches the page. */
export function beginAlarm(onSilent: (silent: boolean) => void): Alarm {
  const context = new AudioContext();
  const ring = () => {
    void context.resume().catch(() => undefined);
    onSilent(context.state !== "running");
    if (context.state === "running") for (const tone of TONES) sound(context, tone);
  };
  context.onstatechange = () => onSilent(context.state !== "running");
  ring();
  const timer = setInterval(ring, EVERY_MS);
  return {
    stop: () => {
      clearInterval(timer);
      context.onstatechange = null;
      void context.close();
    },
  };
}

function sound(context: AudioContext, { hz, at, long }: (typeof TONES)[number]) {
  const oscillator = context.createOscillator();
  const volume = context.createGain();
  const begins = context.currentTime + at;
  oscillator.frequency.value = hz;
  volume.gain.setValueAtTime(0, begins);
  volume.gain.linearRampToValueAtTime(LOUD, begins + 0.02);
  volume.gain.linearRampToValueAtTime(0, begins + long);
  oscillator.connect(volume).connect(context.destination);
  oscillator.start(begins);
  oscillator.stop(begins + long);
}
