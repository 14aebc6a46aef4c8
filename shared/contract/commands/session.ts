import * as z from "zod"
import { FileHash } from "../../model/files.ts"
import { ItemId, RowId, SessionId, TopicId } from "../../model/ids.ts"
import { noteModes } from "../../model/terms.ts"
import { reasonLang, Spoken, Title } from "../../model/texts.ts"
import { City, ItemKind } from "../events/session.ts"

/** Refuses a time zone that `Intl` does not know, because no page could show its clock. */
const isZone = (zone: string): boolean => {
  try {
    return new Intl.DateTimeFormat("en", { timeZone: zone }).resolvedOptions().timeZone !== ""
  } catch {
    return false
  }
}

const facts = z.object({
  title: Title,
  startsAt: z.int().positive(),
  cities: z
    .array(City.extend({ zone: z.string().max(64).refine(isZone, "a time zone of the IANA list") }))
    .max(4)
    .default([]),
})

const session = z.object({ session: SessionId })
const reason = z.string().trim().max(1_000)

export const sessionCommands = {
  "schedule-session": facts,
  /** Changes the time, the title or the cities of a session that has not started. */
  "replan-session": session.extend(facts.shape),
  "start-session": session,
  /** Cancels a session that has not started. A session that has started is closed instead. */
  "cancel-session": session.extend({ reason: reason.min(1), reasonLang }),
  /** `minutes` is the planned length of the break; absent if no length is planned. */
  "pause-session": session.extend({ minutes: z.int().min(1).max(1_440).optional() }),
  "resume-session": session,
  "close-session": session,
  "reopen-session": session,
  /** Schedules a session that continues `session` with its unfinished items. */
  "continue-session": session.extend({ startsAt: z.int().positive() }),
  "open-topic": z.object({
    title: Title,
    letter: z.string().trim().min(1).max(4),
    mode: z.enum(noteModes).default("open"),
  }),
  "close-topic": z.object({ topic: TopicId }),
  "reopen-topic": z.object({ topic: TopicId, reason: reason.min(1), reasonLang }),
  "set-note-mode": z.object({ topic: TopicId, mode: z.enum(noteModes), reason: reason.default(""), reasonLang }),
  /** Names the version of the note that stood at the instant `at`. A version with a name gets the new one. */
  "name-version": z.object({ topic: TopicId, at: z.int().positive(), title: Title }),
  "unname-version": z.object({ topic: TopicId, at: z.int().positive() }),
  /**
   * Sent after a member has given the note the text of the version that stood at the instant `at`. `since` is the instant
   * before their edit.
   */
  "restore-note": z.object({ topic: TopicId, at: z.int().positive(), since: z.int().positive().optional() }),
  "add-reading": z
    .object({
      session: SessionId.optional(),
      topic: TopicId.optional(),
      title: Title,
      /** An https address, because a page of Plenary may link to no other scheme. */
      link: z
        .url({ protocol: /^https$/, hostname: z.regexes.domain })
        .max(2_000)
        .nullable()
        .default(null),
      text: Spoken.nullable().default(null),
      /** The hash of a file that was uploaded before. */
      file: FileHash.optional(),
    })
    .refine(
      ({ link, text, file }) => link !== null || text !== null || file !== undefined,
      "a reading is an address, a file or a text",
    ),
  "remove-reading": z.object({ reading: RowId }),
  "set-agenda": z.object({
    session: SessionId,
    items: z
      .array(
        z.object({
          id: ItemId.optional(),
          kind: ItemKind,
          title: Title,
          topic: TopicId.nullable().default(null),
          minutes: z.int().min(0).max(1_440),
        }),
      )
      .max(60),
  }),
  /** `seen` is the current item on the sender's screen. If two members press "next" at once, the agenda moves once. */
  "move-agenda": z.object({ session: SessionId, item: ItemId, seen: ItemId.nullable().optional() }),
}
