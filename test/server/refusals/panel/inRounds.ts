import type { RefusalCode } from "../../../../shared/contract/refusals.ts"
import { MemberId } from "../../../../shared/model/ids.ts"
import type { Panel } from "../../../kit/servers/panel.ts"
import { agree, inPanel, type Provocation } from "../provoking.ts"
import { openCall, openRating, shown } from "./asking.ts"

const nobody = MemberId.parse("nobody")

async function silence(panel: Panel): Promise<string> {
  const statement = await panel.proposed()
  const endsAt = panel.instance.clock.now() + 86_400_000
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

export const inRounds: Partial<Record<RefusalCode, Provocation>> = {
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
    const endsAt = panel.instance.clock.now() + 48 * 3_600_000
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
    attempt("moderator", "close-round", {
      round: await openCall(panel, await panel.proposed()),
      evenBelowQuorum: false,
    }),
  ),
  "below-connected": inPanel(async (panel, attempt) => {
    const round = await openCall(panel, await panel.proposed())
    panel.stage.present([])
    return attempt("moderator", "close-round", { round, evenBelowQuorum: false })
  }),
  "answers-missing": inPanel(async (panel, attempt) => {
    const round = await openCall(panel, await panel.proposed())
    const answer = { kind: "call", position: "agree" } as const
    for (const who of ["panelist1", "panelist2", "panelist3"])
      await panel.do(who, "answer-round", { round, answer, seen: 0 })
    return attempt("moderator", "close-round", { round, evenBelowQuorum: false })
  }),
  "again-over": inPanel(async (panel, attempt) => {
    const round = await openCall(panel, await panel.proposed())
    await panel.do("moderator", "close-round", { round })
    await panel.do("moderator", "reveal-round", { round })
    return attempt("moderator", "reopen-round", { round })
  }),
}
