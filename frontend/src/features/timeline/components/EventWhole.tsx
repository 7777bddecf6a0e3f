import { Anchor, Code, CopyButton, UnstyledButton } from "@mantine/core";
import type { ReactNode } from "react";
import type { TimelineItem } from "@/api/types";
import { Facts } from "@/ui/Section";
import { exactTime } from "@/ui/times";
import { actorName, ROLES } from "@/ui/words";
import classes from "./panes.module.css";

const grouped = (hash: string) => hash.match(/.{1,4}/g)?.join(" ") ?? hash;
const roleName = (role: string) => (role in ROLES ? ROLES[role as keyof typeof ROLES].toLowerCase() : role);

/** A person with the role acted in; a part of ours, the caller and the phone system have none. */
function whoActed({ actor, role }: TimelineItem): string {
  return role in ROLES ? `${actor}, as ${roleName(role)}` : actorName(actor);
}

interface Props {
  readonly item: TimelineItem;
  readonly cause: TimelineItem | null;
  readonly onSelect: (position: number) => void;
}

function Why({ item, cause, onSelect }: Props) {
  if (cause !== null)
    return (
      <>
        Caused by{" "}
        <Anchor
          component="button"
          type="button"
          size="sm"
          className="num"
          onClick={() => onSelect(cause.position)}
        >
          {cause.position.toLocaleString("en-US")} {cause.type}
        </Anchor>
      </>
    );
  return (
    <>{item.causation === null ? "Nothing before it: it came from outside" : "An event outside this call"}</>
  );
}

function Content({ content }: { content: TimelineItem["content"] }) {
  if (content === null) return null;
  if (content === "forgotten")
    return (
      <p className={classes.forgotten}>Its content is forgotten: the key was destroyed. The facts stay.</p>
    );
  if (content === "withheld")
    return <p className={classes.forgotten}>Its content is not for this page. The facts stay.</p>;
  return (
    <Code block className={classes.code ?? ""} tabIndex={0} aria-label="Content">
      {JSON.stringify(content, null, 1)}
    </Code>
  );
}

/** One event, whole: who, when, why, under which policy, where in the log, and its facts. */
export function EventWhole({ item, cause, onSelect }: Props) {
  const late = (Date.parse(item.recorded_at) - Date.parse(item.at)) / 1000;
  const facts: (readonly [string, ReactNode])[] = [
    ["Who", whoActed(item)],
    [
      "When",
      <span key="when" className="num">
        {exactTime(item.at)}
        {late > 1 && <span className="faint"> recorded {late.toFixed(1)} s later</span>}
      </span>,
    ],
    ["Why", <Why key="why" item={item} cause={cause} onSelect={onSelect} />],
    [
      "Policy, mode",
      `${item.policy === "" ? "No policy used" : `Policy ${item.policy.slice(0, 12)}`}, ${item.mode}`,
    ],
    [
      "Stream",
      <span key="stream" className="hash">
        {item.stream} @ {item.version}
      </span>,
    ],
    [
      "Hash",
      <span key="hash">
        <span className="hash">{grouped(item.hash)}</span>{" "}
        <CopyButton value={item.hash}>
          {({ copied, copy }) => (
            <UnstyledButton className={classes.copy ?? ""} onClick={copy}>
              {copied ? "Copied" : "Copy"}
            </UnstyledButton>
          )}
        </CopyButton>
      </span>,
    ],
  ];
  return (
    <>
      <div className={classes.facts}>
        <Facts items={facts} />
      </div>
      <Code block className={classes.code ?? ""} tabIndex={0} aria-label="Facts">
        {JSON.stringify(item.facts, null, 1)}
      </Code>
      <Content content={item.content} />
    </>
  );
}
