import { afterEach, beforeEach, expect, test } from "vitest"
import { textHash } from "../../../../shared/document/textHash.ts"
import { foldStatement } from "../../../../shared/fold/nouns/consensus/statement.ts"
import { MemberId, RecordId, RoundId, StatementId } from "../../../../shared/model/ids.ts"
import { standing } from "../../../../shared/rules/round/outcome/standing.ts"
import { textsWanted } from "../../../../shared/rules/text/wanted.ts"
import { openPanel, type Panel } from "../../../kit/servers/panel.ts"

let panel: Panel
beforeEach(async () => {
  panel = await openPanel()
})
afterEach(() => panel.end())

const agree = { kind: "call", position: "agree" } as const
const reserve = { kind: "call", position: "reserve", reason: "仅限两年。", lang: "zh" } as const

async function openCall() {
  const statement = await panel.proposed()
  const made = await panel.do("moderator", "open-round", { statement, version: 1, kind: "call" })
  return { statement, round: RoundId.parse(made["round"]) }
}

test("a spoken position counts once its owner says so, and is in the record, marked so", async () => {
  const { statement, round } = await openCall()
  const member = panel.people["panelist1"]!
  await panel.do("secretary", "enter-spoken", { round, member, answer: reserve })
  expect(await panel.refused("panelist2", "say-so", { round, seen: 1 })).toBe("not-found")
  expect(await panel.refused("panelist1", "say-so", { round, seen: 2 })).toBe("already-answered")
  await panel.do("panelist1", "say-so", { round, seen: 1 })
  for (const who of ["panelist2", "panelist3", "panelist4"])
    await panel.do(who, "answer-round", { round, answer: agree, seen: 0 })
  await panel.do("moderator", "close-and-show", { round })
  const made = await panel.do("moderator", "declare-record", { statement, level: "consensus", seen: "4/3/1/0/0/0" })
  const { records } = await panel.stage.state()
  const { positions, tally } = records[RecordId.parse(made["record"])]!.body
  expect(tally.vouched).toBeUndefined()
  expect(positions.filter(({ spoken }) => spoken).map(one => [one.member, one.position.reason, one.aloud])).toEqual([
    [member, "仅限两年。", { enteredBy: panel.people["secretary"], officer: null }],
  ])
})

test("a position that nobody confirmed does not count, and no entry holds it", async () => {
  const { round } = await openCall()
  const member = panel.people["panelist1"]!
  await panel.do("secretary", "enter-spoken", { round, member, answer: reserve })
  for (const who of ["panelist2", "panelist3", "panelist4"])
    await panel.do(who, "answer-round", { round, answer: agree, seen: 0 })
  await panel.do("moderator", "close-and-show", { round, evenBelowQuorum: true })
  const { rounds } = await panel.stage.state()
  expect(rounds[round]).toMatchObject({ answered: 3, unconfirmed: [member] })
  expect(JSON.stringify(await panel.stage.state())).not.toContain("仅限两年")
})

test("the secretary alone makes no position count, also after a re-entry", async () => {
  const { round } = await openCall()
  for (const who of ["panelist1", "panelist2", "panelist3", "panelist4"]) {
    const member = panel.people[who]!
    await panel.do("secretary", "enter-spoken", { round, member, answer: agree })
    await panel.do("secretary", "enter-spoken", { round, member, answer: agree })
    expect(await panel.refused("secretary", "confirm-spoken", { round, member, heard: "agree" })).toBe(
      "not-second-officer",
    )
  }
  await panel.do("moderator", "close-and-show", { round, evenBelowQuorum: true })
  expect((await panel.stage.state()).rounds[round]?.answers).toEqual([])
})

