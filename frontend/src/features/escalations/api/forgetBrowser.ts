import { client } from "@/api/client";

export const forgetBrowser = (id: string) =>
  client.DELETE("/api/v1/push/browsers/{id}", { params: { path: { id } } });
