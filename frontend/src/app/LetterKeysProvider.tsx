import { type ReactNode, useMemo, useState } from "react";
import { cookie } from "@/theme/preferences";
import { LetterKeysContext } from "@/ui/keys";

const NAME = "ringback-letter-keys";

export function LetterKeysProvider({ children }: { children: ReactNode }) {
  const [on, setOn] = useState(() => cookie.read(NAME) !== "off");
  const value = useMemo(
    () => ({
      on,
      set: (wanted: boolean) => {
        cookie.write(NAME, wanted ? "on" : "off");
        setOn(wanted);
      },
    }),
    [on],
  );
  return <LetterKeysContext.Provider value={value}>{children}</LetterKeysContext.Provider>;
}
