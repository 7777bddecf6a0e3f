import { useEffect, useRef, useState } from "react";

export interface Change {
  readonly projection: string;
  readonly id: string;
  readonly version: number;
}
/** A number of what a page shows, which stands in no answer until it is read again. */
export interface Figure {
  readonly name: string;
  readonly value: number;
}
interface Message {
  readonly changed?: Change[];
  readonly figures?: Figure[];
}
export type LiveState = "connecting" | "live" | "paused";

const FIRST_WAIT = 1000;
const LONGEST_WAIT = 15_000;

function messageIn(text: string): Message {
  try {
    return JSON.parse(text) as Message;
  } catch {
    return {};
  }
}

interface Listener {
  onChanges: (changes: Change[]) => void;
  onFigures?: (figures: Figure[]) => void;
  /** Listening began: the server knows from now on who is there. */
  onOpen?: () => void;
  /** The connection was lost and is back: whatever was pushed meanwhile is unknown. */
  onBack: () => void;
}

/** Listens to a socket that says what changed (ids only), and connects again for as long as it is used. */
export function useLive(path: string, listener: Listener): LiveState {
  const [state, setState] = useState<LiveState>("connecting");
  const latest = useRef(listener);
  useEffect(() => {
    latest.current = listener;
  });

  useEffect(() => {
    let socket: WebSocket | null = null;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let wait = FIRST_WAIT;
    let lost = false;
    let over = false;

    const connect = () => {
      socket = new WebSocket(`${window.location.origin.replace(/^http/, "ws")}${path}`);
      socket.onopen = () => {
        wait = FIRST_WAIT;
        setState("live");
        if (lost) latest.current.onBack();
        else latest.current.onOpen?.();
        lost = false;
      };
      socket.onmessage = (event) => {
        const { figures, changed } = messageIn(String(event.data));
        if (figures === undefined) latest.current.onChanges(changed ?? []);
        else latest.current.onFigures?.(figures);
      };
      socket.onclose = () => {
        if (over) return;
        lost = true;
        setState("paused");
        timer = setTimeout(connect, wait + Math.random() * 500);
        wait = Math.min(wait * 2, LONGEST_WAIT);
      };
    };
    connect();
    return () => {
      over = true;
      clearTimeout(timer);
      socket?.close();
    };
  }, [path]);

  return state;
}
