import type { EditCounts, EntriesPage, NoteMoment } from "../../shared/contract/queries.ts"
import { get, getBytes } from "./http.ts"

/** What a session is seen again by, and what its paper is printed from; only those pages want it. */

const path = (session: string, of: string): string => `/api/sessions/${encodeURIComponent(session)}/${of}`

export const fetchEntries = (session: string, from: number): Promise<EntriesPage> =>
  get(path(session, `entries?from=${from}`))
export const fetchEdits = (session: string): Promise<EditCounts> => get(path(session, "edits"))
export const fetchNoteAt = (session: string, topic: string, at: number): Promise<NoteMoment> =>
  get(path(session, `note?topic=${encodeURIComponent(topic)}&at=${at}`))

/** A note as it stands, as one Yjs update (V2): read once, by a page that nobody writes on. */
export const fetchNoteState = (topic: string): Promise<Uint8Array> =>
  getBytes(`/api/topics/${encodeURIComponent(topic)}/state`)
