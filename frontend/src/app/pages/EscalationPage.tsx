import { Skeleton } from "@mantine/core";
import { useParams } from "react-router";
import { useMe } from "@/api/me";
import { useEscalation } from "@/features/escalations/api/getEscalation";
import { EscalationView } from "@/features/escalations/components/EscalationView";
import { StatusBar } from "@/ui/StatusBar";
import { Trouble } from "@/ui/Trouble";
import { CARE } from "../roles";
import classes from "./EscalationPage.module.css";
import { ReadingNote } from "./ReadingNote";

export function EscalationPage() {
  const id = useParams().id ?? "";
  const { role, name } = useMe();
  const { data, error, refetch } = useEscalation(id);
  return (
    <main className={classes.page}>
      {data !== undefined ? (
        <EscalationView key={id} escalation={data} me={name} mayAct={CARE.has(role)} />
      ) : (
        <div className={classes.wait}>
          {error === null ? (
            <Skeleton height={320} />
          ) : (
            <Trouble error={error} retry={() => void refetch()} />
          )}
        </div>
      )}
      <StatusBar right={<ReadingNote role={role} />}>{null}</StatusBar>
    </main>
  );
}
