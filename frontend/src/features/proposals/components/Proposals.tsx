import { useProposals } from "../api/listProposals";
import { ProposalNote } from "./ProposalNote";

/** What is proposed because of a call; nothing while nothing is. */
export function Proposals({ call, mayAct }: { call: string; mayAct: boolean }) {
  const { data } = useProposals(call);
  return data?.items.map((one) => <ProposalNote key={one.id} proposal={one} call={call} mayAct={mayAct} />);
}
