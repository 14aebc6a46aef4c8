import * as z from "zod"
import { MemberId, SideId } from "../ids.ts"
import { languages, positions } from "../terms.ts"

const reason = z.string().trim().max(4_000)

/** A score of 1 to 9, or null for *outside my field*. */
export const Score = z.object({ kind: z.literal("rating"), score: z.int().min(1).max(9).nullable() })

export const Position = z.object({
  kind: z.literal("call"),
  position: z.enum(positions),
  reason: reason.default(""),
  remedy: reason.default(""),
  lang: z.enum(languages).default("en"),
  /** a reservation may read "to be confirmed by {date}" */
  confirmBy: z.iso.date().nullable().default(null),
})
export type Position = z.infer<typeof Position>

/** A panelist's answer; sealed until the round is revealed. */
export const Answer = z.discriminatedUnion("kind", [Score, Position])
export type Answer = z.infer<typeof Answer>

/** An elector: frozen together with the side when the round opens. */
export const Elector = z.object({ member: MemberId, side: SideId.nullable() })
export type Elector = z.infer<typeof Elector>

/**
 * An answer as its round's anonymity lets it be seen. In a named round `member` is set. If names are hidden, `alias` is
 * a random id that links this panelist's answers between ratings of one statement and hides the name.
 */
export const RevealedAnswer = z.object({
  member: MemberId.nullable(),
  alias: z.string().nullable(),
  side: SideId.nullable(),
  answer: Answer,
  /** the secretary entered it from what was said aloud */
  spoken: z.boolean().default(false),
  /** the elector was silent in a silence procedure, which counts as agree */
  silent: z.boolean().default(false),
})
export type RevealedAnswer = z.infer<typeof RevealedAnswer>
