import * as z from "zod"
import { MemberId, SideId } from "../ids.ts"
import { judgements, languages, mostReasonCharacters, positions } from "../terms.ts"
import { Title } from "../texts.ts"

const reason = z.string().trim().max(mostReasonCharacters)

/**
 * A score from 1 to 9; null means *outside my field*. `reason` is absent if the panelist gave none, and `lang` is the
 * language of the reason. Logs of earlier versions have neither.
 */
export const Score = z.object({
  kind: z.literal("rating"),
  score: z.int().min(1).max(9).nullable(),
  reason: reason.optional(),
  lang: z.enum(languages).optional(),
})
export type Score = z.infer<typeof Score>

export const Position = z.object({
  kind: z.literal("call"),
  position: z.enum(positions),
  reason: reason.default(""),
  remedy: reason.default(""),
  lang: z.enum(languages).default("en"),
  /** The date by which the panelist expects to confirm a reservation: "to be confirmed by {date}". */
  confirmBy: z.iso.date().nullable().default(null),
})
export type Position = z.infer<typeof Position>

/** An answer in a review of a record: the record still stands, should be amended, or should be withdrawn. */
export const Reviewed = z.object({
  kind: z.literal("review"),
  judgement: z.enum(judgements),
  reason: reason.default(""),
  lang: z.enum(languages).default("en"),
})
export type Reviewed = z.infer<typeof Reviewed>

/** A panelist's answer in a round, as a result publishes it. */
export const Answer = z.discriminatedUnion("kind", [Score, Position, Reviewed])
export type Answer = z.infer<typeof Answer>

/** The reason of an answer in another language, in the words of the panelist who gives the answer. */
export const SecondText = z.object({ lang: z.enum(languages), text: reason.min(1) })
export type SecondText = z.infer<typeof SecondText>

/** No published answer has second texts: the reveal publishes them as translations of the reason (DOMAIN V13). */
const texts = z.array(SecondText).max(languages.length).optional()

/** An answer as its panelist gives it. The server keeps it sealed until the round is revealed. */
export const GivenAnswer = z.discriminatedUnion("kind", [Score.extend({ texts }), Position.extend({ texts }), Reviewed])
export type GivenAnswer = z.infer<typeof GivenAnswer>

/**
 * A panelist whom a round asks. The member and the member's side are fixed when the round opens. `delegate` is set if
 * the member is an alternate: the delegate in whose place the member sits (DOMAIN AL5).
 */
export const Elector = z.object({ member: MemberId, side: SideId.nullable(), delegate: MemberId.optional() })
export type Elector = z.infer<typeof Elector>

/** A side that did not reach its quorum when a rating was closed: how many of it had answered, and how many were connected. */
export const FewSide = z.object({ side: SideId, answered: z.int(), connected: z.int() })
export type FewSide = z.infer<typeof FewSide>

/**
 * How an answer that was said aloud came to count: the member who entered it, and the second officer who pressed the
 * same position without seeing it. `officer` is null if the owner said so on their own page. Entries of earlier versions
 * have none of this.
 */
export const Aloud = z.object({ enteredBy: MemberId, officer: MemberId.nullable() })
export type Aloud = z.infer<typeof Aloud>

/**
 * An answer as readers may see it under the round's anonymity. In a named round `member` is set. If names are hidden,
 * `alias` is a random id that hides the name and links this panelist's answers between ratings of one statement.
 */
export const RevealedAnswer = z.object({
  member: MemberId.nullable(),
  alias: z.string().nullable(),
  side: SideId.nullable(),
  answer: Answer,
  /** The panelist said the answer aloud, and the secretary entered it. */
  spoken: z.boolean().default(false),
  aloud: Aloud.optional(),
  /** The elector did not answer in a silence procedure, which counts as agree. */
  silent: z.boolean().default(false),
})
export type RevealedAnswer = z.infer<typeof RevealedAnswer>

/**
 * A reason for a score, as a result publishes it. Reasons are listed apart from the answers, so that only the score can
 * link a reason with an answer (DOMAIN W4). `member` is null unless the round is named.
 */
export const RatedReason = z.object({
  score: z.int().min(1).max(9),
  reason: z.string(),
  lang: z.enum(languages),
  member: MemberId.nullable(),
})
export type RatedReason = z.infer<typeof RatedReason>

/** Reasons of one result under a title of the secretary. `reasons` are indices in the result's list of reasons. */
export const ReasonGroup = z.object({ title: Title, reasons: z.array(z.int().min(0)).min(1) })
export type ReasonGroup = z.infer<typeof ReasonGroup>
