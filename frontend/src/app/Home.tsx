import { Navigate } from "react-router";
import { useMe } from "@/api/me";
import { PLACES } from "./roles";

export function Home() {
  const { role } = useMe();
  return <Navigate to={PLACES[role][0]?.to ?? "/sessions"} replace />;
}
