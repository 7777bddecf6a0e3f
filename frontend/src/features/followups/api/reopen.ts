import { client } from "@/api/client";
import { type Act, act } from "./act";

export const reopen = (why: string): Act =>
  act(`reopen ${why}`, (params) => client.POST("/api/v1/followups/{id}/reopen", { params, body: { why } }));
