import { client } from "@/api/client";
import { type Act, act } from "./act";

/** Gives it to a person. */
export const assign = (to: string): Act =>
  act(`assign ${to}`, (params) => client.POST("/api/v1/followups/{id}/assign", { params, body: { to } }));
