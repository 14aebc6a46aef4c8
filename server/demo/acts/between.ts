import type { CommandInput } from "../../../shared/contract/commands.ts"
import type { Round } from "../../../shared/fold/consensusState.ts"
import { type RecordId, RoundId, type StatementId } from "../../../shared/model/ids.ts"
import type { ProgressState } from "../../../shared/model/terms.ts"
import { type DemoPanel, statementIn } from "../room.ts"
import { demoRoster, type Panelist, type Person } from "../texts/roster.ts"
import type { DemoWording, Seconded } from "../texts/wording.ts"
import { spokenBy } from "./discuss.ts"
import { answerCall, type Chair, giveScore, inOrder, type NotQuite, type Scores, showRound } from "./rounds.ts"

const dayMs = 86_400_000

/** When the rounds end by themselves, so many days from now. Their result is then shown. */
const deadlineIn = ({ time }: DemoPanel, days: number) => ({ endsAt: time.now() + days * dayMs, act: "show" as const })

/** Holds a call by a deadline, for which nobody meets. It is shown early, because all have answered. */
export async function callBetween(
  room: DemoPanel,
  statement: StatementId,
  chair: Chair,
  but: Partial<Record<Panelist, NotQuite>> = {},
): Promise<void> {
  const { versions } = await statementIn(room, statement)
  const facts = { statement, version: versions.length, kind: "call" as const }
  const { round: id } = await room.do(chair, "open-round", { ...facts, deadline: deadlineIn(room, 14) })
  const round = RoundId.parse(id)
  await answerCall(room, round, but)
  await showRound(room, round, chair)
}

/** One statement of a batch, with the scores of the panelists and the reasons for some of them. */
export interface AskedOfPanel {
  statement: StatementId
  scores: Scores
  reasons?: Partial<Record<Panelist, Seconded>>
}

/** Opens a batch of ratings with a deadline, and enters the scores. Returns its rounds in the order of the statements. */
export async function openBatch(
  room: DemoPanel,
  asked: readonly AskedOfPanel[],
  { days, ...options }: { days: number } & Pick<CommandInput<"open-batch">, "stopping">,
): Promise<Round[]> {
  const statements = []
  for (const { statement } of asked)
    statements.push({ statement, version: (await statementIn(room, statement)).versions.length })
  const { batch } = await room.do("chen", "open-batch", {
    statements,
    kind: "rating",
    deadline: deadlineIn(room, days),
    ...options,
  })
  const rounds = Object.values((await room.stage.state()).rounds).filter(one => one.batch === batch)
  for (const [i, who] of inOrder.entries())
    for (const { statement, scores, reasons } of asked) {
      const round = rounds.find(one => one.statement === statement)
      const score = scores[i]
      if (round && typeof score === "number")
        await giveScore(room, round.id, who, score, { reason: reasons?.[who]?.text })
    }
  return rounds
}

/** The secretary groups the reasons of a rating, each group by the words of its reasons. */
export async function groupReasons(
  room: DemoPanel,
  round: Pick<Round, "id">,
  groups: readonly { title: DemoWording; of: readonly Seconded[] }[],
): Promise<void> {
  const reasons = (await room.stage.state()).rounds[round.id]?.reasons ?? []
  const indexOf = ({ text }: Seconded): number => {
    const at = reasons.findIndex(one => one.reason === text)
    if (at < 0) throw new Error(`no reason "${text}"`)
    return at
  }
  room.time.pass(60)
  await room.do("xu", "group-reasons", {
    round: round.id,
    groups: groups.map(({ title, of }) => ({ title, reasons: of.map(indexOf) })),
    seen: 0,
  })
}

/** The secretary writes the summary of a rating in each language of the panel. */
export async function writeSummary(
  room: DemoPanel,
  { id: round }: Pick<Round, "id">,
  text: DemoWording,
): Promise<void> {
  for (const lang of ["zh", "ja", "en"] as const) {
    room.time.pass(60)
    await room.do("xu", "summarize-round", { round, lang, text: text[lang], seen: "" })
  }
}

/** The panelists of today say whether a record still stands; all agree except those named in `amend`. */
export async function review(
  room: DemoPanel,
  record: RecordId,
  { amend, nextInDays }: { amend: Partial<Record<Panelist, Seconded>>; nextInDays: number },
): Promise<void> {
  const made = await room.do("miwa", "open-review", { record })
  const round = RoundId.parse(made.round)
  for (const by of inOrder) {
    room.time.pass(60)
    const reason = amend[by]?.text
    const judgement = reason === undefined ? ("stands" as const) : ("amend" as const)
    const answer = { kind: "review" as const, judgement, reason: reason ?? "", lang: demoRoster[by].lang }
    await room.do(by, "answer-round", { round, answer, seen: 0 })
  }
  await showRound(room, round, "miwa")
  room.time.pass(60)
  await room.do("miwa", "conclude-review", { record, outcome: "stands", next: room.time.day(nextInDays) })
}

export async function nameForProgress(room: DemoPanel, record: RecordId, ...members: readonly Person[]): Promise<void> {
  room.time.pass(20)
  await room.do("miwa", "name-progress-members", { record, members: members.map(who => room.cast[who]) })
}

export async function noteProgress(
  room: DemoPanel,
  record: RecordId,
  by: Person,
  [state, { text }]: readonly [ProgressState, Seconded],
): Promise<void> {
  room.time.pass(20)
  await room.do(by, "note-progress", { record, state, text: spokenBy(by, text) })
}

/** The record in force of the statement with this label. */
export async function recordOf({ stage }: DemoPanel, label: string): Promise<RecordId> {
  const records = Object.values((await stage.state()).records)
  const found = records.find(({ state, body }) => state === "in_force" && body.label === label)
  if (!found) throw new Error(`no record of ${label}`)
  return found.id
}
