import { createPostman } from "../../../../../server/watches/mail.ts"
import type { Round } from "../../../../../shared/fold/consensusState.ts"
import { MemberId } from "../../../../../shared/model/ids.ts"
import type { Lang } from "../../../../../shared/model/terms.ts"
import { lastMiddle, requiresReason } from "../../../../../shared/rules/round/reasons.ts"
import { until } from "../../../../kit/clocks/until.ts"
import { watched } from "../../../../kit/servers/watched.ts"
import { type BatchPanel, batchPanel, hour, isAllTold, start, wantedBy } from "./batchPanel.ts"

const day = 24 * hour
export const people = Array.from({ length: 12 }, (_, n) => n + 1)
export const stopping = { rounds: 3, answered: 60 }

/** Answers two statements of the second round only. */
const tires = 10
/** Answers nothing from the second round on. */
const silent = 4
/** Leaves the panel while the second round is open, before any answer to it. */
const leaves = 9
/** Loses the seat after the first round; another person holds it from then on. */
const reseated = 7
/** Rates the fifth statement *outside my field*. */
const outside = 5
const late = 12

const opensOn = (n: number) => start + (n - 1) * 20 * day
const deadlineOf = (n: number) => opensOn(n) + 14 * day

/** Returns the score of the script: scores are far apart at first and nearer each time. The sixth text always gets an 8. */
function scoreOf(who: number, text: number, n: number): number | null {
  if (text === 5) return 8
  if (who === outside && text === 4) return null
  const away = ((who * 5) % 7) - 3
  return Math.max(1, Math.min(9, Math.round(3 + ((text * 2) % 5) + away / n)))
}

const says: Record<Lang, (who: number, text: number) => string> = {
  en: (who, text) => `Too costly for hospital ${who}, see ${text}.`,
  zh: (who, text) => `第${text}条对${who}号机构太贵。`,
  ja: (who, text) => `第${text}項は${who}番の施設には高すぎる。`,
}
const langOf = (who: number): Lang => (["en", "zh", "ja"] as const)[who % 3] ?? "en"

const answersIn = (who: number, text: number, n: number): boolean =>
  n === 1 || (who !== silent && who !== leaves && !(who === tires && n === 2 && text > 1))

/** A rating as the script gave it: what each panelist answered, and how many were asked. */
export interface Scripted {
  n: number
  text: number
  scores: (number | null)[]
  reasons: string[]
  asked: number
}

/** The played panel, what the script gave, and what happened besides. */
export interface Delphi {
  batch: BatchPanel
  scripted: Scripted[]
  /** to whom the reminder of each round went, by number */
  reminded: number[][]
  /** the refusals that the script ran into on purpose */
  refused: Record<string, string>
}

/**
 * Plays a Delphi of three rounds on six statements between sessions. Nobody is ever present. Twelve panelists answer on
 * days of their own; the third one begins on one device and goes on at another. In the second round the deadline is
 * extended and passes while the server is stopped.
 */
export async function playDelphi(): Promise<Delphi> {
  const batch = await batchPanel({ texts: 6, panelists: people.length })
  const { panel, statements } = batch
  const delphi: Delphi = { batch, scripted: [], reminded: [], refused: {} }
  panel.stage.present([])
  await panel.do("moderator", "set-stopping", { stopping })
  for (const who of people) {
    const email = `panelist${who}@example.org`
    await panel.do("secretary", "set-address", { member: panel.people[`panelist${who}`]!, email })
  }
  await panel.take(`panelist${reseated}`)
  for (const n of [1, 2, 3]) {
    panel.stage.at(opensOn(n))
    const deadline = { endsAt: deadlineOf(n), act: "show" } as const
    const opening = { kind: "rating", anonymity: "pseudonymous", deadline } as const
    const all = statements.map(statement => ({ statement, version: 1 }))
    const reasonsFor = n === 1 ? "low" : "outside"
    if (n === 3)
      delphi.refused["stopped"] = await panel.refused("moderator", "open-batch", { ...opening, statements: all })
    // the rule has ended the sixth statement
    await panel.do("moderator", "open-batch", { ...opening, reasonsFor, statements: n === 3 ? all.slice(0, 5) : all })
    await answerInDays(delphi, n)
    if (n === 1) await afterTheFirst(delphi)
  }
  return delphi
}

