import * as z from "zod"
import { Anchor } from "./anchor.ts"
import { Elector, Position } from "./answer.ts"
import { MemberId, ObjectionId, RecordId, RoundId, SideId, StatementId, TopicId } from "./ids.ts"
import { Rule } from "./rule.ts"
import { anonymities, dispositions, levels, outcomes, positions } from "./terms.ts"
import { Language, Spoken, Texts, Title } from "./texts.ts"

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
  /** what its owner said to the answer; entries of earlier versions say "maintained" also where nothing was said */
  reply: z.enum(["maintained", "withdrawn"]).nullable(),
  /** its owner was no longer on the panel, so that nobody was left to ask */
  left: z.literal(true).optional(),
  /** answers before this one, and what was replied to each */
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
  /** the final tally, the one at reveal where positions changed after it, and per side unless a side is too small */
  tally: Tally,
  tallyAtReveal: Tally.nullable(),
  sides: z.array(SideTally),
  /** named rounds only; otherwise empty and the tally stands alone */
  positions: z.array(z.object({ member: MemberId, side: SideId.nullable(), position: Position, spoken: z.boolean() })),
  /** rounds without names: what was said with a position, under nobody's name */
  reasons: z.array(z.object({ position: z.enum(positions), text: Spoken })).optional(),
  objections: z.array(RecordedObjection),
  dissents: z.array(z.object({ by: MemberId.nullable(), text: Spoken })),
  recused: z.array(MemberId),
  /** sides that the round left out, as all of their panelists recused themselves; empty: one, which is not told */
  recusedSides: z.array(SideId).optional(),
  passages: z.array(Anchor),
  computed: z.enum(outcomes),
  level: z.enum(levels),
  /** why a lower level than the computed one was declared */
  reason: z.string().nullable(),
  note: Texts,
  supersedes: RecordId.nullable(),
})
export type RecordBody = z.infer<typeof RecordBody>
