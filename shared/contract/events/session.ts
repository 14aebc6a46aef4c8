import * as z from "zod"
import { ItemId, SessionId, TopicId } from "../../model/ids.ts"
import { noteModes } from "../../model/terms.ts"
import { Spoken, Title } from "../../model/texts.ts"

export const City = z.object({ name: Title, zone: z.string().max(64) })
export type City = z.infer<typeof City>

export const ItemKind = z.enum(["opening", "topic", "break", "outcomes", "questions"])
export type ItemKind = z.infer<typeof ItemKind>

export const AgendaItem = z.object({
  id: ItemId,
  kind: ItemKind,
  title: Title,
  topic: TopicId.nullable(),
  minutes: z.int().min(0).max(1_440),
})
export type AgendaItem = z.infer<typeof AgendaItem>

/** Events of the meeting: its states, its agenda, its topics and the mode of their notes. */
export const sessionEvents = {
  "session-scheduled": z.object({
    session: SessionId,
    title: Title,
    startsAt: z.int(),
    cities: z.array(City).max(4),
    /** the closed session that this one continues */
    continues: SessionId.optional(),
  }),
  "session-replanned": z.object({
    session: SessionId,
    title: Title,
    startsAt: z.int().positive(),
    cities: z.array(City).max(4),
  }),
  "session-started": z.object({ session: SessionId }),
  /** a linked session continues it; tells the pages that have this one open */
  "session-continued": z.object({ session: SessionId, by: SessionId }),
  "session-cancelled": z.object({ session: SessionId, reason: z.string() }),
  "session-paused": z.object({ session: SessionId, minutes: z.int().min(1).optional() }),
  "session-resumed": z.object({ session: SessionId }),
  "session-closed": z.object({ session: SessionId }),
  /** a close undone within two minutes */
  "session-reopened": z.object({ session: SessionId }),
  "topic-opened": z.object({ topic: TopicId, letter: z.string().max(4), title: Title, mode: z.enum(noteModes) }),
  "topic-closed": z.object({ topic: TopicId }),
  /** the session that held it has closed: panelists read its note and its statements */
  "topic-ended": z.object({ topic: TopicId, with: SessionId }),
  /** the close was undone, or a planned session takes it up */
  "topic-resumed": z.object({ topic: TopicId }),
  "topic-reopened": z.object({ topic: TopicId, reason: z.string() }),
  "note-mode-set": z.object({ topic: TopicId, mode: z.enum(noteModes), reason: z.string() }),
  /**
   * to be read beforehand: an address, or a short text; for one session, for one topic, or for the whole panel if it
   * names neither
   */
  "reading-added": z.object({
    reading: z.string(),
    session: SessionId.optional(),
    topic: TopicId.optional(),
    title: Title,
    link: z.string().nullable(),
    text: Spoken.nullable(),
  }),
  "reading-removed": z.object({ reading: z.string(), session: SessionId.optional(), topic: TopicId.optional() }),
  "agenda-set": z.object({ session: SessionId, items: z.array(AgendaItem).max(60) }),
  "agenda-moved": z.object({ session: SessionId, item: ItemId }),
}
