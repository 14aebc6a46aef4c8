import { sha256 } from "../../../server/start/instance/instance.ts"
import type { Refusal, RefusalCode } from "../../../shared/contract/refusals.ts"
import { statementHash, textHash } from "../../../shared/document/textHash.ts"
import { MemberId, type StatementId } from "../../../shared/model/ids.ts"
import type { Panel } from "../../kit/servers/panel.ts"
import { sidedPanel } from "../model/sidedPanel.ts"
import { openWorld, seatPanel } from "../model/world.ts"
import { inSessions } from "./inSessions.ts"
import { inTheLaw } from "./inTheLaw.ts"
import { inTranslations } from "./inTranslations.ts"
import { agree, inPanel, type Provocation, spoken } from "./provoking.ts"

const nobody = MemberId.parse("nobody")

async function openCall(panel: Panel, statement: StatementId): Promise<string> {
  return String((await panel.do("moderator", "open-round", { statement, version: 1, kind: "call" }))["round"])
}

async function openRating(panel: Panel, on?: StatementId): Promise<string> {
  const asked = { statement: on ?? (await panel.proposed()), version: 1, kind: "rating", anonymity: "named" } as const
  return String((await panel.do("moderator", "open-round", asked))["round"])
}

/** A round that four have answered, shown; the fourth as told. */
async function shown(panel: Panel, fourth: object = agree) {
  const statement = await panel.proposed()
  const round = await openCall(panel, statement)
  for (const n of [1, 2, 3, 4])
    await panel.do(`panelist${n}`, "answer-round", {
      round,
      seen: 0,
      answer: n === 4 ? { ...agree, ...fourth } : agree,
    })
  await panel.do("moderator", "close-and-show", { round })
  return { statement, round }
}
const declare = (statement: StatementId, level: "unanimity" | "consensus" | "rough", seen: string) => ({
  statement,
  level,
  seen,
})

async function declared(panel: Panel): Promise<string> {
  const { statement } = await shown(panel)
  const made = await panel.do("moderator", "declare-record", declare(statement, "unanimity", "4/4/0/0/0/0"))
  return String(made["record"])
}

async function silence(panel: Panel): Promise<string> {
  const statement = await panel.proposed()
  const endsAt = panel.instance.clock.now() + 3_600_000
  return String((await panel.do("moderator", "open-silence", { statement, version: 1, endsAt }))["round"])
}

async function withDeadline(panel: Panel): Promise<string> {
  const statement = await panel.proposed()
  const deadline = { endsAt: panel.instance.clock.now() + 3_600_000, act: "show" } as const
  return String(
    (await panel.do("moderator", "open-round", { statement, version: 1, kind: "rating", deadline }))["round"],
  )
}

const answering = (answer: object): Provocation =>
  inPanel(async (panel, attempt) => {
    const round = await openCall(panel, await panel.proposed())
    return attempt("panelist1", "answer-round", { round, seen: 0, answer: { ...agree, ...answer } })
  })

