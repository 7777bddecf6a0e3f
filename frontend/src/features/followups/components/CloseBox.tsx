import type { ClosingOutcome } from "@/api/types";
import { CLOSINGS } from "@/ui/words";
import { ChoiceBox } from "./ChoiceBox";

const OUTCOMES = Object.keys(CLOSINGS) as ClosingOutcome[];

interface Props {
  readonly onClose: (outcome: ClosingOutcome) => void;
  readonly onLeave: () => void;
}

export function CloseBox({ onClose, onLeave }: Props) {
  return (
    <ChoiceBox
      title="Close: how did it end?"
      onLeave={onLeave}
      choices={OUTCOMES.map((outcome) => ({ name: CLOSINGS[outcome], choose: () => onClose(outcome) }))}
    />
  );
}
