import * as z from "zod"
import { Answer, Position } from "../../model/consensus/answer.ts"
import { MemberId, ObjectionId, RoundId, StatementId } from "../../model/ids.ts"
import { absenteeViews, anonymities, dispositions, roundKinds } from "../../model/terms.ts"
import { Language, Spoken } from "../../model/texts.ts"

const round = z.object({ round: RoundId })
/** `evenBelowQuorum`: close a call whose answers do not reach its quorum; without it that is refused */
const closing = round.extend({ evenBelowQuorum: z.boolean().default(false) })
const objection = z.object({ objection: ObjectionId })
/** texts that are behind and are not asked about; without it they have to be brought up first */
const leaveOut = z.array(Language).default([])
const reason = z.string().trim().max(4_000)

export const roundCommands = {
  "open-round": z.object({
    statement: StatementId,
    /** the version on the moderator's screen */
    version: z.int().positive(),
    kind: z.enum(roundKinds),
    anonymity: z.enum(anonymities).optional(),
    /** names hidden only: whether who has not answered is shown as a number or by name */
    absentees: z.enum(absenteeViews).default("counted"),
    /** for the clock on screen; the clock never closes a round */
    seconds: z.int().min(10).max(3_600).nullable().default(null),
    leaveOut,
  }),
  /** `seen` is the owner's latest revision as this page knows it: 0 for none */
  "answer-round": round.extend({ answer: Answer, seen: z.int().min(0) }),
  /** the secretary enters what was spoken aloud in a named call */
  "enter-spoken": round.extend({ member: MemberId, answer: Answer }),
  /** members are told; silence counts as agree; it closes by itself */
  "open-silence": z.object({
    statement: StatementId,
    version: z.int().positive(),
    endsAt: z.int().positive(),
    leaveOut,
  }),
  /** more time on the clock of a rating or a call; it closes nothing */
  "extend-round": round.extend({ seconds: z.int().min(10).max(3_600).default(60) }),
  "extend-silence": round.extend({ endsAt: z.int().positive() }),
  recuse: z.object({ statement: StatementId }),
  "close-round": closing,
  "reveal-round": round,
  "close-and-show": closing,
  "void-round": round.extend({ reason: reason.min(1) }),
  "change-position": round.extend({ position: Position, why: reason.min(1) }),
  "raise-objection": z.object({
    statement: StatementId,
    version: z.int().positive(),
    reason: Spoken,
    remedy: Spoken.nullable(),
  }),
  "answer-objection": objection.extend({ disposition: z.enum(dispositions), answer: Spoken }),
  "reply-objection": objection.extend({
    reply: z.enum(["maintained", "withdrawn"]),
    text: Spoken.nullable().default(null),
  }),
}
