import { Badge, Tabs } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { useState } from "react";
import type { PolicyDocument } from "@/api/types";
import { useNow } from "@/ui/clock";
import { relative, shortTime } from "@/ui/times";
import { useCheck } from "../api/checkDocument";
import { usePreview } from "../api/previewDocument";
import { KINDS } from "../names";
import { CheckPane } from "./CheckPane";
import classes from "./DocumentView.module.css";
import { HistoryPane } from "./HistoryPane";
import { NumberedText } from "./NumberedText";
import { PreviewPane } from "./PreviewPane";
import { PublishBar } from "./PublishBar";
import { WhatIfPane } from "./WhatIfPane";
import { WordTrial } from "./WordTrial";

interface Props {
  readonly document: PolicyDocument;
  readonly seesCalls: boolean;
}
// Long enough that a check is not begun at every letter, short enough that nobody waits for it.
const TYPING_MS = 500;
const WORDS = /^triggers\.(en|es)$/;
const SHOWN = /^(prompts\.|roster$|hours$|rollout$)/;

/** A document: its text with line numbers, and beside it what is wrong, what it means, what it would have done. */
export function DocumentView({ document, seesCalls }: Props) {
  const [text, setText] = useState(document.draft_text ?? document.text);
  const [judged] = useDebouncedValue(text, TYPING_MS);
  const [show, setShow] = useState<{ line: number } | null>(null);
  const check = useCheck(document.name, document.version, judged);
  const preview = usePreview(document.name, document.version, judged);
  const language = WORDS.exec(document.name)?.[1];
  const shows = SHOWN.test(document.name);
  return (
    <div className={classes.view}>
      <Head document={document} changed={text !== (document.draft_text ?? document.text)} />
      {document.may_propose ? (
        <PublishBar document={document} text={text} weighed={judged === text ? check.data : undefined} />
      ) : (
        <p className={`dim ${classes.reads}`}>You read along: nurses, supervisors and managers propose.</p>
      )}
      <div className={classes.panes}>
        <NumberedText
          label={`${document.title}, as it is written`}
          text={text}
          readOnly={!document.may_propose}
          show={show}
          onChange={setText}
        />
        <Tabs className={classes.side ?? ""} defaultValue={shows ? "preview" : "check"} keepMounted={false}>
          <Tabs.List aria-label="About this text">
            {shows && <Tabs.Tab value="preview">Preview</Tabs.Tab>}
            <Tabs.Tab value="check">
              Check
              {check.data !== undefined &&
                check.data.problems.length > 0 &&
                ` (${check.data.problems.length})`}
            </Tabs.Tab>
            {document.may_propose && <Tabs.Tab value="what-if">What if</Tabs.Tab>}
            {language !== undefined && <Tabs.Tab value="words">Words</Tabs.Tab>}
            <Tabs.Tab value="history">History</Tabs.Tab>
          </Tabs.List>
          <Tabs.Panel value="preview" className={classes.panel ?? ""} tabIndex={0}>
            <PreviewPane document={document} query={preview} text={text} onChange={setText} />
          </Tabs.Panel>
          <Tabs.Panel value="check" className={classes.panel ?? ""} tabIndex={0}>
            {check.data !== undefined && (
              <CheckPane weighed={check.data} onLine={(line) => setShow({ line })} />
            )}
          </Tabs.Panel>
          <Tabs.Panel value="what-if" className={classes.panel ?? ""} tabIndex={0}>
            <WhatIfPane name={document.name} text={text} seesCalls={seesCalls} />
          </Tabs.Panel>
          {language !== undefined && (
            <Tabs.Panel value="words" className={classes.panel ?? ""} tabIndex={0}>
              <WordTrial
                language={language === "es" ? "es" : "en"}
                seesCalls={seesCalls}
                mayAdd={document.may_propose}
                onAdded={(after) => setText(after.draft_text ?? after.text)}
              />
            </Tabs.Panel>
          )}
          <Tabs.Panel value="history" className={classes.panel ?? ""} tabIndex={0}>
            <HistoryPane history={document.history} />
          </Tabs.Panel>
        </Tabs>
      </div>
    </div>
  );
}

function Head({ document, changed }: { document: PolicyDocument; changed: boolean }) {
  const now = useNow();
  const { draft } = document;
  return (
    <header className={classes.head}>
      <h1>{document.title}</h1>
      <Badge>{KINDS[document.kind]}</Badge>
      <span className="dim num">
        {document.since === null || document.source === "ships"
          ? "In force as it ships"
          : `Number ${document.number} in force since ${shortTime(document.since, now)}, ${document.by}: ${document.note}`}
      </span>
      {draft !== null && (
        <Badge data-tone="review">
          Draft {draft.number} by {draft.by}, {relative(draft.at, now)}
          {draft.overtaken && ", overtaken"}
        </Badge>
      )}
      {changed && <Badge data-tone="review">Not saved</Badge>}
    </header>
  );
}