test("a second officer confirms by the same position; it counts in the tally and towards no quorum", async () => {
  const { statement, round } = await openCall()
  const all = ["panelist1", "panelist2", "panelist3", "panelist4"]
  for (const who of all) {
    const member = panel.people[who]!
    await panel.do("secretary", "enter-spoken", { round, member, answer: agree })
    expect(await panel.do("moderator", "confirm-spoken", { round, member, heard: "agree" })).toEqual({ counts: 1 })
  }
  expect(await panel.refused("moderator", "close-and-show", { round, evenBelowQuorum: false })).toBe("below-quorum")
  await panel.do("moderator", "close-and-show", { round, evenBelowQuorum: true })
  const state = await panel.stage.state()
  expect(state.rounds[round]?.answers).toHaveLength(4)
  expect(standing(state, statement)).toMatchObject({ computed: "no_quorum", tally: { agree: 4, vouched: 4 } })
})

test("one try: another position ends the entry, and only the owner makes it count", async () => {
  const { round } = await openCall()
  const member = panel.people["panelist1"]!
  await panel.do("secretary", "enter-spoken", { round, member, answer: reserve })
  expect(await panel.do("moderator", "confirm-spoken", { round, member, heard: "agree" })).toEqual({ counts: 0 })
  expect(await panel.refused("moderator", "confirm-spoken", { round, member, heard: "reserve" })).toBe("spoken-ended")
  expect(await panel.refused("secretary", "enter-spoken", { round, member, answer: agree })).toBe("spoken-ended")
  await panel.do("panelist1", "say-so", { round, seen: 2 })
  await panel.do("moderator", "close-and-show", { round, evenBelowQuorum: true })
  expect((await panel.stage.state()).rounds[round]?.answers).toMatchObject([
    { member, answer: { position: "reserve" } },
  ])
})

test("no second officer of one lineage, nor an administrator, nor a panelist", async () => {
  const made = await panel.do("host", "admit-member", { name: "Second", role: "observer", side: null })
  panel.people["second"] = MemberId.parse(made["member"])
  await panel.take("second")
  await panel.do("moderator", "appoint-member", { member: panel.people["second"], office: "secretary" })
  const { round } = await openCall()
  const member = panel.people["panelist1"]!
  await panel.do("second", "enter-spoken", { round, member, answer: agree })
  expect(await panel.refused("moderator", "confirm-spoken", { round, member, heard: "agree" })).toBe(
    "not-second-officer",
  )
  for (const who of ["panelist2", "panelist1", "observer"])
    expect(await panel.refused(who, "confirm-spoken", { round, member, heard: "agree" })).toMatch(
      /not-permitted|moderator-only/,
    )
  expect(await panel.refused("host", "confirm-spoken", { round, member, heard: "agree" })).not.toBe("done")
})

test("a seat that was reissued since the round opened says nothing so", async () => {
  await panel.take("panelist1")
  const { round } = await openCall()
  const member = panel.people["panelist1"]!
  panel.stage.at(panel.instance.clock.now() + 1_000)
  await panel.do("host", "reissue-seat", { member, reason: "Lost." })
  await panel.do("secretary", "enter-spoken", { round, member, answer: agree })
  panel.stage.at(panel.instance.clock.now() + 1_000)
  await panel.take("panelist1")
  expect(await panel.refused("panelist1", "say-so", { round, seen: 1 })).toBe("seat-reissued")
})

test("its owner corrects it, and then it is theirs: the secretary is told who answered", async () => {
  const { round } = await openCall()
  const member = panel.people["panelist1"]!
  await panel.do("secretary", "enter-spoken", { round, member, answer: reserve })
  await panel.do("secretary", "enter-spoken", { round, member, answer: agree })
  await panel.do("panelist1", "answer-round", { round, answer: reserve, seen: 2 })
  expect(await panel.refused("secretary", "enter-spoken", { round, member, answer: agree })).toBe("already-done")
  await panel.do("moderator", "close-and-show", { round, evenBelowQuorum: true })
  const { rounds } = await panel.stage.state()
  expect(rounds[round]?.answers).toMatchObject([{ member, spoken: false, answer: { position: "reserve" } }])
})

