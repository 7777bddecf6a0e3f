import { Button, Modal } from "@mantine/core";
import { useMe } from "@/api/me";
import { count } from "@/ui/words";
import { getMe } from "../api/getMe";
import { useSignOut } from "../api/signOut";
import { useIdle } from "./useIdle";

/** Signs a person out who has gone, and says so a minute before. */
export function IdleGuard() {
  const { idle_seconds } = useMe();
  const signOut = useSignOut();
  const stay = () => void getMe().catch(() => undefined);
  const left = useIdle(idle_seconds, stay, () => signOut.mutate());

  return (
    <Modal opened={left !== null} onClose={stay} title="Are you still there?" centered size="sm">
      <p role="timer" className="num">
        You will be signed out in {count(left ?? 0, "second")}, so that nobody else reads what is on your
        screen. Any key keeps you signed in.
      </p>
      <Button variant="filled" mt="lg" onClick={stay} data-autofocus>
        Stay signed in
      </Button>
    </Modal>
  );
}
