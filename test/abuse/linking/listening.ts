import Sqlite from "better-sqlite3"
import { textHash } from "../../../shared/document/textHash.ts"
import type { Round } from "../../../shared/fold/consensusState.ts"
import type { GivenAnswer } from "../../../shared/model/consensus/answer.ts"
import type { Lang } from "../../../shared/model/terms.ts"
import { sleep, until } from "../../kit/clocks/until.ts"
import { Person } from "../../kit/people/person.ts"
import { isAllTold } from "../../server/commands/round/batch/batchPanel.ts"
import { Ear } from "../leaks/sweep/ear.ts"
import { begins, panelists, type ServedCopy, serveCopy, type WrittenPanel } from "./listenedPanel.ts"

const day = 86_400_000
const hour = 3_600_000
export const listeners = ["moderator", "secretary", "interpreter", "observer", "admin", "panelist12", "reader"]
/** Two panelists answer nothing. The last one listens, so what others did is not their own. */
const reseated = "panelist5"
export const answering = panelists.slice(0, 10)

const ja = (text: string) => ({ lang: "ja" as const, text })
const poor = { kind: "rating", score: 2, reason: "小机构负担不起，而且要花好几年。", lang: "zh" } as const

/**
 * The answers that panelists give: a score, and a reason in one of three languages or none. Two of them say the same
 * with different second texts.
 */
export const sayings: GivenAnswer[] = [
  {
    kind: "rating",
    score: 2,
    reason: "Too costly for small hospitals.",
    lang: "en",
    texts: [ja("小さな病院には高い。")],
  },
  { ...poor, texts: [ja("小さな機関には無理だ。"), { lang: "en", text: "Small sites cannot afford it." }] },
  { kind: "rating", score: 9, reason: "長く待っていた。", lang: "ja" },
  { kind: "rating", score: 7 },
  { kind: "rating", score: null },
  { kind: "rating", score: 5, reason: "It depends on the law of each region, and on who pays.", lang: "en" },
  { kind: "rating", score: 8, reason: "好。", lang: "zh" },
  { kind: "rating", score: 8, reason: "患者のためになる。", lang: "ja" },
  { ...poor, texts: [ja("小規模な施設には負担が重い。")] },
  { kind: "rating", score: 6 },
]

/** Which of `sayings` each of the ten says, in the rounds with hidden names and in the secret ones. */
export interface Casting {
  hidden: number[]
  secret: number[]
}

/** Everything that a role was told, in parts: while rounds were open, when they were shown, and afterwards. */
export interface Overheard {
  told: Record<string, string[]>[]
  letters: string[]
  /** all rows of the database, when everything is over */
  rows: string[]
}

/**
 * Plays two ratings of a panel between its sessions, by batches with hidden names and secret ones, while every role
 * listens. Between them reasons are grouped, summarized and translated, and one seat is reissued.
 */
export async function overhear(panel: WrittenPanel, casting: Casting): Promise<Overheard> {
  const copy = await serveCopy(panel)
  const ears: Ear[] = []
  for (const name of listeners)
    ears.push(await Ear.sit(copy.url, name, name === "reader" ? null : (panel.links[name] ?? ""), panel.topic))
  await taken(copy, panel.links[reseated]!)
  const ear = (name: string) => ears.find(one => one.name === name)!
  await sleep(300)
  for (const one of ears) one.told()
  const told: Overheard["told"] = []
  const port = new URL(copy.url).port
  const listen = async () => {
    await sleep(1_300)
    const { rounds } = await copy.state()
    for (const one of ears) await one.ask(pathsOf(panel, Object.values(rounds)))
    told.push(Object.fromEntries(ears.map(one => [one.name, withoutChance(plain(one.told(), port))])))
  }
  for (const n of [0, 1]) {
    const opened = begins + n * 20 * day
    copy.at(opened)
    for (const anonymity of ["pseudonymous", "secret"] as const) {
      const statements = panel.statements.slice(...(anonymity === "secret" ? [2, 4] : [0, 2]))
      await ear("moderator").person.do("open-batch", {
        kind: "rating",
        anonymity,
        reasonsFor: "none",
        deadline: { endsAt: opened + 14 * day, act: "show" },
        statements: statements.map(statement => ({ statement, version: 1 })),
      })
      await settled(copy)
    }
    for (const [i, name] of answering.entries()) {
      copy.at(opened + (i + 1) * day + i * hour)
      await answerAll(panel, copy, name, anonymity => sayings[casting[anonymity][i] ?? 0]!)
      if (i === 6) await remind(copy, ear("moderator"))
    }
    await listen()
    await shownAt(copy, opened + 14 * day, ear("secretary"), panel)
    await listen()
    if (n === 0) await afterwards(panel, copy, ear)
    await listen()
  }
  for (const one of ears) one.leave()
  await copy.stop()
  const letters = copy.letters.map(letter => letter.replaceAll(`:${port}`, ":PORT"))
  return { told, letters: withoutChance(letters), rows: withoutChance(rowsOf(copy.file)) }
}

