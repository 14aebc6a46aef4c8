import type { EditCounts, EntriesPage, NoteMoment } from "../../shared/contract/queries.ts"
import { get, getBytes } from "./http.ts"

/** The HTTP requests of the replay and of a session's papers. Only those pages import this file. */

const path = (session: string, of: string): string => `/api/sessions/${encodeURIComponent(session)}/${of}`

export const fetchEntries = (session: string, from: number): Promise<EntriesPage> =>
  get(path(session, `entries?from=${from}`))
export const fetchEdits = (session: string): Promise<EditCounts> => get(path(session, "edits"))
export const fetchNoteAt = (session: string, topic: string, at: number): Promise<NoteMoment> =>
  get(path(session, `note?topic=${encodeURIComponent(topic)}&at=${at}`))

/** A note's current state as one Yjs update (V2), for a page that does not write and does not follow changes. */
export const fetchNoteState = (topic: string): Promise<Uint8Array> =>
  getBytes(`/api/topics/${encodeURIComponent(topic)}/state`)
