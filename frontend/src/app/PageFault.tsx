import { Button } from "@mantine/core";
import { Page } from "@/ui/Page";

/** A fault of this page itself. It names no data: what was on the screen may be a patient's. */
export function PageFault() {
  return (
    <Page title="This page stopped working" lead="Nothing that you saved is lost.">
      <Button variant="filled" onClick={() => window.location.reload()}>
        Load it again
      </Button>
    </Page>
  );
}
