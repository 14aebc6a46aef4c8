import * as z from "zod"
import { Anchor } from "../anchor.ts"
import { MemberId, ObjectionId, RecordId, RoundId, SideId, StatementId, TopicId } from "../ids.ts"
import { anonymities, dispositions, levels, outcomes, positions } from "../terms.ts"
import { Language, reasonLang, Spoken, Texts, Title } from "../texts.ts"
import { Aloud, Elector, Position } from "./answer.ts"
import { Rule } from "./rule.ts"

export const Tally = z.object({
  electorate: z.int(),
  agree: z.int(),
  reserve: z.int(),
  disagree: z.int(),
  block: z.int(),
  abstain: z.int(),
  /** How many of these positions count towards no quorum, because a second officer confirmed them. Absent if none. */
  vouched: z.int().optional(),
})
export type Tally = z.infer<typeof Tally>

export const SideTally = Tally.extend({ side: SideId })
export type SideTally = z.infer<typeof SideTally>

export const RecordedObjection = z.object({
  objection: ObjectionId,
  by: MemberId,
  reason: Spoken,
  remedy: Spoken.nullable(),
  disposition: z.enum(dispositions).nullable(),
  answer: Spoken.nullable(),
  /**
   * The objector's reply to the answer. Entries of earlier versions say "maintained" even if the objector did not
   * reply.
   */
  reply: z.enum(["maintained", "withdrawn"]).nullable(),
  /** The objector was no longer on the panel and could not be asked. */
  left: z.literal(true).optional(),
  /** Earlier answers to the objection, each with the objector's reply. */
  earlier: z
    .array(
      z.object({
        disposition: z.enum(dispositions),
        answer: Spoken,
        reply: z.enum(["maintained", "withdrawn"]).nullable(),
      }),
    )
    .default([]),
})
export type RecordedObjection = z.infer<typeof RecordedObjection>

/**
 * The body of a consensus record, which never changes (DOMAIN R9). It holds everything that a reader in ten years
 * needs.
 */
export const RecordBody = z.object({
  record: RecordId,
  number: z.int().positive(),
  statement: StatementId,
  label: z.string(),
  topic: TopicId,
  topicTitle: Title,
  version: z.int().positive(),
  texts: z.array(z.object({ lang: Language, text: z.string(), authentic: z.boolean(), confirmed: z.boolean() })),
  round: RoundId,
  anonymity: z.enum(anonymities),
  silence: z.boolean().default(false),
  rule: Rule,
  electorate: z.array(Elector),
  /**
   * The final tally. If positions changed after the reveal, `tallyAtReveal` holds the tally at the reveal. `sides`
   * holds the tally of each side, unless a side is too small to be shown.
   */
  tally: Tally,
  tallyAtReveal: Tally.nullable(),
  sides: z.array(SideTally),
  /** Each panelist's position in a named round; empty in other rounds, which record only the tally. */
  positions: z.array(
    z.object({
      member: MemberId,
      side: SideId.nullable(),
      position: Position,
      spoken: z.boolean(),
      aloud: Aloud.optional(),
    }),
  ),
  /** The members for whom a position was entered that nobody confirmed, so that it does not count. Absent if none. */
  unconfirmed: z.array(MemberId).optional(),
  /** The members whom the silence procedure did not reach, so that their silence does not agree. Absent if none. */
  notReached: z.array(MemberId).optional(),
  /** The reasons that were given with positions in a round without names. The authors are left out. */
  reasons: z.array(z.object({ position: z.enum(positions), text: Spoken })).optional(),
  objections: z.array(RecordedObjection),
  dissents: z.array(z.object({ by: MemberId.nullable(), text: Spoken })),
  recused: z.array(MemberId),
  /**
   * Sides that the round left out, because all their panelists recused themselves from the statement. An empty list
   * means that a side was left out, but the reader may not learn which one.
   */
  recusedSides: z.array(SideId).optional(),
  passages: z.array(Anchor),
  computed: z.enum(outcomes),
  level: z.enum(levels),
  /** The reason for declaring a lower level than the computed one. */
  reason: z.string().nullable(),
  reasonLang,
  note: Texts,
  supersedes: RecordId.nullable(),
  /** The day on which the panel is to look at the record again. Absent if the declaration named none. */
  reviewOn: z.iso.date().optional(),
})
export type RecordBody = z.infer<typeof RecordBody>
