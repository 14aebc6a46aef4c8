import { afterEach, expect, test } from "vitest"
import { openPanel, type Panel } from "../../kit/servers/panel.ts"
import { papersOf } from "./papers.ts"

let panel: Panel
afterEach(() => panel.end())
const said = async (lang: "en" | "zh" | "ja" = "en") => (await papersOf(panel)).said(lang)

type Given = [score: number, reason?: string]

async function rated(anonymity: "named" | "pseudonymous", given: readonly Given[]): Promise<string> {
  const statement = await panel.proposed()
  const asked = { statement, version: 1, kind: "rating", anonymity } as const
  const round = String((await panel.do("moderator", "open-round", asked))["round"])
  for (const [n, [score, reason = ""]] of given.entries())
    await panel.do(`panelist${n + 1}`, "answer-round", { round, seen: 0, answer: { kind: "rating", score, reason } })
  await panel.do("moderator", "close-and-show", { round })
  return round
}
const after = (all: readonly string[], begin: RegExp) => all.slice(all.findIndex(one => begin.test(one)) + 1)

test("the reasons for scores are printed by score and wording, without a name where names are hidden", async () => {
  panel = await openPanel()
  await rated("pseudonymous", [[8, "Clear."], [2, "It costs too much."], [7], [2, "Already law."]])
  expect(after(await said(), /^Class by /).slice(0, 6)).toEqual([
    "Reason for the score 2:",
    "Already law.",
    "Reason for the score 2:",
    "It costs too much.",
    "Reason for the score 8:",
    "Clear.",
  ])
})

test("they are printed in the secretary's groups, in the language of the minutes, and then those in none", async () => {
  panel = await openPanel()
  const round = await rated("named", [[8, "Clear."], [2, "It costs too much."], [7], [2, "Already law."]])
  const groups = [{ title: { en: "Costs" }, reasons: [1] }]
  await panel.do("secretary", "group-reasons", { round, groups, seen: 0 })
  expect(after(await said(), /^Class by /).slice(0, 8)).toEqual([
    "Reasons grouped under “Costs”:",
    "Reason of panelist2 for the score 2:",
    "It costs too much.",
    "Reasons in no group:",
    "Reason of panelist4 for the score 2:",
    "Already law.",
    "Reason of panelist1 for the score 8:",
    "Clear.",
  ])
})
