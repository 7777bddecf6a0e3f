import { cookie } from "@/theme/preferences";
import { addBrowser } from "./api/addBrowser";
import { forgetBrowser } from "./api/forgetBrowser";

/** Notices of the browser itself, for whoever looks at something else. They say that somebody waits, and no more. */
const SETTING = "ringback-tell";
const WORKER = "/sw.js";

/** `blocked`: the browser's own settings say no. `open`: only while Ringback is open in some tab. */
export type Telling = "impossible" | "off" | "blocked" | "open" | "always";

const possible = () => "Notification" in window && "serviceWorker" in navigator;

/** How it stands in this browser. */
export async function telling(): Promise<Telling> {
  if (!possible()) return "impossible";
  if (Notification.permission === "denied") return "blocked";
  if (cookie.read(SETTING) !== "on" || Notification.permission !== "granted") return "off";
  return (await subscription()) === null ? "open" : "always";
}

/** Asks the browser, then whoever carries pushes. Where the clinic has no key, or they cannot be reached, open tabs tell. */
export async function beginTelling(key: string | null): Promise<Telling> {
  if ((await Notification.requestPermission()) !== "granted") return telling();
  await navigator.serviceWorker.register(WORKER);
  cookie.write(SETTING, "on");
  if (key !== null) await subscribe(key);
  return telling();
}

export async function endTelling(): Promise<Telling> {
  cookie.write(SETTING, "off");
  const known = await subscription();
  if (known !== null) {
    await forgetBrowser(await addBrowser(known.endpoint));
    await known.unsubscribe();
  }
  return telling();
}

/** Show that somebody waits, if this person wants it and does not look at Ringback. */
export async function tellIfHidden(): Promise<void> {
  if (!document.hidden || !["open", "always"].includes(await telling())) return;
  (await navigator.serviceWorker.getRegistration(WORKER))?.active?.postMessage("escalation");
}

async function subscription(): Promise<PushSubscription | null> {
  const worker = await navigator.serviceWorker.getRegistration(WORKER);
  return (await worker?.pushManager?.getSubscription()) ?? null;
}

async function subscribe(key: string): Promise<void> {
  const { pushManager } = await navigator.serviceWorker.ready;
  try {
    const made = await pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: key });
    await addBrowser(made.endpoint).catch(async (refused: unknown) => {
      await made.unsubscribe();
      throw refused;
    });
  } catch {
    // No push service can be reached, or it is none of the clinic's: open tabs still tell, and the switch says so.
  }
}
