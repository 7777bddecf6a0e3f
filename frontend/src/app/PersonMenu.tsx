import { Menu, SegmentedControl, Switch, UnstyledButton, useMantineColorScheme } from "@mantine/core";
import { IconDevices, IconLogout } from "@tabler/icons-react";
import { Link } from "react-router";
import { useMe } from "@/api/me";
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

export function PersonMenu() {
  const me = useMe();
  const signOut = useSignOut();
  const letters = useLetterKeys();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return (
    <Menu position="bottom-end" width={260} withinPortal={false} closeOnItemClick={false}>
      <Menu.Target>
        <UnstyledButton className={classes["who"] ?? ""} aria-label={`${me.name}: settings and sign out`}>
          <Initials initials={me.initials} me large />
          <span>
            <b>{me.name}</b>
            <small>{ROLES[me.role]}</small>
          </span>
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        {me.roles_note !== undefined && <Menu.Label>{me.roles_note}</Menu.Label>}
        <Menu.Label id="scheme">Colors</Menu.Label>
        <SegmentedControl
          fullWidth
          size="xs"
          aria-labelledby="scheme"
          data={SCHEMES}
          value={colorScheme}
          onChange={(value) => setColorScheme(value as "auto" | "light" | "dark")}
        />
        <Switch
          p="sm"
          size="sm"
          label="Letter keys"
          description="J, K, A and the others; / and ? too"
          checked={letters.on}
          onChange={(event) => letters.set(event.currentTarget.checked)}
        />
        <Menu.Divider />
        <Menu.Item component={Link} to="/sessions" leftSection={<IconDevices size={16} aria-hidden />}>
          Where you are signed in
        </Menu.Item>
        <Menu.Item leftSection={<IconLogout size={16} aria-hidden />} onClick={() => signOut.mutate()}>
          Sign out
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
