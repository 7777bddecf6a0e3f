import { useCall } from "@/features/calls/api/getCall";
import { whoCalled } from "@/ui/words";

/** Who called, by number; a number proposes who it is, and decides nothing. */
export function CallerOf({ call: id }: { call: string }) {
  const { data: call } = useCall(id);
  return <b>{call === undefined ? "A call" : whoCalled(call)}</b>;
}
