import type { Entry, EventBody, EventKind } from "../../contract/events.ts"
import type { MemberId } from "../../model/ids.ts"

interface EntryOf<K extends EventKind> {
  kind: K
  body: EventBody<K>
  seq: number
  at: number
  by: MemberId | null
}

/**
 * How the gallery reads the entries of one kind. `room`: not at all. `people`: not where names stay in the room.
 * `whole`: as they are. A function returns the entry as the gallery reads it, or null; `names` says whether the panel
 * shows names.
 */
export type InGallery<K extends EventKind> =
  | "room"
  | "people"
  | "whole"
  | ((entry: EntryOf<K>, names: boolean) => Entry | null)

/** The whole entry where names are shown, and less of its body where they stay in the room. */
export const nameless =
  <K extends EventKind>(strip: (body: EventBody<K>) => EventBody<K>) =>
  (entry: EntryOf<K>, names: boolean): EntryOf<K> =>
    names ? entry : { ...entry, body: strip(entry.body) }

/** How the gallery reads the entries of these kinds, one by one. */
export type Audiences<Kinds extends EventKind> = { readonly [K in Kinds]: InGallery<K> }