const rounds: Partial<Record<RefusalCode, Provocation>> = {
  "elector-busy": inPanel(async (panel, attempt) => {
    await openCall(panel, await panel.proposed())
    return attempt("host", "remove-member", { member: panel.people["panelist1"] ?? nobody })
  }),
  "side-held": inPanel((panel, attempt) => attempt("moderator", "set-sides", { sides: [] }), {
    sided: true,
    live: false,
  }),
  "seat-unconfirmed": inPanel(async (panel, attempt) => {
    await panel.take("moderator")
    await panel.take("secretary")
    const round = await openCall(panel, await panel.proposed())
    await panel.take("panelist1", "moderator")
    return attempt("panelist1", "answer-round", { round, answer: agree, seen: 0 })
  }),
  "seat-reissued": inPanel(async (panel, attempt) => {
    await panel.take("panelist1")
    const round = await openCall(panel, await panel.proposed())
    await panel.do("host", "reissue-seat", { member: panel.people["panelist1"] ?? nobody, reason: "Lost." })
    return attempt("panelist1", "answer-round", { round, answer: agree, seen: 0 })
  }),
  "seat-free": inPanel((panel, attempt) =>
    attempt("host", "reissue-seat", { member: panel.people["panelist1"] ?? nobody, reason: "The phone is lost." }),
  ),
  "round-closed": inPanel(async (panel, attempt) => {
    const { round } = await shown(panel)
    return attempt("panelist1", "answer-round", { round, answer: agree, seen: 1 })
  }),
  "not-in-electorate": inPanel(async (panel, attempt) => {
    const round = await openCall(panel, await panel.proposed())
    const member = panel.people["observer"] ?? ""
    await panel.do("moderator", "change-member", { member, role: "panelist", side: null })
    return attempt("observer", "answer-round", { round, answer: agree, seen: 0 })
  }),
  "reason-required": answering({ position: "disagree" }),
  "score-reason": inPanel(async (panel, attempt) => {
    const round = await openRating(panel)
    return attempt("panelist1", "answer-round", { round, answer: { kind: "rating", score: 2 }, seen: 0 })
  }),
  "groups-changed": inPanel(async (panel, attempt) => {
    const round = await openRating(panel)
    const answer = { kind: "rating", score: 2, reason: "It costs too much." } as const
    await panel.do("panelist1", "answer-round", { round, answer, seen: 0 })
    await panel.do("moderator", "close-and-show", { round })
    const groups = [{ title: { en: "Costs" }, reasons: [0] }]
    await panel.do("secretary", "group-reasons", { round, groups, seen: 0 })
    return attempt("moderator", "group-reasons", { round, groups, seen: 0 })
  }),
  "stopping-reason": inPanel(async (panel, attempt) => {
    await panel.do("moderator", "set-stopping", { stopping: { rounds: 2, answered: 80 } })
    const statement = await panel.proposed()
    const round = await openRating(panel, statement)
    await panel.do("moderator", "close-and-show", { round })
    return attempt("moderator", "open-round", { statement, version: 1, kind: "call" })
  }),
  "summary-changed": inPanel(async (panel, attempt) => {
    const round = await openRating(panel)
    await panel.do("panelist1", "answer-round", { round, answer: { kind: "rating", score: 7 }, seen: 0 })
    await panel.do("moderator", "close-and-show", { round })
    const summary = { round, lang: "en", text: "One score of 7.", seen: "" } as const
    await panel.do("secretary", "summarize-round", summary)
    return attempt("moderator", "summarize-round", { ...summary, text: "One score." })
  }),
  "summary-fixed": inPanel(async (panel, attempt) => {
    const statement = await panel.proposed()
    const round = await openRating(panel, statement)
    await panel.do("panelist1", "answer-round", { round, answer: { kind: "rating", score: 7 }, seen: 0 })
    await panel.do("moderator", "close-and-show", { round })
    await openRating(panel, statement)
    return attempt("secretary", "summarize-round", { round, lang: "en", text: "One score of 7.", seen: "" })
  }),
  "remedy-required": answering({ position: "block", reason: "It leaks." }),
  "already-answered": inPanel(async (panel, attempt) => {
    const round = await openCall(panel, await panel.proposed())
    await panel.do("panelist1", "answer-round", { round, answer: agree, seen: 0 })
    return attempt("panelist1", "answer-round", { round, answer: agree, seen: 0 })
  }),
  "wrong-answer": inPanel(async (panel, attempt) => {
    const round = await openCall(panel, await panel.proposed())
    return attempt("panelist1", "answer-round", { round, answer: { kind: "rating", score: 5 }, seen: 0 })
  }),
  "already-done": inPanel(async (panel, attempt) => {
    const { round } = await shown(panel)
    return attempt("moderator", "close-and-show", { round })
  }),
  "round-not-closed": inPanel(async (panel, attempt) => {
    const round = await openCall(panel, await panel.proposed())
    return attempt("moderator", "reveal-round", { round })
  }),
  "rule-frozen": inPanel(async (panel, attempt) => {
    const statement = await panel.proposed()
    await openCall(panel, statement)
    return attempt("panelist1", "recuse", { statement })
  }),
  "side-too-small": inPanel(
    async (panel, attempt) => {
      const statement = await panel.proposed()
      return attempt("moderator", "open-round", { statement, version: 1, kind: "call", anonymity: "pseudonymous" })
    },
    { sided: true },
  ),
  "too-few-to-hide": inPanel(async (panel, attempt) => {
    const statement = await panel.proposed()
    await panel.do("panelist1", "recuse", { statement })
    return attempt("moderator", "open-round", { statement, version: 1, kind: "rating", anonymity: "secret" })
  }),
  "silence-running": inPanel(async (panel, attempt) =>
    attempt("moderator", "close-and-show", { round: await silence(panel) }),
  ),
  "silence-length": inPanel(async (panel, attempt) => {
    const endsAt = panel.instance.clock.now() + 59_000
    return attempt("moderator", "open-silence", { statement: await panel.proposed(), version: 1, endsAt })
  }),
  "silence-extended": inPanel(async (panel, attempt) => {
    const round = await silence(panel)
    const endsAt = panel.instance.clock.now() + 2 * 3_600_000
    await panel.do("moderator", "extend-silence", { round, endsAt })
    return attempt("moderator", "extend-silence", { round, endsAt: endsAt + 3_600_000 })
  }),
  "deadline-running": inPanel(async (panel, attempt) =>
    attempt("moderator", "close-round", { round: await withDeadline(panel) }),
  ),
  "deadline-length": inPanel(async (panel, attempt) => {
    const deadline = { endsAt: panel.instance.clock.now() + 59_000, act: "show" } as const
    return attempt("moderator", "open-round", {
      statement: await panel.proposed(),
      version: 1,
      kind: "rating",
      deadline,
    })
  }),
  "deadline-extended": inPanel(async (panel, attempt) => {
    const round = await withDeadline(panel)
    const endsAt = panel.instance.clock.now() + 2 * 3_600_000
    await panel.do("moderator", "extend-deadline", { round, endsAt })
    return attempt("moderator", "extend-deadline", { round, endsAt: endsAt + 3_600_000 })
  }),
  "batch-stopped": inPanel(async (panel, attempt) => {
    const [first, second] = [await panel.proposed(), await panel.proposed("Another text.")]
    await openCall(panel, second)
    const statements = [first, second].map(statement => ({ statement, version: 1 }))
    return attempt("moderator", "open-batch", { statements, kind: "rating" })
  }),
  "time-over": inPanel(async (panel, attempt) => {
    const { round } = await shown(panel)
    return attempt("moderator", "extend-round", { round })
  }),
  "round-running": inPanel(async (panel, attempt) => {
    const statement = await panel.proposed()
    await openCall(panel, statement)
    return attempt("moderator", "open-round", { statement, version: 1, kind: "call" })
  }),
  "no-quorum": inPanel(async (panel, attempt) => {
    panel.stage.present([])
    const statement = await panel.proposed()
    return attempt("moderator", "open-round", { statement, version: 1, kind: "call" })
  }),
  "below-quorum": inPanel(async (panel, attempt) =>
    attempt("moderator", "close-round", { round: await openCall(panel, await panel.proposed()) }),
  ),
}