/** The count of commits. The server records the letters that it has sent in as many commits as they take to leave. */
const commitCount = /plenary_commit_seconds_count\{of="events"\} \d+/

/** The bytes of a zip. Its content is compared as text; packed, other random ids have other bytes. */
// oxlint-disable-next-line no-control-regex -- a zip begins with these bytes
const packed = /PK\u0003\u0004.*$/s

/**
 * Returns what was told without the port and the date of a cookie. Entries are in one list: in how many frames they are
 * sent, and how many commits record letters, depends on how fast the server is.
 */
function plain(lines: readonly string[], port: string): string[] {
  const others: string[] = []
  const entries: unknown[] = []
  for (const line of lines) {
    const [, frame] = /^live 2\["entries",(.*)\]$/s.exec(line) ?? []
    if (frame === undefined)
      others.push(
        line
          .replaceAll(`:${port}`, ":PORT")
          .replace(/Expires=[^;]*/, "")
          .replace(commitCount, "")
          .replace(packed, "PK"),
      )
    else entries.push(...(JSON.parse(frame) as { list: unknown[] }).list)
  }
  return [...others, ...entries.map(entry => JSON.stringify(entry))]
}

/** Replaces each random id, salt, hash, ETag and signature by the number of its first appearance. */
function withoutChance(lines: readonly string[]): string[] {
  const seen = new Map<string, number>()
  return lines.map(line =>
    // the kit counts the commands of its people, with more digits in a later run
    line.replace(/\bc\d+-/g, "c-").replace(/[A-Za-z0-9_+/=-]{21,}/g, one => {
      if (!seen.has(one)) seen.set(one, seen.size)
      return `#${seen.get(one)}.${one.length}`
    }),
  )
}

const pathsOf = (panel: WrittenPanel, rounds: readonly Round[]): string[] => [
  "/api/workspaces",
  "/api/workspaces/panel",
  `/api/topics/${panel.topic}`,
  `/api/topics/${panel.topic}/rows`,
  `/api/workspaces/panel?topics=${panel.topic}`,
  "/api/workspaces/panel/export",
  "/api/workspaces/panel/export.zip",
  "/metrics",
  ...["en", "zh", "ja"].map(lang => `/api/workspaces/panel/translations?lang=${lang}`),
  ...rounds.flatMap(({ id }) => [`/api/rounds/${id}/mine`, `/api/rounds/${id}/batch`]),
]

async function answerAll(
  panel: WrittenPanel,
  copy: ServedCopy,
  name: string,
  answerTo: (of: "hidden" | "secret") => GivenAnswer,
): Promise<void> {
  const { box } = copy.instance
  for (const round of Object.values((await copy.state()).rounds).filter(({ state }) => state === "open")) {
    if (round.anonymity === "secret") {
      const handed = await box.collect(panel.workspace, round.id, panel.people[name]!, null, true)
      if (!("token" in handed)) throw new Error(handed.refuse.code)
      await box.cast(handed.token, { kind: "rating", score: 5 })
      await box.cast(handed.token, answerTo("secret"))
      continue
    }
    await copy.act(name, "answer-round", { round: round.id, answer: answerTo("hidden"), seen: 0 })
  }
}

