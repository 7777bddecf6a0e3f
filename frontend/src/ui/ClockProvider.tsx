import type { ReactNode } from "react";
import { ClockContext, useTicking } from "./clock";

export function Clock({ children }: { children: ReactNode }) {
  return <ClockContext.Provider value={useTicking()}>{children}</ClockContext.Provider>;
}
