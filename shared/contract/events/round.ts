import * as z from "zod"
import { Elector, FewSide, Position, RatedReason, ReasonGroup, RevealedAnswer } from "../../model/consensus/answer.ts"
import { Rule } from "../../model/consensus/rule.ts"
import { StoppingRule } from "../../model/consensus/stopping.ts"
import { BatchId, MemberId, ObjectionId, RecordId, RoundId, SideId, StatementId, TopicId } from "../../model/ids.ts"
import {
  absenteeViews,
  anonymities,
  deadlineActs,
  dispositions,
  reasonRules,
  roundKinds,
  silenceReaches,
} from "../../model/terms.ts"
import { Language, reasonLang, Spoken } from "../../model/texts.ts"

const at = { round: RoundId, statement: StatementId, topic: TopicId }
const on = { objection: ObjectionId, statement: StatementId, topic: TopicId }

/** Events of rounds, and of objections to a version. No event holds an answer before `round-revealed`. */
export const roundEvents = {
  "round-opened": z.object({
    ...at,
    /** The number of this round among the statement's rounds of the same kind. */
    n: z.int().positive(),
    version: z.int().positive(),
    kind: z.enum(roundKinds),
    anonymity: z.enum(anonymities),
    rule: Rule,
    electorate: z.array(Elector),
    /**
     * Sides that the round leaves out, because all their panelists recused themselves. The list is empty if the reader
     * may not learn which side was left out.
     */
    recusedSides: z.array(SideId).optional(),
    /** Languages whose texts the round does not ask about, because the texts were out of date. */
    leftOut: z.array(Language).optional(),
    /** Whether the clock of whoever speaks stands while the round is open (DOMAIN Y10). Absent in earlier entries. */
    stopsClock: z.literal(true).optional(),
    /** The end of the clock that pages show. Only a silence procedure and a round with a deadline close at this time. */
    endsAt: z.int().nullable(),
    /** The act that the round does by itself at `endsAt`, which is then its deadline. Not set if a moderator closes it. */
    atDeadline: z.enum(deadlineActs).optional(),
    /** The batch of the round. All rounds of a batch are opened, closed, shown and made void together. */
    batch: BatchId.optional(),
    silence: z.boolean().default(false),
    /**
     * How a silence procedure reaches the members whose silence agrees (DOMAIN L7). If the field is absent, as in entries
     * of earlier versions, every silence agrees.
     */
    reach: z.enum(silenceReaches).optional(),
    /** How a round with hidden names shows the members who have not answered. It is fixed when the round opens. */
    absentees: z.enum(absenteeViews).default("counted"),
    /** The scores for which a rating requires a reason. If the field is absent, the round takes no reasons. */
    reasonsFor: z.enum(reasonRules).optional(),
    /**
     * The languages in which an answer may hold a second text of its reason, until the result is shown. If the field is
     * absent, the round takes no second texts.
     */
    secondTexts: z.array(Language).optional(),
    /** The record that a review asks about. Absent in all other rounds. */
    record: RecordId.optional(),
    /** The stopping rule of the statement's ratings, which the first rating fixed. Absent if it fixed none. */
    stopping: StoppingRule.optional(),
    /** Why the moderator opened the round although the stopping rule says otherwise. */
    otherwise: z.string().optional(),
    /** The language of that reason; absent if its writer stated none. */
    otherwiseLang: Language.optional(),
  }),
  "round-closed": z.object({
    ...at,
    /**
     * Until when the round may be taken up again. Absent if everybody asked had answered, and in a round that closed by
     * itself.
     */
    again: z.int().optional(),
    /** Whether the server shows the result at `again`, unless the round is taken up again. */
    shows: z.literal(true).optional(),
    /** Whether the class of the rating needs the quorum (DOMAIN G5). Absent in entries of earlier versions. */
    needsQuorum: z.literal(true).optional(),
    /**
     * The sides that did not reach their quorum at the close: how many of each had answered, and how many were connected.
     * Only in a rating of a live session that names absentees; absent if there is none. The list is empty if the reader
     * may not learn which side it was.
     */
    fewSides: z.array(FewSide).optional(),
  }),
  /** The round is open again, with the answers that were given before. */
  "round-reopened": z.object(at),
  /**
   * The round got more time. A silence procedure and a deadline can be extended once. In any other round only the
   * clock gets more time.
   */
  "round-extended": z.object({ ...at, endsAt: z.int() }),
  /**
   * An answer came after the close, as its giver says. Nothing of the answer is here, and the member only where the
   * round is named; elsewhere the entry has no sender.
   */
  "answer-came-late": z.object({ ...at, member: MemberId.nullable() }),
  /**
   * `answers` holds only the fields that the round's anonymity lets readers see. It is null if fewer than four answered
   * and names are not shown.
   */
  "round-revealed": z.object({
    ...at,
    answered: z.int(),
    answers: z.array(RevealedAnswer).nullable(),
    /**
     * The members who collected a ballot in a secret round. They are named only after the close; null in other rounds.
     */
    roll: z.array(MemberId).nullable().default(null),
    /** The reasons for the scores of a rating, sorted by score and wording. Absent if the result publishes none. */
    reasons: z.array(RatedReason).optional(),
    /**
     * The members for whom a spoken position was entered that neither they nor a second officer confirmed before the
     * close. It does not count, and no entry holds it. Absent if there are none.
     */
    unconfirmed: z.array(MemberId).optional(),
    /**
     * The members whom a silence procedure did not reach, and who did not answer. They are not in `answers`. Absent if
     * there are none.
     */
    notReached: z.array(MemberId).optional(),
  }),
  /** A member opened the page of a silence procedure from their own seat, so that it has reached them. */
  "silence-seen": z.object({ ...at, member: MemberId }),
  /** Groups the reasons of a rating's result anew. The entry replaces the groups of earlier entries. */
  "reasons-grouped": z.object({ ...at, groups: z.array(ReasonGroup) }),
  /**
   * The summary of a rating's result in one language, in words of the secretary or a moderator. The next round shows it
   * beside the sentences that the figures give. An empty text takes the summary away.
   */
  "round-summarized": z.object({
    ...at,
    lang: Language,
    personal: z.object({ text: z.string() }).default({ text: "" }),
  }),
  "round-voided": z.object({
    ...at,
    /** The moderator's reason; empty if no moderator voided the round. */
    reason: z.string(),
    reasonLang,
    /** The reason if nobody was notified of the silence procedure before it ended. */
    why: z.literal("unheard").optional(),
    /** How many had answered when a moderator made the round void. Absent if nobody had. */
    given: z.int().positive().optional(),
    /** The answers that were given before the round was voided. They are kept, but they do not count. */
    answers: z.array(RevealedAnswer).optional(),
  }),
  /** A member changed a position of a named call, after the reveal and before the declaration. */
  "position-changed": z.object({
    ...at,
    /** The member who changed the position; null for readers who may not read names. */
    member: MemberId.nullable(),
    /**
     * The former position; null if the member had not answered. If names are not readable, it identifies the answer to
     * replace.
     */
    from: Position.nullable().default(null),
    position: Position,
    why: z.string(),
    reasonLang,
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
