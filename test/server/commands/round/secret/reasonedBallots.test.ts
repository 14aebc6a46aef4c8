import { afterEach, expect, test } from "vitest"
import { blankValue, paddedValue } from "../../../../../server/commands/round/secret/paddedValue.ts"
import { agree, disagree, type SecretPanel, secretPanel } from "./secretPanel.ts"

let secret: SecretPanel
afterEach(() => secret?.panel.end())

const rated = (score: number | null, reason = "") =>
  reason === "" ? ({ kind: "rating", score } as const) : ({ kind: "rating", score, reason, lang: "zh" } as const)

test("a ballot of a rating has one length, blank, with or without a reason, and room for the longest in any script", () => {
  const round = { kind: "rating", reasonsFor: "low" } as const
  const values = [rated(null), rated(9), rated(2, "贵"), rated(2, "贵".repeat(4_000)), rated(2, "🏛️".repeat(1_333))]
  const lengths = values.map(answer => paddedValue(round, answer)?.length)
  expect(new Set(lengths)).toEqual(new Set([blankValue(round).length]))
})

const texts = [
  { lang: "en" as const, text: "€".repeat(4_000) },
  { lang: "ja" as const, text: "高".repeat(4_000) },
]

test.each(["rating", "call"] as const)("a ballot of a %s has one length with and without second texts", kind => {
  const round = { kind, reasonsFor: "low" as const, secondTexts: ["en" as const, "zh" as const, "ja" as const] }
  const call = { ...disagree("贵".repeat(4_000)), lang: "zh" as const }
  const [none, all] = kind === "rating" ? [rated(9), rated(2, "贵".repeat(4_000))] : [agree, call]
  const values = [none, all, { ...all, texts }, { ...all, texts: texts.slice(1) }]
  const lengths = values.map(answer => paddedValue(round, answer)?.length)
  expect(new Set(lengths)).toEqual(new Set([blankValue(round).length]))
})

test("a round of an earlier version keeps the ballots that were printed without room for second texts", () => {
  expect(blankValue({ kind: "call" }).length).toBe(16_384)
  expect(blankValue({ kind: "rating", reasonsFor: "low" }).length).toBe(16_384)
})

test("a rating of an earlier version keeps the short ballots that were printed for it", () => {
  const round = { kind: "rating" } as const
  expect(paddedValue(round, rated(9))?.length).toBe(64)
  expect(blankValue(round).length).toBe(64)
})

test("the stored ballots of a secret rating have one length, and its reasons are shown by score and wording", async () => {
  secret = await secretPanel({ kind: "rating", panelists: 5 })
  const given = [rated(8), rated(2, "太贵".repeat(1_500)), rated(2, "法律已有规定。"), rated(null), rated(7, "清楚。")]
  for (const [i, answer] of given.entries())
    expect(await secret.cast(await secret.collect(`panelist${i + 1}`), answer)).toBe("cast")
  const { cast } = await secret.panel.instance.ballots.count(secret.round)
  expect(new Set(cast.map(({ value }) => value.length)).size).toBe(1)
  await secret.panel.do("moderator", "close-and-show", { round: secret.round })
  const row = await secret.row()
  expect(row?.reasons?.map(({ score, member }) => [score, member])).toEqual([
    [2, null],
    [2, null],
    [7, null],
  ])
  expect(row?.reasons?.[1]?.reason).toBe("法律已有规定。")
  expect(row?.answers?.every(({ answer }) => !("reason" in answer))).toBe(true)
})

test("a second text in a ballot is stored in the same length, and shown with the result", async () => {
  secret = await secretPanel({ kind: "rating", panelists: 5 })
  const given = [{ ...rated(2, "太贵。"), texts }, rated(8), rated(2, "晚。"), rated(7), rated(7)]
  for (const [i, answer] of given.entries())
    expect(await secret.cast(await secret.collect(`panelist${i + 1}`), answer)).toBe("cast")
  const { cast } = await secret.panel.instance.ballots.count(secret.round)
  expect(new Set(cast.map(({ value }) => value.length)).size).toBe(1)
  await secret.panel.do("moderator", "close-and-show", { round: secret.round })
  const { translations } = await secret.panel.stage.state()
  const rows = Object.values(translations).map(({ lang, by, answer, hidden }) => ({ lang, by, hidden, ...answer }))
  const accepted = { by: null, hidden: true, how: "accepted" }
  expect(rows).toMatchObject([
    { lang: "en", ...accepted },
    { lang: "ja", ...accepted },
  ])
})

test("a secret score without a required reason is refused, and so is a reason for outside my field", async () => {
  secret = await secretPanel({ kind: "rating", reasonsFor: "low" })
  const token = await secret.collect("panelist1")
  expect(await secret.cast(token, rated(3))).toBe("score-reason")
  expect(await secret.cast(token, rated(null, "不懂。"))).toBe("wrong-answer")
  expect(await secret.cast(token, rated(3, "太晚。"))).toBe("cast")
})
