import { IconEye } from "@tabler/icons-react";
import type { Role } from "@/api/types";

/** S9, said where it happens. */
export function ReadingNote({ role }: { role: Role }) {
  return (
    <>
      <IconEye size={14} stroke={1.75} aria-hidden />
      Your reading is recorded, purpose: {role === "auditor" ? "audit" : "treatment"}
    </>
  );
}
