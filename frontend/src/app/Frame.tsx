import { Skeleton } from "@mantine/core";
import { useEffect, useState } from "react";
import { Outlet } from "react-router";
import { MeContext } from "@/api/me";
import { EscalationWatch } from "@/features/escalations/components/EscalationWatch";
import { useSignedIn } from "@/features/session/api/getMe";
import { IdleGuard } from "@/features/session/components/IdleGuard";
import { SecondFactorPage } from "@/features/session/components/SecondFactorPage";
import { SignInPage } from "@/features/session/components/SignInPage";
import { Trouble } from "@/ui/Trouble";
import { setZone } from "@/ui/times";
import classes from "./Frame.module.css";
import { CARE } from "./roles";
import { ScriptWatch } from "./ScriptWatch";
import { SearchContext } from "./search";
import { TopBar } from "./TopBar";

/** Everything behind the sign-in: who is here, the bar, the page. */
export function Frame() {
  const { data: me, error, refetch } = useSignedIn();
  const [words, setWords] = useState("");
  const signedIn = me !== null && me !== undefined;
  useEffect(() => {
    if (!signedIn) setWords("");
  }, [signedIn]);

  if (error !== null) return <Trouble error={error} retry={() => void refetch()} />;
  if (me === undefined) return <Skeleton height={48} radius={0} />;
  if (me === null) return <SignInPage />;
  if (me.second_factor_needed) return <SecondFactorPage />;
  setZone(me.clinic.zone);
  return (
    <MeContext.Provider value={me}>
      <SearchContext.Provider value={{ words, setWords }}>
        <div className={classes.frame}>
          <TopBar />
          <div>
            {me.role === "front_desk" && <ScriptWatch />}
            {CARE.has(me.role) && <EscalationWatch />}
          </div>
          <Outlet />
        </div>
        <IdleGuard />
      </SearchContext.Provider>
    </MeContext.Provider>
  );
}
