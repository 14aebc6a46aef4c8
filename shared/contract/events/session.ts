import * as z from "zod"
import { UploadedFile } from "../../model/files.ts"
import { ItemId, SessionId, TopicId } from "../../model/ids.ts"
import { noteModes } from "../../model/terms.ts"
import { reasonLang, Spoken, Title } from "../../model/texts.ts"

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

/** Events of sessions: their states, their agenda, their topics and the modes of notes. */
export const sessionEvents = {
  "session-scheduled": z.object({
    session: SessionId,
    title: Title,
    startsAt: z.int(),
    cities: z.array(City).max(4),
    /** The closed session that the new session continues. */
    continues: SessionId.optional(),
  }),
  "session-replanned": z.object({
    session: SessionId,
    title: Title,
    startsAt: z.int().positive(),
    cities: z.array(City).max(4),
  }),
  "session-started": z.object({ session: SessionId }),
  /** Another session, `by`, continues `session`. The entry informs the pages that show `session`. */
  "session-continued": z.object({ session: SessionId, by: SessionId }),
  "session-cancelled": z.object({ session: SessionId, reason: z.string(), reasonLang }),
  "session-paused": z.object({ session: SessionId, minutes: z.int().min(1).optional() }),
  "session-resumed": z.object({ session: SessionId }),
  "session-closed": z.object({ session: SessionId }),
  /** A moderator undid the close of the session within two minutes. */
  "session-reopened": z.object({ session: SessionId }),
  "topic-opened": z.object({ topic: TopicId, letter: z.string().max(4), title: Title, mode: z.enum(noteModes) }),
  "topic-closed": z.object({ topic: TopicId }),
  /**
   * A session that held the topic has closed. Panelists may then only suggest in the topic's note, and may not write
   * its statements.
   */
  "topic-ended": z.object({ topic: TopicId, with: SessionId }),
  /** Panelists may write in the topic again, because the close was undone or a planned session takes up the topic. */
  "topic-resumed": z.object({ topic: TopicId }),
  "topic-reopened": z.object({ topic: TopicId, reason: z.string(), reasonLang }),
  "note-mode-set": z.object({ topic: TopicId, mode: z.enum(noteModes), reason: z.string(), reasonLang }),
  /** The version of the note that stood at the instant `at` has a name, as "put to the vote" (DOMAIN ZV2). */
  "version-named": z.object({ topic: TopicId, at: z.int(), title: Title }),
  "version-unnamed": z.object({ topic: TopicId, at: z.int() }),
  /**
   * The author of the entry gave the note the text that it had at the instant `at` (DOMAIN ZV5). `since` is the instant
   * before, so that the version that was replaced can be restored in turn.
   */
  "note-restored": z.object({ topic: TopicId, at: z.int(), since: z.int().optional() }),
  /**
   * A reading: a link, a file or a short text to read before a session. A reading belongs to a session or a topic. If it
   * names neither, it belongs to the whole panel. The entry has the hash of a file, and another table its bytes.
   */
  "reading-added": z.object({
    reading: z.string(),
    session: SessionId.optional(),
    topic: TopicId.optional(),
    title: Title,
    link: z.string().nullable(),
    text: Spoken.nullable(),
    file: UploadedFile.optional(),
  }),
  "reading-removed": z.object({ reading: z.string(), session: SessionId.optional(), topic: TopicId.optional() }),
  "agenda-set": z.object({ session: SessionId, items: z.array(AgendaItem).max(60) }),
  "agenda-moved": z.object({ session: SessionId, item: ItemId }),
}
