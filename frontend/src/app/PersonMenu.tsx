import {
  Button,
  Popover,
  SegmentedControl,
  Stack,
  Switch,
  UnstyledButton,
  useMantineColorScheme,
  VisuallyHidden,
} from "@mantine/core";
import { IconDevices, IconLogout } from "@tabler/icons-react";
import { useState } from "react";
import { Link } from "react-router";
import { useMe } from "@/api/me";
import { TellingSwitch } from "@/features/escalations/components/TellingSwitch";
import { useSignOut } from "@/features/session/api/signOut";
import { useLetterKeys } from "@/ui/keys";
import { Initials } from "@/ui/Person";
import { ROLES } from "@/ui/words";
import classes from "./Frame.module.css";

const SCHEMES = [
  { value: "auto", label: "System" },
  { value: "light", label: "Light" },
  { value: "dark", label: "Dark" },
];

/** Who is signed in, how they like the screen, and the way out. */
export function PersonMenu() {
  const me = useMe();
  const [open, setOpen] = useState(false);
  return (
    <Popover
      opened={open}
      onChange={setOpen}
      position="bottom-end"
      width={260}
      trapFocus
      returnFocus
      hideDetached={false}
    >
      <Popover.Target>
        <UnstyledButton className={classes.who ?? ""} onClick={() => setOpen(!open)}>
          <Initials initials={me.initials} me large />
          <span>
            <b>{me.name}</b>
            <small>{ROLES[me.role]}</small>
          </span>
          <VisuallyHidden>: settings and sign out</VisuallyHidden>
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown aria-label="Settings and sign out">
        <Settings leave={() => setOpen(false)} />
      </Popover.Dropdown>
    </Popover>
  );
}

function Settings({ leave }: { leave: () => void }) {
  const me = useMe();
  const signOut = useSignOut();
  const letters = useLetterKeys();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return (
    <Stack gap="sm">
      {me.roles_note !== null && <p className="faint">{me.roles_note}</p>}
      <SegmentedControl
        fullWidth
        size="xs"
        aria-label="Colors"
        data={SCHEMES}
        value={colorScheme}
        onChange={(value) => setColorScheme(value as "auto" | "light" | "dark")}
      />
      <Switch
        size="sm"
        label="Letter keys"
        description="J, K, A and the others; / and ? too"
        checked={letters.on}
        onChange={(event) => letters.set(event.currentTarget.checked)}
      />
      <TellingSwitch />
      <Button
        component={Link}
        to="/sessions"
        variant="subtle"
        justify="start"
        leftSection={<IconDevices size={16} stroke={1.75} aria-hidden />}
        onClick={leave}
      >
        Where you are signed in
      </Button>
      <Button
        variant="subtle"
        justify="start"
        leftSection={<IconLogout size={16} stroke={1.75} aria-hidden />}
        onClick={() => signOut.mutate()}
      >
        Sign out
      </Button>
    </Stack>
  );
}
