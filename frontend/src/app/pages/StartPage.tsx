import { useMe } from "@/api/me";
import { Empty } from "@/ui/Empty";
import { Page } from "@/ui/Page";

/** A role whose own screens come later says so, and shows no patient meanwhile. */
export function StartPage() {
  const { name, clinic } = useMe();
  return (
    <Page title={`${clinic.name}: measures`} lead={`Signed in as ${name}, manager.`}>
      <Empty title="No measures are computed yet.">
        <p>
          Here will be what is counted: speed to answer, abandoned calls, callbacks kept by their due time,
          aging of open work; each number with its formula and the list behind it. A manager sees no
          patient&rsquo;s record on the way.
        </p>
      </Empty>
    </Page>
  );
}
