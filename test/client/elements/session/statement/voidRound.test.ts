import { afterEach, expect, test } from "vitest"
import { FootBar } from "../../../../../client/elements/session/bar/plenary-foot-bar.ts"
import { RoundCard } from "../../../../../client/elements/session/round/plenary-round-card.ts"
import { StatementCard } from "../../../../../client/elements/session/statement/plenary-statement-card.ts"
import { cockpit } from "../../../../../client/rules/cockpit.ts"
import { as, positions, round, scene, statement, table } from "../../../../kit/scenes.ts"
import { allWords, shown } from "../shown.ts"
import "../../../../../client/elements/session/round/result/plenary-round-result.ts"

afterEach(() => document.body.replaceChildren())

const { now } = scene()
const silence = { silence: true, endsAt: now + 60_000, voidReason: "", turned: { by: null, at: now } }
const running = { ...round("call", "open"), ...silence }
const given = positions("agree", "disagree").map(one => ({ ...one, answer: { ...one.answer, confirmBy: null } }))
const unheard = { ...round("call", "void", given), ...silence, roll: null, voidWhy: "unheard" as const }
const lin = as("Lin", "panelist", "CN")

async function card(rounds: object, me = {}) {
  const given = statement("proposed")
  const of = scene({ statements: table(given), rounds }, me)
  return shown(new StatementCard(), { scene: of, statement: given })
}
const bar = (of: ReturnType<typeof scene>) => shown(new FootBar(), { scene: of, cockpit })

test("a silence that nobody was told of says so on its card, with its answers, and the chair restarts it", async () => {
  const chair = await card(table(unheard))
  expect(allWords(chair)).toContain("The silence procedure on A-1 is void: it reached nobody.")
  expect(allWords(chair)).toMatch(/Lin Agree/)
  expect(allWords(chair)).toMatch(/Han Disagree/)
  expect(allWords(chair)).toContain("Start the silence procedure again")
  const panelist = await card(table(unheard), lin)
  expect(allWords(panelist)).toContain("it reached nobody")
  expect(allWords(panelist)).not.toContain("Start the silence procedure again")
})

test("the bars say it too: the chair's before it ends and after, everybody's after", async () => {
  const before = await bar(scene({ statements: table(statement("in_round")), rounds: table(running) }))
  expect(allWords(before)).toContain("A-1 Silence procedure")
  expect(allWords(before)).toMatch(/A-1: void at .* unless somebody is reached\./)
  const after = { statements: table(statement("proposed")), rounds: table(unheard) }
  expect(allWords(await bar(scene(after)))).toContain("is void: it reached nobody")
  expect(allWords(await bar(scene(after, lin)))).toContain("is void: it reached nobody")
})

test("the round's own card warns only the chair", async () => {
  const given = statement("in_round")
  const words = async (me = {}) => {
    const of = scene({ statements: table(given), rounds: table(running) }, me)
    return allWords(await shown(new RoundCard(), { scene: of, round: running, statement: given }))
  }
  expect(await words()).toContain("unless somebody is reached")
  expect(await words(lin)).toContain("silence procedure")
  for (const said of ["call for consensus", "until the moderator shows the result"])
    expect(await words(lin)).not.toContain(said)
  expect(await words(lin)).not.toContain("unless somebody is reached")
})

test("a round that a moderator declared void shows the reason", async () => {
  const rating = { ...round("rating", "void"), voidReason: "A slip in the text.", turned: { by: null, at: now } }
  expect(allWords(await card(table(rating)))).toContain("The rating of A-1 is void: A slip in the text.")
})
