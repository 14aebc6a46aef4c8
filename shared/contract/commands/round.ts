import * as z from "zod"
import { GivenAnswer, Position, ReasonGroup } from "../../model/consensus/answer.ts"
import { StoppingRule } from "../../model/consensus/stopping.ts"
import { MemberId, ObjectionId, RoundId, StatementId } from "../../model/ids.ts"
import {
  absenteeViews,
  anonymities,
  deadlineActs,
  dispositions,
  positions,
  reasonRules,
  statementRounds,
} from "../../model/terms.ts"
import { Language, reasonLang, Spoken } from "../../model/texts.ts"
import { limits } from "../limits.ts"

const round = z.object({ round: RoundId })
/**
 * `evenBelowQuorum` closes a rating or a call even if the answers or the people connected do not reach its quorum, or if
 * somebody present has not answered. If it is false, the server refuses to close such a round.
 */
const closing = round.extend({ evenBelowQuorum: z.boolean().default(false) })
const objection = z.object({ objection: ObjectionId })
/**
 * The languages that the round leaves out, because their texts are out of date. In every other language an out-of-date
 * text has to be updated before the round opens.
 */
const leaveOut = z.array(Language).default([])
const reason = z.string().trim().max(4_000)
/** A statement and its version that the moderator's screen showed. */
const on = z.object({ statement: StatementId, version: z.int().positive() })

/** How rounds open: the same for one round and for all rounds of a batch. */
const opening = z.object({
  kind: z.enum(statementRounds),
  anonymity: z.enum(anonymities).optional(),
  /** How a round with hidden names shows the members who have not answered: by number or by name. */
  absentees: z.enum(absenteeViews).default("counted"),
  /** When the round closes by itself, and whether its result is then shown. Null if a moderator closes it. */
  deadline: z
    .object({ endsAt: z.int().positive(), act: z.enum(deadlineActs) })
    .nullable()
    .default(null),
  leaveOut,
  /** The scores for which a rating requires a reason. If it is left out, the panel's setting counts. */
  reasonsFor: z.enum(reasonRules).optional(),
  /**
   * The stopping rule for the ratings of a statement. Only the first rating fixes it; later ratings keep what the first
   * one fixed. If it is left out, the panel's setting counts; null is no rule.
   */
  stopping: StoppingRule.nullable().optional(),
  /** Why the round opens although the stopping rule says otherwise. */
  otherwise: reason.optional(),
  /** The language of that reason. */
  otherwiseLang: Language.optional(),
})

export const roundCommands = {
  "open-round": opening.extend({
    ...on.shape,
    /** The seconds on the clock that pages show. The clock never closes a round. A round with a deadline has no clock. */
    seconds: z.int().min(10).max(3_600).nullable().default(null),
  }),
  /**
   * Groups the reasons of a rating's result. The groups replace the earlier groups. `seen` is how many times the
   * reasons were grouped, as the page knows.
   */
  "group-reasons": round.extend({ groups: z.array(ReasonGroup).max(30), seen: z.int().min(0) }),
  /** Opens one round on each statement, all of them or none. They close, are shown and become void together. */
  "open-batch": opening.extend({ statements: z.array(on).min(limits.batchMin).max(limits.batchMax) }),
  /** Moves the deadline of a round, and of all rounds of its batch, to later. This is possible once. */
  "extend-deadline": round.extend({ endsAt: z.int().positive() }),
  /**
   * Writes the summary of a shown rating in one language; an empty text takes it away. `seen` is the text that the page
   * had before.
   */
  "summarize-round": round.extend({ lang: Language, text: reason, seen: z.string() }),
  /** `seen` is the latest revision of the sender's own answer that the page has; 0 if it has none. */
  "answer-round": round.extend({ answer: GivenAnswer, seen: z.int().min(0) }),
  /**
   * Tells the chair that an answer of the sender came after the close. It carries no answer, and is counted once for a
   * person and a round.
   */
  "report-late-answer": round,
  /**
   * The secretary enters an answer that a panelist said aloud in a named call. It counts once its owner or a second
   * officer confirms it.
   */
  "enter-spoken": round.extend({ member: MemberId, answer: GivenAnswer }),
  /** The owner of an entered answer says that it is theirs. `seen` is the revision that the owner's page showed. */
  "say-so": round.extend({ seen: z.int().positive() }),
  /** A second officer presses the position that the panelist said. The receipt's `counts` is 1 if it is the entered one. */
  "confirm-spoken": round.extend({ member: MemberId, heard: z.enum(positions) }),
  /**
   * Opens a silence procedure and notifies the members. The silence of those who were reached counts as agree, and the
   * procedure closes by itself at `endsAt`: 24 hours from now or later, in a live session two minutes or later.
   */
  "open-silence": z.object({
    statement: StatementId,
    version: z.int().positive(),
    endsAt: z.int().positive(),
    leaveOut,
  }),
  /** Adds time to the clock of a rating or a call. The end of the clock does not close the round. */
  "extend-round": round.extend({ seconds: z.int().min(10).max(3_600).default(60) }),
  /** Says that the sender has opened the page of a silence procedure from their own seat. The page sends it once. */
  "see-silence": round,
  "extend-silence": round.extend({ endsAt: z.int().positive() }),
  recuse: z.object({ statement: StatementId }),
  "close-round": closing,
  /** Opens a round again that was closed while somebody asked had not answered, within ten seconds and before its result. */
  "reopen-round": round,
  "reveal-round": round,
  "close-and-show": closing,
  "void-round": round.extend({ reason: reason.min(1), reasonLang }),
  "change-position": round.extend({ position: Position, why: reason.min(1), reasonLang }),
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
