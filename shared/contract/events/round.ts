import * as z from "zod"
import { Elector, Position, RevealedAnswer } from "../../model/consensus/answer.ts"
import { Rule } from "../../model/consensus/rule.ts"
import { MemberId, ObjectionId, RoundId, SideId, StatementId, TopicId } from "../../model/ids.ts"
import { absenteeViews, anonymities, dispositions, roundKinds } from "../../model/terms.ts"
import { Language, Spoken } from "../../model/texts.ts"

const at = { round: RoundId, statement: StatementId, topic: TopicId }
const on = { objection: ObjectionId, statement: StatementId, topic: TopicId }

/** Events of a round and of the objections to a version. No event holds an answer before `round-revealed`. */
export const roundEvents = {
  "round-opened": z.object({
    ...at,
    /** counts this statement's rounds of this kind */
    n: z.int().positive(),
    version: z.int().positive(),
    kind: z.enum(roundKinds),
    anonymity: z.enum(anonymities),
    rule: Rule,
    electorate: z.array(Elector),
    /** sides that it leaves out, as all of their panelists recused themselves; empty where the reader is not told which */
    recusedSides: z.array(SideId).optional(),
    /** languages whose text it does not ask about, because it was out of date */
    leftOut: z.array(Language).optional(),
    /** shown as a clock; nothing closes by itself but a silence procedure */
    endsAt: z.int().nullable(),
    silence: z.boolean().default(false),
    /** names hidden only: how those who have not answered are shown, which the round says before it opens */
    absentees: z.enum(absenteeViews).default("counted"),
  }),
  "round-closed": z.object(at),
  /** more time: a silence procedure's one extension, or a minute on a clock */
  "round-extended": z.object({ ...at, endsAt: z.int() }),
  /** `answers` is what the anonymity permits, null when fewer than four answered and names are not shown */
  "round-revealed": z.object({
    ...at,
    answered: z.int(),
    answers: z.array(RevealedAnswer).nullable(),
    /** secret rounds only: who collected a ballot, told after the close */
    roll: z.array(MemberId).nullable().default(null),
  }),
  "round-voided": z.object({
    ...at,
    /** empty where no moderator did it */
    reason: z.string(),
    /** a silence procedure whose notice was not marked as sent when it ended */
    why: z.literal("unheard").optional(),
    /** the answers so far: they count for nothing, and are kept */
    answers: z.array(RevealedAnswer).optional(),
  }),
  /** a named position changed after the reveal and before the declaration */
  "position-changed": z.object({
    ...at,
    /** null if no name leaves the room */
    member: MemberId.nullable(),
    /** the position that it replaces, so that readers without names count right; null: had not answered */
    from: Position.nullable().default(null),
    position: Position,
    why: z.string(),
  }),
  "member-recused": z.object({ statement: StatementId, topic: TopicId, member: MemberId }),
  "objection-raised": z.object({
    ...on,
    version: z.int(),
    member: MemberId,
    reason: Spoken,
    remedy: Spoken.nullable(),
    fromRound: RoundId.nullable(),
  }),
  "objection-answered": z.object({ ...on, disposition: z.enum(dispositions), answer: Spoken }),
  "objection-replied": z.object({ ...on, reply: z.enum(["maintained", "withdrawn"]), text: Spoken.nullable() }),
}
