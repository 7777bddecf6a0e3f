export interface Peaks {
  per_second: number;
  channels: number[][];
}
export interface ComingPaths {
  "/api/v1/calls/{id}/peaks": {
    parameters: { query?: { per_second?: number }; path: { id: string } };
    get: {
      parameters: { query?: { per_second?: number }; path: { id: string } };
      responses: {
        200: { headers: Record<string, unknown>; content: { "application/json": Peaks } };
      };
    };
  };
}
