import { body, client } from "@/api/client";

const once = (id: string) => ({
  params: { path: { id }, header: { "Idempotency-Key": crypto.randomUUID() } },
});

/** The caller's no to recording, said through us: it stands for the rest of the call. */
export const stopRecording = (id: string) => body(client.POST("/api/v1/calls/{id}/stop_recording", once(id)));

/** The caller's no to being written down: her words are destroyed, and no more are taken down. */
export const stopTranscription = (id: string) =>
  body(client.POST("/api/v1/calls/{id}/stop_transcription", once(id)));

/** What is said next is kept nowhere, until it is resumed. */
export const pauseRecording = (id: string) =>
  body(client.POST("/api/v1/calls/{id}/pause_recording", once(id)));

export const resumeRecording = (id: string) =>
  body(client.POST("/api/v1/calls/{id}/resume_recording", once(id)));
