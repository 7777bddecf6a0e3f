import { body, client } from "@/api/client";

/** This browser is told from now on; what forgets it again. */
export const addBrowser = async (address: string): Promise<string> =>
  (await body(client.POST("/api/v1/push/browsers", { body: { address } }))).id;
