import { Anchor, Button, Group, Modal, NativeSelect, Textarea } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { Link } from "react-router";
import { FAMILIES, familyName } from "@/ui/families";
import { SaveOrLeave } from "@/ui/SaveOrLeave";
import { OPEN } from "../api/listOpen";
import { raise } from "../api/raise";
import { categoryName, holderName } from "../names";

interface Props {
  /** null where an item has no call: then there is nothing to hand over. */
  readonly call: string | null;
  /** Exact words of the call that ask for it; none where a person says it in her own. */
  readonly words?: string;
  /** What it is most likely about. */
  readonly category?: string;
  readonly onClose: () => void;
}

/** A person escalates a call: what it is about, which words say so, and one press to confirm. */
export function RaiseBox({ call, words = "", category = "", onClose }: Props) {
  const queries = useQueryClient();
  const [about, setAbout] = useState(category);
  const [said, setSaid] = useState(words);
  const raised = useMutation({
    mutationFn: (on: string) => raise(on, about, said.trim()),
    onSuccess: () => void queries.invalidateQueries({ queryKey: OPEN }),
  });
  return (
    <Modal opened onClose={onClose} title="Escalate this call" centered>
      {call === null ? (
        <p>There is no call here to escalate. Give it to a nurse or a supervisor with Select and Assign.</p>
      ) : raised.data !== undefined ? (
        <>
          <p role="status">
            Escalated: {categoryName(raised.data.category).toLowerCase()}.{" "}
            {raised.data.owner === null
              ? `The ${holderName(raised.data.answering)} is asked.`
              : `${raised.data.owner.name} has it.`}
          </p>
          <Group mt="md" gap="sm">
            <Button variant="filled" onClick={onClose} data-autofocus>
              Done
            </Button>
            <Anchor component={Link} to={`/escalations/${raised.data.id}`} size="sm">
              Open it
            </Anchor>
          </Group>
        </>
      ) : (
        <form
          onSubmit={(event) => {
            event.preventDefault();
            raised.mutate(call);
          }}
        >
          <NativeSelect
            label="What it is about"
            size="xs"
            data-autofocus
            value={about}
            onChange={({ currentTarget: { value } }) => setAbout(value)}
            data={[
              { value: "", label: "Choose" },
              ...FAMILIES.map((value) => ({ value, label: familyName(value) })),
            ]}
          />
          <Textarea
            mt="sm"
            label="Words"
            description="What was said, as exactly as you know; may stay empty"
            autosize
            minRows={2}
            maxLength={2000}
            value={said}
            onChange={({ currentTarget: { value } }) => setSaid(value)}
          />
          <SaveOrLeave
            save="Escalate"
            missing={about === "" ? "Say what it is about." : null}
            saving={raised}
            onLeave={onClose}
          />
        </form>
      )}
    </Modal>
  );
}
