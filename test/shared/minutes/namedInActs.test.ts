import { afterEach, beforeEach, expect, test } from "vitest"
import { fold } from "../../../shared/fold/fold.ts"
import { emptyState, type State } from "../../../shared/fold/state.ts"
import { proceedingsOf } from "../../../shared/minutes/proceedings/proceedings.ts"
import { prose } from "../../../shared/minutes/prose/prose.ts"
import { scribe } from "../../../shared/minutes/scribe.ts"
import { MemberId, RecordId, RoundId } from "../../../shared/model/ids.ts"
import { standing } from "../../../shared/rules/round/outcome/standing.ts"
import { tallyKey } from "../../../shared/rules/round/outcome/tally.ts"
import { openPanel, type Panel } from "../../kit/servers/panel.ts"

const minute = 60_000
const agree = { kind: "call", position: "agree" } as const
let panel: Panel
beforeEach(async () => {
  panel = await openPanel()
})
afterEach(() => panel.end())

const english = (text: string) => ({ lang: "en" as const, text })
const idOf = (who: string) => MemberId.parse(panel.people[who])

async function minutes(change: (state: State) => void = () => {}) {
  const workspace = (await panel.instance.directory.workspaces())[0]!.id
  const { list } = await panel.instance.folds.entries(workspace, 0, "room")
  const state = structuredClone(fold(emptyState, list))
  change(state)
  const told = proceedingsOf(state, state.sessions[panel.session]!, list)
  const said = (lang: "en" | "zh" | "ja") =>
    prose(told, lang).sections.flatMap(({ paragraphs }) => paragraphs.map(({ text }) => text))
  const quoted = prose(told, "en").sections.flatMap(({ paragraphs }) =>
    paragraphs.flatMap(one => (one.quoted ? [one.text] : [])),
  )
  return { said, quoted, scribe: scribe(told).split("\n") }
}

/** Three agree and the fourth does not, so that the record has a dissent. */
async function recorded(): Promise<RecordId> {
  const statement = await panel.proposed()
  const opened = await panel.do("moderator", "open-round", { statement, version: 1, kind: "call" })
  const round = RoundId.parse(opened["round"])
  for (const n of [1, 2, 3]) await panel.do(`panelist${n}`, "answer-round", { round, answer: agree, seen: 0 })
  const disagree = { kind: "call", position: "disagree", reason: "Too wide." } as const
  await panel.do("panelist4", "answer-round", { round, answer: disagree, seen: 0 })
  await panel.do("moderator", "close-and-show", { round })
  const seen = tallyKey(standing(await panel.stage.state(), statement)!.tally)
  return RecordId.parse((await panel.do("moderator", "declare-record", { statement, level: "rough", seen }))["record"])
}

test("those who were there, who were not, and who came for a part of it", async () => {
  const { session } = panel
  const tick = (who: string, here: boolean) =>
    panel.do("secretary", "tick-attendance", { session, member: idOf(who), here })
  const start = panel.instance.clock.now()
  for (const who of ["moderator", "panelist1", "panelist2"]) await tick(who, true)
  panel.stage.at(start + 2 * minute)
  for (const who of ["panelist1", "panelist2"]) await tick(who, false)
  // an absence, or a late coming, of fewer than five minutes is left out
  panel.stage.at(start + 5 * minute - 1)
  for (const who of ["panelist1", "secretary"]) await tick(who, true)
  panel.stage.at(start + 7 * minute)
  for (const who of ["panelist2", "panelist4"]) await tick(who, true)
  const { said, scribe: lines } = await minutes()
  expect(said("en").slice(1, 8)).toEqual([
    "In the chair: moderator.",
    "Secretary: secretary.",
    "Panelists: panelist1, panelist2 and panelist4.",
    "Not present: panelist3.",
    "Ticked by secretary: moderator, secretary, panelist1, panelist2 and panelist4.",
    "panelist2 was present from 00:00 to 00:02 and from 00:07.",
    "panelist4 was present from 00:07.",
  ])
  expect(lines.slice(1, 5)).toEqual([
    "Chair: moderator",
    "Scribe: secretary",
    "Present: moderator, secretary, panelist1, panelist2, panelist4",
    "Regrets: panelist3",
  ])
})

test("interpreters are named apart, and nobody misses one who was not there", async () => {
  const { session } = panel
  for (const who of ["panelist1", "panelist2"])
    await panel.do("secretary", "tick-attendance", { session, member: idOf(who), here: true })
  const { said, scribe: lines } = await minutes(({ members }) => {
    for (const who of ["panelist2", "panelist3"]) members[idOf(who)]!.role = "interpreter"
  })
  expect(said("en").slice(1, 4)).toEqual([
    "Interpreting: panelist2.",
    "Panelists: panelist1.",
    "Not present: panelist4.",
  ])
  expect([said("zh")[1], said("ja")[1]]).toEqual(["译员：panelist2。", "通訳・翻訳：panelist2氏。"])
  expect(lines).toContain("Present: panelist1")
  expect(lines).toContain("[Interpreting: panelist2.]")
  expect(lines.find(line => line.startsWith("Regrets:"))).not.toContain("panelist3")
})

