import type { Stretch } from "./silence";

export interface Playing {
  readonly seconds: number;
  readonly length: number;
  readonly playing: boolean;
  readonly rate: number;
  readonly skipping: boolean;
  /** The sound could not be loaded; playing tries again. */
  readonly failed: boolean;
}

export const RATES: readonly number[] = [0.75, 1, 1.25, 1.5, 1.75, 2];

/** The sound of a call: where it is, and everybody who wants to know. */
export class Player {
  readonly audio = new Audio();
  private state: Playing = {
    seconds: 0,
    length: 0,
    playing: false,
    rate: 1,
    skipping: false,
    failed: false,
  };
  private silences: readonly Stretch[] = [];
  private readonly listeners = new Set<() => void>();
  private frame = 0;

  constructor(address: string) {
    this.audio.preload = "metadata";
    this.audio.src = address;
    // Whoever listens faster hears the same voices.
    this.audio.preservesPitch = true;
    this.audio.onloadedmetadata = () => this.change({ length: this.audio.duration, failed: false });
    this.audio.onplay = () => {
      this.change({ playing: true });
      this.follow();
    };
    this.audio.onpause = () => {
      cancelAnimationFrame(this.frame);
      this.change({ playing: false, seconds: this.audio.currentTime });
    };
    this.audio.onseeked = () => this.change({ seconds: this.audio.currentTime });
    this.audio.onerror = () => this.change({ failed: true, playing: false });
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };
  readonly now = (): Playing => this.state;

  seek(seconds: number): void {
    const length = Number.isFinite(this.audio.duration) ? this.audio.duration : seconds;
    this.audio.currentTime = Math.max(0, Math.min(seconds, length));
    this.change({ seconds: this.audio.currentTime });
  }

  playFrom(seconds: number): void {
    this.seek(seconds);
    this.play();
  }

  play(): void {
    if (this.state.failed) this.audio.load();
    // A browser that refuses says so; the button stands as it did.
    this.audio.play().catch(() => this.change({ playing: false }));
  }

  toggle(): void {
    if (this.state.playing) this.audio.pause();
    else this.play();
  }

  /** The next slower or faster of the rates. */
  turn(step: 1 | -1): void {
    const next = RATES[RATES.indexOf(this.state.rate) + step];
    if (next !== undefined) this.setRate(next);
  }

  setRate(rate: number): void {
    this.audio.playbackRate = rate;
    this.audio.defaultPlaybackRate = rate;
    this.change({ rate });
  }

  setSkipping(skipping: boolean): void {
    this.change({ skipping });
  }

  setSilences(silences: readonly Stretch[]): void {
    this.silences = silences;
  }

  close(): void {
    cancelAnimationFrame(this.frame);
    this.audio.onpause = null;
    this.audio.onerror = null;
    this.audio.pause();
    this.audio.removeAttribute("src");
    this.audio.load();
    this.listeners.clear();
  }

  private follow(): void {
    cancelAnimationFrame(this.frame);
    const tick = () => {
      const seconds = this.audio.currentTime;
      const silence =
        this.state.skipping && this.silences.find((one) => one.start <= seconds && seconds < one.end);
      if (silence) this.audio.currentTime = silence.end;
      this.change({ seconds: this.audio.currentTime });
      this.frame = requestAnimationFrame(tick);
    };
    this.frame = requestAnimationFrame(tick);
  }

  private change(change: Partial<Playing>): void {
    this.state = { ...this.state, ...change };
    for (const listener of this.listeners) listener();
  }
}
