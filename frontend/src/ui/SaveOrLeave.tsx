import { Button, Group } from "@mantine/core";
import { sentenceOf } from "@/api/problem";

interface Props {
  readonly save: string;
  /** What must be said before it can be saved; null when nothing is missing. */
  readonly missing: string | null;
  readonly saving: { readonly error: Error | null; readonly isPending: boolean };
  readonly onLeave: () => void;
}

/** The end of a box in which something is said: what went wrong, save it, or leave it. */
export function SaveOrLeave({ save, missing, saving, onLeave }: Props) {
  return (
    <>
      {saving.error !== null && (
        <p role="alert" className="t-now">
          {sentenceOf(saving.error)}
        </p>
      )}
      <Group mt="md" gap="sm">
        <Button type="submit" variant="filled" disabled={missing !== null} loading={saving.isPending}>
          {save}
        </Button>
        <Button onClick={onLeave}>Leave it</Button>
        {missing !== null && <span className="faint">{missing}</span>}
      </Group>
    </>
  );
}