test("they name the owner of an interest and the member who entered it", async () => {
  const there = (who: string) =>
    panel.do("secretary", "tick-attendance", { session: panel.session, member: idOf(who), here: true })
  await there("panelist1")
  await there("panelist2")
  await panel.do("panelist1", "state-interest", { member: idOf("panelist1"), text: english("Shares.") })
  await panel.do("panelist2", "state-interest", { member: idOf("panelist2"), text: english("None.") })
  const statements = (said: string[]) =>
    said.flatMap((text, n) => (text.startsWith("Interests") ? [text, said[n + 1]] : []))
  const own = ["Interests stated by panelist1:", "Shares.", "Interests stated by panelist2:", "None."]
  expect(statements((await minutes()).said("en"))).toEqual(own)
  // as one that the secretary entered before its owner was asked
  const entered = (state: State) => {
    state.members[idOf("panelist1")]!.interest!.by = idOf("secretary")
  }
  expect(statements((await minutes(entered)).said("en"))).toEqual([
    "Interests stated by panelist1 (entered by secretary):",
    ...own.slice(1),
  ])
})

test("they name the author of each addition to a record, and of an objection to an erratum", async () => {
  const record = await recorded()
  await panel.do("panelist2", "add-reservation", { record, text: english("For two years.") })
  await panel.do("panelist4", "add-dissent", { record, text: english("Not without a review.") })
  const slip = { lang: "en" as const, text: "Data move by default!", reason: "A slip of the pen." }
  const { erratum } = await panel.do("moderator", "propose-erratum", { record, ...slip })
  await panel.do("panelist3", "object-erratum", { record, erratum: String(erratum), reason: english("Not a slip.") })
  const { said, scribe: lines } = await minutes()
  expect(said("en").filter(text => /(panelist|moderator|secretary)/.test(text))).toEqual(
    expect.arrayContaining([
      "Reservation by panelist2:",
      "Dissent by panelist4:",
      "panelist3 objected to an erratum to CR-1, so it needs an amendment:",
    ]),
  )
  expect(lines).toContain("[panelist3 objected to an erratum to CR-1, so it needs an amendment:]")
  expect((await minutes()).quoted).toEqual(
    expect.arrayContaining(["For two years.", "Not without a review.", "Not a slip."]),
  )
})

test("they print an accepted correction, and of the declined ones that on which its author insists, with both reasons", async () => {
  const { session } = panel
  for (const who of ["panelist1", "panelist2"])
    await panel.do("secretary", "tick-attendance", { session, member: idOf(who), here: true })
  await panel.do("moderator", "close-session", { session })
  await panel.do("moderator", "send-minutes", { session, days: 1 })
  for (const [who, text, accepted] of [
    ["panelist1", "It was three.", true],
    ["panelist2", "It was four.", false],
  ] as const) {
    const { correction } = await panel.do(who, "propose-correction", { session, text: english(text) })
    const why = accepted ? {} : { reason: "Nobody counted four.", reasonLang: "en" as const }
    await panel.do("moderator", "decide-correction", { correction: String(correction), accepted, ...why })
  }
  const before = (await minutes()).said("en")
  expect(before.filter(text => text.startsWith("Correction"))).toEqual(["Correction by panelist1, accepted:"])
  expect(before).toContain("It was three.")
  expect(before).not.toContain("It was four.")
  const [, declined] = (await panel.stage.state()).sessions[session]!.minutes.corrections
  const insisting = { correction: declined!.id, text: english("I did.") }
  await panel.do("panelist2", "insist-correction", insisting)
  const { said } = await minutes()
  expect(said("en").slice(said("en").indexOf("It was three."))).toEqual(
    expect.arrayContaining([
      "Correction by panelist2, not accepted:",
      "It was four.",
      "moderator declined it. Reason: Nobody counted four.",
      "panelist2 insists on it:",
      "I did.",
    ]),
  )
  expect(said("zh")).toContain("moderator未予采纳，理由：Nobody counted four.")
  expect(said("ja")).toContain("moderator氏が不採用とした。理由：Nobody counted four.")
})

test("a minutes' page and its hash of before hold no declined correction that was declined without a reason", async () => {
  const { session } = panel
  await panel.do("secretary", "tick-attendance", { session, member: idOf("panelist2"), here: true })
  await panel.do("moderator", "close-session", { session })
  await panel.do("moderator", "send-minutes", { session, days: 1 })
  await panel.do("panelist2", "propose-correction", { session, text: english("It was four.") })
  const { said } = await minutes(({ sessions }) => {
    sessions[session]!.minutes.corrections[0]!.accepted = false
  })
  expect(said("en")).not.toContain("It was four.")
})

test("the scribe tells no regrets of a seat that was made after the session had begun", async () => {
  const { list } = await panel.instance.folds.entries((await panel.instance.directory.workspaces())[0]!.id, 0, "room")
  const state = structuredClone(fold(emptyState, list))
  const session = state.sessions[panel.session]!
  const regrets = () => /^Regrets: .*$/m.exec(scribe(proceedingsOf(state, session, list)))?.[0] ?? ""
  session.attendance = []
  const late = state.members[idOf("panelist1")]!
  expect(regrets()).toContain(late.short || late.name)
  late.seatedAt = session.startedAt! + minute
  expect(regrets()).not.toContain(late.short || late.name)
})
