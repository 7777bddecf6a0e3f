import { Kbd, Modal, Switch, Table } from "@mantine/core";
import { useLetterKeys } from "@/ui/keys";

const KEYS: readonly (readonly [keys: readonly string[], meaning: string])[] = [
  [["J", "K"], "next, previous item (also the arrow keys)"],
  [["Enter"], "go to the selected item"],
  [["A"], "claim it"],
  [["R"], "renew your claim"],
  [["U"], "release your claim"],
  [["C"], "call: your phone rings first"],
  [["L", "1–6"], "log an attempt, with its outcome"],
  [["Y"], "log the call that you placed, as proposed"],
  [["S", "1–6"], "snooze, until when"],
  [["X", "1–7"], "close, with its outcome"],
  [["!"], "close as spam"],
  [["E"], "escalate its call: a person is asked at once"],
  [["N"], "show new work"],
  [["/"], "search by number"],
  [["Esc"], "leave what is open"],
  [["?"], "these keys"],
];

export function KeysHelp({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const letters = useLetterKeys();
  return (
    <Modal opened={opened} onClose={onClose} title="Keys of the worklist" size="md">
      <Switch
        mb="md"
        label="Letter keys are on"
        description="Off, only Enter, Esc and the arrow keys work; all else is in the buttons."
        checked={letters.on}
        onChange={(event) => letters.set(event.currentTarget.checked)}
      />
      <Table>
        <Table.Tbody>
          {KEYS.map(([keys, meaning]) => (
            <Table.Tr key={meaning}>
              <Table.Td w={110}>
                {keys.map((key) => (
                  <Kbd key={key} mr={4}>
                    {key}
                  </Kbd>
                ))}
              </Table.Td>
              <Table.Td>{meaning}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Modal>
  );
}