test("a request to confirm a text is settled once the text is confirmed, and a request about another text stays open", async () => {
  const text = "Data move by default."
  const { topic } = panel
  const drafted = await panel.do("panelist1", "draft-statement", { topic, lang: "en", text })
  const statement = StatementId.parse(drafted["statement"])
  const ask = async (lang: "en" | "ja") => {
    const phrase = { is: "check-text", label: "A-1", lang, name: "Lin" } as const
    const entry = { lang: "en", text: "Lin: please check it." } as const
    return String(
      (await panel.do("moderator", "open-thread", { topic, statement, kind: "question", entry, phrase }))["thread"],
    )
  }
  const [asked, other] = [await ask("en"), await ask("ja")]
  await panel.do("panelist1", "confirm-text", { statement, lang: "en", seen: textHash(text, panel.instance.sha256) })
  const resolved = Object.values((await panel.stage.state()).threads).filter(thread => thread.resolved)
  expect(resolved.map(({ id, resolved: by }) => [id, by?.by])).toEqual([[asked, panel.people["panelist1"]]])
  expect(resolved).not.toContainEqual(expect.objectContaining({ id: other }))
})

test("no text is in force by the secretary's press: they ask, and a panelist or a moderator confirms", async () => {
  const text = "Data move by default."
  const { topic } = panel
  const drafted = await panel.do("panelist1", "draft-statement", { topic, lang: "en", text })
  const statement = StatementId.parse(drafted["statement"])
  const body = { statement, lang: "en", seen: textHash(text, panel.instance.sha256) } as const
  for (const who of ["secretary", "observer", "host"])
    expect(await panel.refused(who, "confirm-text", body), who).toMatch(/not-permitted|moderator-only/)
  const shown = async () => (await panel.stage.state()).statements[statement]?.texts.find(({ lang }) => lang === "en")
  const wanted = async (who: string) => {
    const state = await panel.stage.state()
    const { want } = textsWanted(state, state.members[panel.people[who]!]!)[0] ?? {}
    return want
  }
  expect(await wanted("panelist2")).toBeUndefined()
  const phrase = { is: "check-text", label: "A-1", lang: "en" } as const
  const entry = { lang: "en", text: "Please check the English text of A-1." } as const
  await panel.do("secretary", "open-thread", { topic, statement, kind: "question", entry, phrase })
  expect(await wanted("panelist2")).toBe("check-text")
  expect(await shown()).toMatchObject({ state: "draft" })
  await panel.do("moderator", "confirm-text", body)
  expect(await shown()).toMatchObject({ state: "in_sync", spoken: false, confirmedBy: panel.people["moderator"] })
  expect(await wanted("panelist2")).toBeUndefined()
})

test("a spoken confirmation in a log of an earlier version stands, and a save takes it back", async () => {
  const text = "Data move by default."
  const drafted = await panel.do("panelist1", "draft-statement", { topic: panel.topic, lang: "en", text })
  const statement = StatementId.parse(drafted["statement"])
  const state = await panel.stage.state()
  const by = panel.people["secretary"]!
  const old = {
    id: "e1",
    n: 1,
    at: 1,
    by,
    kind: "text-confirmed",
    body: { statement, topic: panel.topic, lang: "en", spoken: true },
  } as const
  const english = (of: typeof state) => of.statements[statement]?.texts.find(({ lang }) => lang === "en")
  const confirmed = foldStatement(state, old as never)
  expect(english(confirmed)).toMatchObject({ state: "in_sync", spoken: true, confirmedBy: by })
  const saved = {
    id: "e2",
    n: 2,
    at: 2,
    by,
    kind: "text-saved",
    body: { statement, topic: panel.topic, lang: "en", text: `${text} So be it.`, revision: 2, newDraft: false },
  } as const
  expect(english(foldStatement(confirmed, saved as never))).toMatchObject({ state: "draft", spoken: false })
})
