import { Skeleton } from "@mantine/core";
import { Link, useParams } from "react-router";
import { useMe } from "@/api/me";
import { useDocument } from "@/features/policy/api/getDocument";
import { DocumentView } from "@/features/policy/components/DocumentView";
import { StatusBar } from "@/ui/StatusBar";
import { Trouble } from "@/ui/Trouble";
import { SEES_CALLS } from "../roles";
import classes from "./EscalationPage.module.css";

export function PolicyDocumentPage() {
  const name = useParams().name ?? "";
  const { role } = useMe();
  const { data, error, refetch } = useDocument(name);
  return (
    <main className={classes.page}>
      {data !== undefined ? (
        <DocumentView key={name} document={data} seesCalls={SEES_CALLS.has(role)} />
      ) : (
        <div className={classes.wait}>
          {error === null ? (
            <Skeleton height={320} />
          ) : (
            <Trouble error={error} retry={() => void refetch()} />
          )}
        </div>
      )}
      <StatusBar right={<Link to="/policy">All documents</Link>}>
        <span className="hash">{name}.yaml</span>
      </StatusBar>
    </main>
  );
}
