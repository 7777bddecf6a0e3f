import { Button, TextInput } from "@mantine/core";
import { useState } from "react";
import { useMe } from "@/api/me";
import { sentenceOf } from "@/api/problem";
import type { PolicyDocument, PolicyWeighed } from "@/api/types";
import { count } from "@/ui/words";
import { propose } from "../api/propose";
import { publish } from "../api/publish";
import { withdraw } from "../api/withdraw";
import { SHORT_SUBJECTS } from "../names";
import classes from "./PublishBar.module.css";
import { useOrder } from "./useOrder";

interface Props {
  readonly document: PolicyDocument;
  readonly text: string;
  readonly weighed: PolicyWeighed | undefined;
}

/** Saving and publishing, each with its reason; what may not be done says why in its place. */
export function PublishBar({ document, text, weighed }: Props) {
  const me = useMe();
  const [note, setNote] = useState("");
  const { give, isPending, error } = useOrder(document, () => setNote(""));
  const { draft } = document;
  const saved = draft !== null && text === document.draft_text;
  const fresh = text !== (document.draft_text ?? document.text);
  const why = offBecause(document, weighed, saved, fresh);
  const said = note.trim();
  return (
    <div className={classes.bar}>
      <TextInput
        className={classes.note ?? ""}
        aria-label="Why, in a sentence"
        placeholder="Why, in a sentence"
        maxLength={500}
        value={note}
        onChange={({ currentTarget: { value } }) => setNote(value)}
      />
      <Button
        variant={fresh ? "filled" : "default"}
        disabled={!fresh || said === ""}
        loading={isPending}
        onClick={() => give(propose(text, said))}
      >
        Save draft
      </Button>
      {document.may_publish && (
        <Button
          variant={saved && why === null ? "filled" : "default"}
          disabled={why !== null || said === "" || draft === null}
          loading={isPending}
          onClick={() => draft !== null && give(publish(draft.number, said))}
        >
          Publish as {me.name}
        </Button>
      )}
      {document.may_publish && document.source === "published" && draft === null && (
        <Button
          variant="subtle"
          disabled={said === ""}
          loading={isPending}
          onClick={() => give(withdraw(said))}
        >
          Withdraw: what ships is in force again
        </Button>
      )}
      <span className={classes.why}>{refusal(why, said, saved || fresh)}</span>
      {error !== null && (
        <p role="alert" className={`t-now ${classes.refused}`}>
          {sentenceOf(error)}
        </p>
      )}
    </div>
  );
}

function refusal(why: string | null, note: string, acts: boolean): string {
  if (why !== null && why !== "") return why;
  return note === "" && acts ? "Say why: it stands beside your name." : "";
}

function offBecause(
  document: PolicyDocument,
  weighed: PolicyWeighed | undefined,
  saved: boolean,
  fresh: boolean,
): string | null {
  if (!document.may_publish) return "Your role proposes; another publishes.";
  if (!saved) return fresh || document.draft !== null ? "Publishing is off: save the draft first." : "";
  if (document.draft?.overtaken === true)
    return "Publishing is off: another version came into force. Compare, and save it again.";
  if (weighed === undefined) return "Publishing is off: it is being checked.";
  if (weighed.problems.length > 0) return `Publishing is off: ${count(weighed.problems.length, "problem")}.`;
  if (weighed.unsigned.length > 0)
    return `Publishing is off: not signed for ${weighed.unsigned.map((one) => SHORT_SUBJECTS[one]).join(", ")}.`;
  if (weighed.loosens.length > 0 && !document.may_loosen)
    return "Publishing is off: it is looser where it is clinical. A nurse or the medical director publishes it.";
  return null;
}