async function answerInDays(delphi: Delphi, n: number): Promise<void> {
  const { batch } = delphi
  const { panel } = batch
  const opened = (await batch.rounds()).filter(({ state }) => state === "open")
  const scripted = opened.map((round, text) => ({
    n,
    text,
    scores: [] as (number | null)[],
    reasons: [] as string[],
    asked: round.electorate.length,
  }))
  const answers = async (who: number) => {
    for (const [text, round] of opened.entries()) {
      if (!answersIn(who, text, n)) continue
      const { score, reason } = await answer(batch, round, { who, text, n })
      scripted[text]?.scores.push(score)
      if (reason !== "") scripted[text]?.reasons.push(reason)
    }
  }
  for (const who of people.filter(one => one < late)) {
    if (who === 11) delphi.reminded.push(await remind(batch, opened[0]!))
    panel.stage.at(opensOn(n) + who * day + who * hour)
    if (n === 2 && who === leaves) await panel.do(`panelist${leaves}`, "leave-panel", {})
    else await answers(who)
  }
  if (n === 2) {
    const extend = (endsAt: number) => panel.refused("moderator", "extend-deadline", { round: opened[0]!.id, endsAt })
    panel.stage.at(deadlineOf(n) - hour)
    delphi.refused["extended"] = await extend(deadlineOf(n) + 3 * day)
    delphi.refused["extended twice"] = await extend(deadlineOf(n) + 4 * day)
    panel.stage.at(deadlineOf(n) + day)
    await answers(late)
    await panel.restart(deadlineOf(n) + 5 * day)
    delphi.refused["late"] = await panel.refused("panelist4", "answer-round", {
      round: opened[0]!.id,
      answer: { kind: "rating", score: 5 },
      seen: 0,
    })
    await batch.meet(deadlineOf(n) + 5 * day)
  } else {
    await answers(late)
    await batch.meet(deadlineOf(n))
  }
  delphi.scripted.push(...scripted)
}

/** One answer. The third panelist first answers the first statement elsewhere, and sees that answer on this device. */
async function answer(
  { panel }: BatchPanel,
  round: Round,
  { who, text, n }: { who: number; text: number; n: number },
): Promise<{ score: number | null; reason: string }> {
  const name = `panelist${who}`
  const score = scoreOf(who, text, n)
  const needed = requiresReason(round.reasonsFor ?? "none", score, lastMiddle(await panel.stage.state(), round))
  // some give a reason although none is asked for
  const reason = needed || (score !== null && who % 4 === 0) ? says[langOf(who)](who, text + 1) : ""
  const rating = { kind: "rating", score, ...(reason && { reason, lang: langOf(who) }) } as const
  const elsewhere = who === 3 && text === 0
  if (elsewhere)
    await panel.do(name, "answer-round", {
      round: round.id,
      answer: { kind: "rating", score: 4, reason: "First.", lang: "en" },
      seen: 0,
    })
  await panel.do(name, "answer-round", { round: round.id, answer: rating, seen: elsewhere ? 1 : 0 })
  return { score, reason }
}

/** Asks for a reminder, mails it, and returns the numbers of those who got it. */
async function remind(batch: BatchPanel, { id }: Round): Promise<number[]> {
  const { instance, stage } = batch.panel
  const to: number[] = []
  const deliver = async () => {
    const directory = {
      ...instance.directory,
      addresses: async (...of: Parameters<typeof instance.directory.addresses>) =>
        (await instance.directory.addresses(...of)).map(one => ({ ...one, confirmedAt: start })),
    }
    const send = async (letter: { to: string }) => void to.push(Number(/\d+/.exec(letter.to)?.[0]))
    const mail = { send, close: () => undefined }
    const failed = (error: unknown) => {
      throw error
    }
    const postman = await watched(createPostman({ ...instance, directory, url: "http://localhost", failed, mail }))
    await until(async () => isAllTold(await stage.state()), "every letter is sent")
    await postman.stop()
  }
  // the letters about the deadline first
  await deliver()
  to.length = 0
  await wantedBy(batch, { of: "reminder", round: id })
  await deliver()
  return to.toSorted((a, b) => a - b)
}

/** Summaries for the next round in two languages, one of which comes too late; and another holder of the seventh seat. */
async function afterTheFirst({ batch: { panel, rounds } }: Delphi): Promise<void> {
  const [first] = await rounds()
  for (const [lang, text] of [
    ["en", "Most find it useful; some fear the costs."],
    ["ja", "多くは有益とし、費用を懸念する声もある。"],
  ] as const)
    await panel.do("secretary", "summarize-round", { round: first!.id, lang, text, seen: "" })
  const member = MemberId.parse(panel.people[`panelist${reseated}`])
  await panel.do("host", "reissue-seat", { member, reason: "The owner lost every proof." })
  await panel.take(`panelist${reseated}`)
}
