/**
 * Whether somebody sits here. What a screen reads by itself, by a push or a timer, must not keep a session
 * alive: once nobody has touched anything for a minute, what is read says so.
 */
export const ACTS = ["pointerdown", "keydown", "wheel", "touchstart"] as const;
export const BACKGROUND = { name: "Ringback-Background", value: "true" } as const;
const UNATTENDED_MS = 60_000;

// Opening the page was an act.
let last = Date.now();
for (const name of ACTS)
  window.addEventListener(
    name,
    () => {
      last = Date.now();
    },
    { passive: true, capture: true },
  );

export const unattended = (): boolean => Date.now() - last >= UNATTENDED_MS;