const erratum = (text: string): Provocation =>
  inPanel(async (panel, attempt) =>
    attempt("moderator", "propose-erratum", { record: await declared(panel), lang: "en", text, reason: "A slip." }),
  )

const records: Partial<Record<RefusalCode, Provocation>> = {
  "level-too-high": inPanel(async (panel, attempt) => {
    const { statement } = await shown(panel, { position: "abstain" })
    return attempt("moderator", "declare-record", declare(statement, "unanimity", "4/3/0/0/0/1"))
  }),
  "objection-open": inPanel(async (panel, attempt) => {
    const { statement } = await shown(panel, { position: "block", reason: "It leaks.", remedy: "A test." })
    return attempt("moderator", "declare-record", declare(statement, "rough", "4/3/0/0/1/0"))
  }),
  "took-a-position": inPanel(async (panel, attempt) => {
    const { statement } = await shown(panel)
    await panel.stage.do(null, "change-member", {
      member: panel.people["panelist1"] ?? "",
      role: "moderator",
      side: null,
    })
    return attempt("panelist1", "declare-record", declare(statement, "unanimity", "4/4/0/0/0/0"))
  }),
  "position-shown": inPanel(async (panel, attempt) => {
    const { statement } = await shown(panel)
    return attempt("panelist1", "recuse", { statement })
  }),
  "record-fixed": inPanel(async (panel, attempt) => {
    const { statement } = await shown(panel)
    await panel.do("moderator", "declare-record", declare(statement, "unanimity", "4/4/0/0/0/0"))
    return attempt("moderator", "carry-over", { statement })
  }),
  "record-ended": async (): Promise<Refusal> => {
    const { world, chair, recorded, refused } = await sidedPanel()
    const { record } = await recorded()
    await world.made(chair("J"), "return-record", { record, reason: "Not so." })
    return refused(chair("J"), "confirm-record", { record })
  },
  "not-in-force": async (): Promise<Refusal> => {
    const { chair, recorded, refused } = await sidedPanel()
    return refused(chair("C"), "countersign-record", { record: (await recorded()).record })
  },
  "not-at-the-table": inPanel(async (panel, attempt) => {
    const record = await declared(panel)
    const observer = panel.people["observer"] ?? ""
    panel.stage.at(panel.instance.clock.now() + 1_000)
    await panel.stage.do(null, "change-member", { member: observer, role: "panelist", side: null })
    return attempt("observer", "countersign-record", { record })
  }),
  "already-countersigned": inPanel(async (panel, attempt) => {
    const record = await declared(panel)
    await panel.do("panelist1", "countersign-record", { record })
    return attempt("panelist1", "countersign-record", { record })
  }),
  "adoption-asked": inPanel(async (panel, attempt) => {
    await panel.take("secretary")
    const { session } = panel
    await panel.do("moderator", "close-session", { session })
    await panel.do("secretary", "send-minutes", { session, days: 0 })
    await panel.do("moderator", "adopt-minutes", { session })
    return attempt("moderator", "write-summary", { session, text: { en: "Other words." } })
  }),
  "minutes-changed": inPanel(async (panel, attempt) => {
    await panel.take("secretary")
    const { session } = panel
    await panel.do("moderator", "close-session", { session })
    await panel.do("secretary", "send-minutes", { session, days: 0 })
    const words = { minutes: "0".repeat(64), outcomes: "0".repeat(64) }
    return attempt("moderator", "adopt-minutes", { session, words })
  }),
  "minutes-adopted": inPanel(async (panel, attempt) => {
    const record = await declared(panel)
    const { session } = panel
    await panel.do("moderator", "close-session", { session })
    await panel.do("secretary", "send-minutes", { session, days: 0 })
    await panel.do("moderator", "adopt-minutes", { session, reason: "Nobody else is here." })
    return attempt("panelist1", "add-dissent", { record, text: spoken("Yet I doubt it.") })
  }),
  "attribution-looser": inPanel(async (panel, attempt) => {
    await panel.do("moderator", "set-attribution", { attribution: "chatham" })
    return attempt("moderator", "set-attribution", { attribution: "named" })
  }),
  "consent-due": inPanel(async (panel, attempt) => {
    await panel.take("panelist1")
    await panel.do("moderator", "set-attribution", { attribution: "chatham" })
    return attempt("panelist1", "open-thread", { topic: panel.topic, entry: spoken("Mine.") })
  }),
  "alone-why": inPanel(async (panel, attempt) => {
    const { session } = panel
    await panel.do("moderator", "close-session", { session })
    await panel.do("secretary", "send-minutes", { session, days: 0 })
    return attempt("moderator", "adopt-minutes", { session })
  }),
  "amends-number": erratum("Data move by default in 2 days."),
  "amends-negation": erratum("Data never move by default."),
  "amends-words": erratum("Logs are kept."),
  "proposal-past": async (): Promise<Refusal> => {
    const { world, chair, recorded, refused } = await sidedPanel()
    const { record } = await recorded()
    await world.made(chair("J"), "confirm-record", { record })
    const slip = { record, lang: "zh" as const, text: "数据默认流动!", reason: "A slip." }
    const { proposal } = await world.made(chair("C"), "propose-erratum", slip)
    const withdrawal = await world.made(chair("C"), "withdraw-record", { record, reason: "Obsolete." })
    await world.made(chair("J"), "confirm-proposal", { proposal: String(withdrawal["proposal"]) })
    return refused(chair("J"), "confirm-proposal", { proposal })
  },
  "tally-changed": inPanel(async (panel, attempt) => {
    const { statement, round } = await shown(panel)
    await panel.do("panelist1", "change-position", { round, position: { ...agree, position: "abstain" }, why: "So." })
    return attempt("moderator", "declare-record", declare(statement, "consensus", "4/4/0/0/0/0"))
  }),
  "not-revealed": inPanel(async (panel, attempt) =>
    attempt("moderator", "declare-record", declare(await panel.proposed(), "rough", "")),
  ),
  "no-level": inPanel(async (panel, attempt) => {
    const statement = await panel.proposed()
    const round = await openCall(panel, statement)
    await panel.do("moderator", "close-and-show", { round, evenBelowQuorum: true })
    return attempt("moderator", "declare-record", declare(statement, "rough", "4/0/0/0/0/0"))
  }),
}

