import { Anchor } from "@mantine/core";
import { Link } from "react-router";
import { Empty } from "@/ui/Empty";
import { Page } from "@/ui/Page";

export function NotFound() {
  return (
    <Page title="Not found">
      <Empty title="There is no such page.">
        <Anchor component={Link} to="/">
          Go to the first page of your role
        </Anchor>
      </Empty>
    </Page>
  );
}
