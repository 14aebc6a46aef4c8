import { RoundId, type StatementId } from "../../../shared/model/ids.ts"
import type { ReasonRule } from "../../../shared/model/terms.ts"
import { type DemoPanel, statementIn } from "../room.ts"
import { demoRoster, type Panelist, type Person, panelists, people } from "../texts/roster.ts"
import type { Seconded } from "../texts/wording.ts"

/**
 * The scores of a rating, one for each panelist in the order of the roster; null for a panelist who does not answer.
 */
export type Scores = readonly (number | null)[]
export type Chair = "chen" | "miwa"

export const inOrder = people.filter((one): one is Panelist => one in panelists)

/** The scores for which a rating requires reasons, and the reasons that its panelists give. */
export interface Reasoning {
  reasonsFor?: ReasonRule
  reasons?: Partial<Record<Panelist, Seconded>>
}

async function open(
  room: DemoPanel,
  statement: StatementId,
  chair: Chair,
  kind: "rating" | "call",
  reasonsFor?: ReasonRule,
): Promise<RoundId> {
  const { versions } = await statementIn(room, statement)
  room.time.pass(8)
  const seconds = kind === "rating" ? 90 : null
  const made = await room.do(chair, "open-round", {
    statement,
    version: versions.length,
    kind,
    seconds,
    ...(reasonsFor && { reasonsFor }),
  })
  return RoundId.parse(made.round)
}

export async function openRating(
  room: DemoPanel,
  statement: StatementId,
  chair: Chair,
  scores: Scores,
  { reasonsFor, reasons = {} }: Reasoning = {},
): Promise<RoundId> {
  const round = await open(room, statement, chair, "rating", reasonsFor)
  for (const [i, who] of inOrder.entries()) {
    const score = scores[i]
    if (typeof score === "number") await giveScore(room, round, who, score, { reason: reasons[who]?.text })
  }
  return round
}

/** Answers a rating. `seen` is the number of answers that the panelist has given before in this rating. */
export async function giveScore(
  room: DemoPanel,
  round: RoundId,
  by: Panelist,
  score: number,
  { seen = 0, reason }: { seen?: number; reason?: string | undefined } = {},
): Promise<void> {
  room.time.pass(4)
  const said = reason === undefined ? {} : { reason, lang: langOf(by) }
  await room.do(by, "answer-round", { round, answer: { kind: "rating", score, ...said }, seen })
}

export async function showRound(room: DemoPanel, round: RoundId, chair: Chair): Promise<void> {
  room.time.pass(5)
  await room.do(chair, "close-and-show", { round, evenBelowQuorum: true })
  // while somebody has not answered, the result waits until the round cannot be taken up again; this chair does not
  const { rounds } = await room.stage.state()
  if (rounds[round]?.state === "closed") await room.do(chair, "reveal-round", { round })
}

/** Opens a rating, enters every score, closes the rating and reveals it. */
export async function rate(
  room: DemoPanel,
  statement: StatementId,
  chair: Chair,
  scores: Scores,
  reasoning: Reasoning = {},
): Promise<RoundId> {
  const round = await openRating(room, statement, chair, scores, reasoning)
  await showRound(room, round, chair)
  return round
}

// oxlint-disable-next-line plenary/discriminants -- a part of an answer, which events store
export type NotQuite = { position: "reserve"; reason: string } | { position: "block"; reason: string; remedy: string }

/** Holds a call in which every panelist agrees, except those named in `but`. */
export async function call(
  room: DemoPanel,
  statement: StatementId,
  chair: Chair,
  but: Partial<Record<Panelist, NotQuite>> = {},
): Promise<void> {
  const round = await open(room, statement, chair, "call")
  await answerCall(room, round, but)
  await showRound(room, round, chair)
}

/** Every panelist takes a position in a call: all agree except those named in `but`. */
export async function answerCall(
  room: DemoPanel,
  round: RoundId,
  but: Partial<Record<Panelist, NotQuite>>,
): Promise<void> {
  for (const by of inOrder) {
    const said = but[by] ?? { position: "agree" as const }
    room.time.pass(3)
    const answer = { kind: "call" as const, ...said, lang: langOf(by) }
    await room.do(by, "answer-round", { round, answer, seen: 0 })
  }
}

const langOf = (who: Person) => demoRoster[who].lang
