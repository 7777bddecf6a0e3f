import { act, screen, waitFor } from "@testing-library/react";
import type { UserEvent } from "@testing-library/user-event";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Escalation } from "@/api/types";
import { cookie } from "@/theme/preferences";
import { silence } from "../fakes/audio";
import { escalation, pageOfEscalations } from "../fakes/escalations";
import { idOf, me } from "../fakes/fixtures";
import { open } from "../fakes/open";
import { answer, FakeServer } from "../fakes/server";
import { FakeSocket } from "../fakes/socket";

const NURSE = { ...me("nurse"), duties: ["nurse" as const] };
const ADDRESS = "https://push.example/send/1";

/** A browser with a service worker, as far as the page can see it. */
class FakeBrowser {
  permission: NotificationPermission = "default";
  answers: NotificationPermission = "granted";
  registered: string[] = [];
  shown: string[] = [];
  subscribed: { endpoint: string; unsubscribe: () => Promise<boolean> } | null = null;
  key: unknown;
  worker = {
    active: { postMessage: (what: string) => this.shown.push(what) },
    pushManager: {
      getSubscription: () => Promise.resolve(this.subscribed),
      subscribe: ({ applicationServerKey }: { applicationServerKey: string }) => {
        this.key = applicationServerKey;
        this.subscribed = {
          endpoint: ADDRESS,
          unsubscribe: () => {
            this.subscribed = null;
            return Promise.resolve(true);
          },
        };
        return Promise.resolve(this.subscribed);
      },
    },
  };
  install() {
    const browser = this;
    vi.stubGlobal("Notification", {
      get permission() {
        return browser.permission;
      },
      requestPermission: () => {
        browser.permission = browser.answers;
        return Promise.resolve(browser.answers);
      },
    });
    Object.defineProperty(navigator, "serviceWorker", {
      configurable: true,
      value: {
        register: (path: string) => Promise.resolve(browser.registered.push(path)),
        getRegistration: () => Promise.resolve(browser.registered.length > 0 ? browser.worker : undefined),
        ready: Promise.resolve(browser.worker),
      },
    });
  }
}

let browser: FakeBrowser;
beforeEach(() => {
  silence();
  browser = new FakeBrowser();
  browser.install();
});
afterEach(() => {
  Reflect.deleteProperty(navigator, "serviceWorker");
  cookie.write("ringback-tell", "off");
});

function begun(key: string | null) {
  const server = new FakeServer(NURSE);
  const state = { items: [] as Escalation[] };
  server.before = ({ method, path }) => {
    if (path === "/escalations") return answer(pageOfEscalations(state.items));
    if (path === "/push") return answer({ key });
    if (method === "POST" && path === "/push/browsers") return answer({ id: idOf(77) });
    if (method === "DELETE" && path === `/push/browsers/${idOf(77)}`)
      return new Response(null, { status: 204 });
    return undefined;
  };
  return { ...open("/sessions"), server, state };
}

async function theSwitch(person: UserEvent) {
  await person.click(await screen.findByRole("button", { name: /settings and sign out/ }));
  return screen.findByRole("switch", { name: /Notices when Ringback is hidden/ });
}

async function comes(state: { items: Escalation[] }) {
  state.items = [escalation()];
  await act(async () => {
    for (const socket of FakeSocket.all)
      socket.say({ projection: "escalations", id: escalation().id, version: 1 });
  });
}

const hide = (hidden: boolean) => vi.spyOn(document, "hidden", "get").mockReturnValue(hidden);

test("a browser with the clinic's key tells also while Ringback is closed, and the switch says so", async () => {
  const { server, person } = begun("the-public-key");
  const telling = await theSwitch(person);
  await person.click(telling);
  await screen.findByText("On, also while Ringback is closed");
  expect(browser.key).toBe("the-public-key");
  expect(server.sentTo("POST", "/push/browsers").map(({ body }) => body)).toEqual([{ address: ADDRESS }]);
  await person.click(telling);
  await screen.findByText(/without a name or a word/);
  expect(browser.subscribed).toBeNull();
  expect(server.sentTo("DELETE", `/push/browsers/${idOf(77)}`)).toHaveLength(1);
});

test("without a key only open tabs tell, and the switch says so", async () => {
  const { person } = begun(null);
  await person.click(await theSwitch(person));
  await screen.findByText("On, while Ringback is open in some tab");
});

test("a browser that blocks notices says where to allow them", async () => {
  browser.answers = "denied";
  const { person } = begun(null);
  const telling = await theSwitch(person);
  await person.click(telling);
  await screen.findByText(/allow them in its settings/);
  expect((telling as HTMLInputElement).disabled).toBe(true);
});

test("an escalation that comes while the page is hidden is told by the browser, without a word of it", async () => {
  const { state, person } = begun(null);
  await person.click(await theSwitch(person));
  await screen.findByText("On, while Ringback is open in some tab");
  hide(true);
  await comes(state);
  await waitFor(() => expect(browser.shown).toEqual(["escalation"]));
});

test("whoever looks at Ringback gets no second notice", async () => {
  const { state, person } = begun(null);
  await person.click(await theSwitch(person));
  await screen.findByText("On, while Ringback is open in some tab");
  hide(false);
  await comes(state);
  await screen.findByRole("alert", { name: "Escalation" });
  expect(browser.shown).toEqual([]);
});
