import { screen } from "@testing-library/react";
import { expect, test } from "vitest";
import { seriousFindings } from "../fakes/axe";
import { idOf, me } from "../fakes/fixtures";
import { open } from "../fakes/open";
import { document, preview, weighed } from "../fakes/policy";
import { answer, FakeServer } from "../fakes/server";

const words = document({
  name: "triggers.en",
  title: "Trigger words, English",
  kind: "clinical",
  text: "families: {}\n",
});
const TRIED = {
  items: [
    {
      call: idOf(500),
      at: "2026-11-23T15:00:00Z",
      line: "main",
      start: 36.2,
      end: 38,
      words: "elephant on my chest",
      sentence: "It is like an elephant on my chest, really.",
      tier: "now",
      why: "affirmed",
      known: false,
    },
  ],
  fresh: 1,
  days: 14,
  looked_at: 40,
  left_out: 0,
};

function begun(role: "nurse" | "manager") {
  const server = new FakeServer({ ...me(role), name: "Dana Whitlock, RN" });
  server.before = ({ path }) => {
    if (path === "/policy/triggers.en") return answer(words);
    if (path.endsWith("/check")) return answer(weighed());
    if (path.endsWith("/preview")) return answer(preview());
    if (path === "/policy/triggers/try") return answer(TRIED);
    if (path === "/policy/triggers/add_words")
      return answer({ ...words, version: 1, draft_text: "families: {} # added\n" });
    return undefined;
  };
  return { ...open("/policy/triggers.en"), server };
}

test("a phrase is tried on past calls, with the words as they were said, and put into the draft", async () => {
  const { person, server } = begun("nurse");
  await person.click(await screen.findByRole("tab", { name: "Words" }));
  await person.type(screen.getByRole("textbox", { name: "Phrase" }), "elephant on my chest");
  await person.selectOptions(screen.getByRole("combobox", { name: "Family" }), "Chest pain");
  await person.click(screen.getByRole("button", { name: "Look in past calls" }));
  expect(await screen.findByText("1 place would match, none was found then.")).toBeTruthy();
  expect(screen.getByText("elephant on my chest").tagName).toBe("MARK");
  expect(screen.getByText("at 0:36")).toBeTruthy();
  expect(server.sentTo("POST", "/try")[0]?.body).toEqual({
    family: "chest_pain",
    phrase: "elephant on my chest",
    language: "en",
    days: 14,
  });
  expect(await seriousFindings()).toEqual([]);
  await person.click(screen.getByRole("button", { name: "Add to the draft" }));
  const field = await screen.findByDisplayValue(/# added/);
  expect(field).toBeTruthy();
});

test("a manager may add words and sees nobody's", async () => {
  const { person } = begun("manager");
  await person.click(await screen.findByRole("tab", { name: "Words" }));
  expect(screen.queryByRole("button", { name: "Look in past calls" })).toBeNull();
  expect(screen.getByRole("button", { name: "Add to the draft" })).toBeTruthy();
});
