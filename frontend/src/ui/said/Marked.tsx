import { VisuallyHidden } from "@mantine/core";
import { IconCircleMinus, IconHash, IconMedicineSyrup, IconPill, type TablerIcon } from "@tabler/icons-react";
import { Children, type ReactNode } from "react";
import type { Mark } from "@/api/types";
import { MARKS } from "./names";

const ICONS: Partial<Record<Mark, TablerIcon>> = {
  drug: IconPill,
  dose: IconMedicineSyrup,
  number: IconHash,
  negation: IconCircleMinus,
};

/** The look of words that are of a kind: a chip with the sign of the gravest. */
export function Marked({ marks, children }: { marks: readonly Mark[]; children: ReactNode }) {
  const gravest = marks[0];
  if (gravest === undefined) return children;
  const Icon = ICONS[gravest];
  // The sign stays on the line of its first word.
  const [first, ...more] = Children.toArray(children);
  const words = marks.map((mark) => MARKS[mark]).join(", ");
  return (
    <span className={`w-${gravest}`} title={words}>
      <span className="w-together">
        {Icon !== undefined && <Icon className="w-icon" stroke={1.75} aria-hidden />}
        {first}
      </span>
      {more}
      <VisuallyHidden> ({words})</VisuallyHidden>
    </span>
  );
}
