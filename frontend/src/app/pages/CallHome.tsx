import { Navigate, useParams } from "react-router";
import { useMe } from "@/api/me";

/** A call's address without a view: its words for who works on it, its timeline for who audits it. */
export function CallHome() {
  const id = useParams().id ?? "";
  const { role } = useMe();
  return <Navigate to={`/calls/${id}/${role === "auditor" ? "timeline" : "transcript"}`} replace />;
}