const texts: Partial<Record<RefusalCode, Provocation>> = {
  "wrong-side": async () => {
    const world = await openWorld(true)
    const model = await seatPanel(world, true)
    const [ours] = [...model.people.values()].filter(one => one.role === "panelist" && one.side === "C")
    const body = { topic: model.topic.id, lang: "ja" as const, text: "記録を残す。" }
    const { statement } = await world.made(ours?.id ?? "", "draft-statement", body)
    const answered = await world.send(ours?.id ?? "", "confirm-text", { statement, lang: "ja", seen: "" })
    if (answered.ok) throw new Error("it was confirmed")
    return answered.refusal
  },
  "text-not-confirmed": inPanel(async (panel, attempt) => {
    const { statement, seen } = await drafted(panel, "Data move by default.")
    await panel.do("moderator", "propose-statement", { statement, seen })
    return attempt("moderator", "open-round", { statement, version: 1, kind: "call" })
  }),
  "text-behind": inPanel(async (panel, attempt) => {
    const statement = await panel.proposed("Data move by default.")
    const save = (lang: "en" | "zh", text: string, base: number) =>
      panel.do("panelist1", "save-text", { statement, lang, text, base, newVersion: base > 0 })
    await save("zh", "数据默认流动。", 0)
    await save("en", "Data move.", 1)
    await panel.do("panelist1", "confirm-text", { statement, lang: "en", seen: textHash("Data move.", sha256) })
    const texts = [
      { lang: "en" as const, text: "Data move." },
      { lang: "zh" as const, text: "数据默认流动。" },
    ]
    await panel.do("moderator", "propose-statement", { statement, seen: statementHash(texts, sha256) })
    return attempt("moderator", "open-round", { statement, version: 2, kind: "call" })
  }),
  "bracket-open": inPanel(async (panel, attempt) => {
    const statement = await panel.proposed("Data [may | shall] move.")
    return attempt("moderator", "open-round", { statement, version: 1, kind: "call" })
  }),
  "version-frozen": inPanel(async (panel, attempt) => {
    const statement = await panel.proposed()
    return attempt("panelist1", "save-text", { statement, lang: "en", text: "Other words.", base: 1 })
  }),
  "text-changed": inPanel(async (panel, attempt) => {
    const { statement } = await drafted(panel, "Data move by default.")
    return attempt("panelist1", "save-text", { statement, lang: "en", text: "Other words.", base: 0 })
  }),
  "text-missing": inPanel(async (panel, attempt) => {
    const { statement } = await drafted(panel, "Data move by default.")
    return attempt("panelist1", "confirm-text", { statement, lang: "zh", seen: "" })
  }),
  "not-proposed": inPanel(async (panel, attempt) => {
    const { statement } = await drafted(panel, "Data move by default.")
    return attempt("moderator", "open-round", { statement, version: 1, kind: "rating" })
  }),
  "statement-ended": inPanel(async (panel, attempt) => {
    const statement = await panel.proposed()
    await panel.do("moderator", "withdraw-statement", { statement, reason: "Moot." })
    return attempt("moderator", "carry-over", { statement })
  }),
  "topic-closed": inPanel(async (panel, attempt) => {
    await panel.do("moderator", "close-topic", { topic: panel.topic })
    return attempt("panelist1", "draft-statement", { topic: panel.topic, lang: "en", text: "Late." })
  }),
  "too-long": inPanel((panel, attempt) =>
    attempt("panelist1", "open-thread", { topic: panel.topic, entry: spoken("x".repeat(10_001)) }),
  ),
}

async function drafted(panel: Panel, text: string) {
  const made = await panel.do("panelist1", "draft-statement", { topic: panel.topic, lang: "en", text })
  const seen = panel.instance.sha256(JSON.stringify([{ lang: "en", text }]))
  return { statement: String(made["statement"]), seen }
}

/** Codes that a command of a seat provokes, through real dispatch. */
export const inThePanel = { ...rounds, ...records, ...texts, ...inSessions, ...inTheLaw, ...inTranslations }
