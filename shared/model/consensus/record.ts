import * as z from "zod"
import { Anchor } from "../anchor.ts"
import { MemberId, ObjectionId, RecordId, RoundId, SideId, StatementId, TopicId } from "../ids.ts"
import { anonymities, dispositions, levels, outcomes, positions } from "../terms.ts"
import { Language, Spoken, Texts, Title } from "../texts.ts"
import { Elector, Position } from "./answer.ts"
import { Rule } from "./rule.ts"

export const Tally = z.object({
  electorate: z.int(),
  agree: z.int(),
  reserve: z.int(),
  disagree: z.int(),
  block: z.int(),
  abstain: z.int(),
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
  /** the owner's reaction to the answer; entries of earlier versions say "maintained" also if the owner was silent */
  reply: z.enum(["maintained", "withdrawn"]).nullable(),
  /** its owner was no longer on the panel and could not be asked */
  left: z.literal(true).optional(),
  /** earlier answers, and the owner's reply to each */
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

/** The immutable body of a consensus record (DOMAIN R9): everything that a reader in ten years needs. */
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
  /** the final tally; the one at the reveal if positions changed after it; and per side unless a side is too small */
  tally: Tally,
  tallyAtReveal: Tally.nullable(),
  sides: z.array(SideTally),
  /** filled in named rounds only; otherwise empty, and only the tally is given */
  positions: z.array(z.object({ member: MemberId, side: SideId.nullable(), position: Position, spoken: z.boolean() })),
  /** in rounds without names: the reasons given with positions, without their authors */
  reasons: z.array(z.object({ position: z.enum(positions), text: Spoken })).optional(),
  objections: z.array(RecordedObjection),
  dissents: z.array(z.object({ by: MemberId.nullable(), text: Spoken })),
  recused: z.array(MemberId),
  /**
   * sides that the round left out because all of their panelists recused themselves; an empty list: one side, whose
   * name is not told
   */
  recusedSides: z.array(SideId).optional(),
  passages: z.array(Anchor),
  computed: z.enum(outcomes),
  level: z.enum(levels),
  /** the reason for declaring a lower level than the computed one */
  reason: z.string().nullable(),
  note: Texts,
  supersedes: RecordId.nullable(),
})
export type RecordBody = z.infer<typeof RecordBody>