async function remind(copy: ServedCopy, moderator: Ear): Promise<void> {
  const open = Object.values((await copy.state()).rounds).filter(({ state }) => state === "open")
  for (const anonymity of ["pseudonymous", "secret"]) {
    const round = open.find(one => one.anonymity === anonymity)!
    await moderator.person.do("send-notice", { about: { of: "reminder", round: round.id }, by: "mail" })
    await settled(copy)
  }
}

/** Waits until the server has done what it does by itself: letters, and the ballots of secret rounds. */
async function settled({ state, instance: { ballots } }: ServedCopy): Promise<void> {
  const areBallotsRight = async (): Promise<boolean> => {
    const secret = Object.values((await state()).rounds).filter(({ anonymity }) => anonymity === "secret")
    const have = await Promise.all(secret.map(async ({ id }) => (await ballots.roll(id)).length > 0))
    return secret.every((round, i) => have[i] === (round.state === "open"))
  }
  await until(async () => isAllTold(await state()) && (await areBallotsRight()), "the server is at rest")
  await sleep(100)
}

/** Sets the clock to the deadline. The server looks at its clock when the log grows. */
async function shownAt(copy: ServedCopy, at: number, secretary: Ear, { topic }: WrittenPanel): Promise<void> {
  copy.at(at)
  await secretary.person.do("open-thread", { topic, entry: { lang: "en", text: "The deadline has come." } })
  const isShown = async () => Object.values((await copy.state()).rounds).every(({ state }) => state === "revealed")
  await until(isShown, "every round is shown")
  await settled(copy)
}

/** The secretary groups and summarizes, the interpreter translates the queue, and the fifth seat gets another holder. */
async function afterwards(panel: WrittenPanel, copy: ServedCopy, ear: (name: string) => Ear): Promise<void> {
  const { rounds } = await copy.state()
  for (const { id: round } of Object.values(rounds)) {
    const groups = [{ title: { en: "Costs" }, reasons: [0, 2] }]
    await ear("secretary").person.do("group-reasons", { round, groups, seen: 0 })
    await ear("secretary").person.do("summarize-round", { round, lang: "en", text: "Costs are feared.", seen: "" })
  }
  for (const lang of ["en", "zh", "ja"] as const)
    for (const { key, text } of await waitingIn(ear("interpreter"), lang))
      await ear("interpreter").person.do("give-translation", {
        key,
        lang,
        text: `${lang}: ${text.length}`,
        seen: textHash(text, copy.instance.sha256),
        base: 0,
      })
  const member = panel.people[reseated]!
  await ear("admin").person.do("reissue-seat", { member, reason: "Every proof is lost." })
  await settled(copy)
  const { made } = await ear("admin").person.do("make-invite", { role: "panelist", member })
  await taken(copy, String(made["token"]))
}

/** Takes the fifth panelist's seat in a browser that is closed at once. */
async function taken({ url }: ServedCopy, link: string): Promise<void> {
  const person = await Person.join(url, `#${link}`, reseated)
  person.leave()
}

async function waitingIn({ person }: Ear, lang: Lang): Promise<{ key: string; text: string }[]> {
  const { texts } = (await person.fetch(`/api/workspaces/panel/translations?lang=${lang}`)) as {
    texts: { key: string; text: string }[]
  }
  return texts
}

/** The rows of all tables but that of receipts, which pages name by ids of their own. A secret ballot is no command. */
function rowsOf(file: string): string[] {
  const database = new Sqlite(file, { readonly: true })
  const tables = database
    .prepare("SELECT name FROM sqlite_master WHERE type = 'table' AND name <> 'command' ORDER BY name")
    .pluck()
    .all()
  const rows = tables.flatMap(name =>
    database
      .prepare(`SELECT * FROM "${String(name)}"`)
      .all()
      .map(row => `${String(name)} ${JSON.stringify(row)}`),
  )
  database.close()
  return rows
}
