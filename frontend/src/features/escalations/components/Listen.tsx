import { Button, Kbd } from "@mantine/core";
import { IconHeadphones } from "@tabler/icons-react";
import { Link, useNavigate } from "react-router";
import { useMe } from "@/api/me";
import type { Escalation } from "@/api/types";
import { useFunctionKeys } from "@/ui/functionKeys";
import { useOpen } from "../api/listOpen";
import { interrupting } from "../asked";
import { listenTo } from "../listening";

/** The sound from ten seconds before the words. While a banner is up, the key is the banner's. */
export function Listen({ escalation }: { escalation: Escalation }) {
  const me = useMe();
  const navigate = useNavigate();
  const { data: open = [] } = useOpen(true);
  const where = listenTo(escalation);
  const keyed = interrupting(open, me).length === 0;
  useFunctionKeys(where !== null && keyed ? { F4: () => void navigate(where) } : {});
  if (where === null) return null;
  return (
    <Button
      component={Link}
      to={where}
      mb="xs"
      leftSection={<IconHeadphones size={16} stroke={1.75} aria-hidden />}
    >
      Listen from ten seconds before <Kbd>F4</Kbd>
    </Button>
  );
}
