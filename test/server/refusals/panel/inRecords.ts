import type { Refusal, RefusalCode } from "../../../../shared/contract/refusals.ts"
import type { StatementId } from "../../../../shared/model/ids.ts"
import type { Panel } from "../../../kit/servers/panel.ts"
import { sidedPanel } from "../../model/sidedPanel.ts"
import { agree, inPanel, type Provocation, spoken } from "../provoking.ts"
import { openCall, shown } from "./asking.ts"

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

const erratum = (text: string): Provocation =>
  inPanel(async (panel, attempt) =>
    attempt("moderator", "propose-erratum", { record: await declared(panel), lang: "en", text, reason: "A slip." }),
  )

export const inRecords: Partial<Record<RefusalCode, Provocation>> = {
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
  "not-second-officer": inPanel(async (panel, attempt) => {
    const round = await openCall(panel, await panel.proposed())
    const member = panel.people["panelist1"] ?? ""
    await panel.do("secretary", "enter-spoken", { round, member, answer: agree })
    return attempt("secretary", "confirm-spoken", { round, member, heard: "agree" })
  }),
  "spoken-ended": inPanel(async (panel, attempt) => {
    const round = await openCall(panel, await panel.proposed())
    const member = panel.people["panelist1"] ?? ""
    await panel.do("secretary", "enter-spoken", { round, member, answer: agree })
    await panel.do("moderator", "confirm-spoken", { round, member, heard: "abstain" })
    return attempt("secretary", "enter-spoken", { round, member, answer: agree })
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
