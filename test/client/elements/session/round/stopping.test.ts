import { afterEach, describe, expect, test } from "vitest"
import { RoundCard } from "../../../../../client/elements/session/round/plenary-round-card.ts"
import { RoundResult } from "../../../../../client/elements/session/round/result/plenary-round-result.ts"
import type { Round } from "../../../../../shared/fold/consensusState.ts"
import { as, fourOfEach, round, scene, statement, table } from "../../../../kit/scenes.ts"
import { asked } from "../asking.ts"
import { allWords } from "../shown.ts"

afterEach(() => {
  document.body.replaceChildren()
  sessionStorage.clear()
})

const given = (...scores: number[]) =>
  scores.map(score => ({
    member: null,
    alias: null,
    side: null,
    answer: { kind: "rating", score },
    spoken: false,
    silent: false,
  }))
const rating = (n: number, state: "revealed" | "open", over: object = {}): Round =>
  ({
    ...round("rating", state, state === "open" ? null : given(8, 8, 7, 8)),
    id: `rating-${n}`,
    n,
    openedAt: n,
    answered: state === "open" ? null : 4,
    electorate: fourOfEach.map(({ id }) => ({ member: id, side: null })),
    anonymity: "pseudonymous",
    roll: null,
    stopping: { rounds: 3, answered: 75 },
    ...over,
  }) as unknown as Round

const proposed = statement("proposed")
const secretary = as("Sato", "secretary")
const moderator = as("Chen", "moderator", "CN")
const inState = (...rounds: Round[]) => ({
  rounds: table(...rounds),
  statements: table(proposed),
  members: table(...fourOfEach),
})

async function shown(of: Round, rounds: Round[], me = secretary) {
  const element = new RoundResult()
  Object.assign(element, { grouping: true, scene: scene(inState(...rounds), me), round: of })
  document.body.append(element)
  await element.updateComplete
  return allWords(element)
}

describe("a rating's result", () => {
  test("names its class with the rule, and what the stopping rule says and why", async () => {
    const first = rating(1, "revealed")
    const words = await shown(first, [first])
    expect(words).toContain("Class: supported (disagreement index).")
    expect(words).toContain("The stopping rule says: another round. There is no earlier rating to compare with.")
    expect(words).toContain("After 3 rounds at most")
    expect(words).toContain("Write a summary")
  })

  test("shows both classes where the classic rule and the index differ", async () => {
    const mixed = rating(1, "revealed", { answers: given(8, 8, 8, 8, 8, 8, 2, 2, 2), answered: 9 })
    const words = await shown(mixed, [mixed])
    expect(words).toContain("Class: uncertain (classic rule). By the disagreement index it would be: supported.")
  })

  test("offers no summary once the next rating has begun", async () => {
    const first = rating(1, "revealed")
    expect(await shown(first, [first, rating(2, "open")])).not.toContain("Write a summary")
  })
})

test("the next rating's card shows the written summary beside the sentences of the figures", async () => {
  const summaries = { en: { text: "Costs worry two of four.", by: "m1", at: 2 } }
  const next = rating(2, "open", { otherwise: "Two were away." })
  const element = new RoundCard()
  const room = scene(inState(rating(1, "revealed", { summaries }), next), secretary)
  Object.assign(element, { scene: room, round: next, statement: proposed })
  document.body.append(element)
  await element.updateComplete
  const words = allWords(element)
  expect(words).toContain("Costs worry two of four.")
  expect(words).toContain("From the figures")
  expect(words).toContain("4 of 8 asked answered.")
  expect(words).toContain("Opened although the stopping rule said otherwise: Two were away.")
})

test("a moderator who decides otherwise than the rule is told what it says, and gives a reason", async () => {
  const room = scene(inState(rating(1, "revealed")), { ...moderator, present: fourOfEach.map(({ id }) => id) })
  const form = await asked({ kind: "call", statement: proposed }, room)
  expect(allWords(form.dialog)).toContain("The stopping rule says: another round.")
  await form.write("otherwise", "We have to decide today.")
  expect(await form.send()).toMatchObject([{ body: { kind: "call", otherwise: "We have to decide today." } }])
})

test("a batch with a statement against its rule names it, asks for a reason and sends it", async () => {
  const other = { ...statement("proposed", undefined, "A-2"), label: "A-2" }
  const state = { ...inState(rating(1, "revealed")), statements: table(proposed, other) }
  const room = scene(state, { ...moderator, present: fourOfEach.map(({ id }) => id) })
  const form = await asked({ kind: "open-batch" }, room)
  expect(form.field("otherwise")).toBeNull()
  await form.write("kind", "call", "change")
  expect(allWords(form.dialog)).toContain("Against their stopping rule: A-1.")
  await form.write("otherwise", "We have to decide today.")
  expect(await form.send()).toMatchObject([
    { kind: "open-batch", body: { kind: "call", otherwise: "We have to decide today." } },
  ])
})

test("the summary's form begins with the sentences of the figures and sends what was written", async () => {
  const first = rating(1, "revealed")
  const form = await asked({ kind: "summarize-round", round: first }, scene(inState(first), secretary))
  expect(form.field("text-en")?.value).toContain("4 of 8 asked answered.")
  await form.write("text-en", "Three gave 8.")
  expect(await form.send()).toMatchObject([
    { kind: "summarize-round", body: { round: "rating-1", lang: "en", text: "Three gave 8.", seen: "" } },
  ])
})
