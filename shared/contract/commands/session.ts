import * as z from "zod"
import { ItemId, SessionId, TopicId } from "../../model/ids.ts"
import { noteModes } from "../../model/terms.ts"
import { Spoken, Title } from "../../model/texts.ts"
import { City, ItemKind } from "../events/session.ts"

/** A clock that no page could show is refused before it is in the log. */
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
  /** another hour, title or city, before it has started */
  "replan-session": session.extend(facts.shape),
  "start-session": session,
  /** before it has started; a session that has started is closed instead */
  "cancel-session": session.extend({ reason: reason.min(1) }),
  /** `minutes`: how long the break is to last, where that is said */
  "pause-session": session.extend({ minutes: z.int().min(1).max(1_440).optional() }),
  "resume-session": session,
  "close-session": session,
  "reopen-session": session,
  /** a linked session with the unfinished items */
  "continue-session": session.extend({ startsAt: z.int().positive() }),
  "open-topic": z.object({
    title: Title,
    letter: z.string().trim().min(1).max(4),
    mode: z.enum(noteModes).default("open"),
  }),
  "close-topic": z.object({ topic: TopicId }),
  "reopen-topic": z.object({ topic: TopicId, reason: reason.min(1) }),
  "set-note-mode": z.object({ topic: TopicId, mode: z.enum(noteModes), reason: reason.default("") }),
  "add-reading": z
    .object({
      session: SessionId.optional(),
      topic: TopicId.optional(),
      title: Title,
      /** the one scheme that a page of ours may send its readers to */
      link: z
        .url({ protocol: /^https$/, hostname: z.regexes.domain })
        .max(2_000)
        .nullable()
        .default(null),
      text: Spoken.nullable().default(null),
    })
    .refine(({ link, text }) => link !== null || text !== null, "a reading is an address or a text"),
  "remove-reading": z.object({ reading: z.string().max(64) }),
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
  /** `seen` is the item that is held on the sender's screen: two who press "next" at once move it once */
  "move-agenda": z.object({ session: SessionId, item: ItemId, seen: ItemId.nullable().optional() }),
}
