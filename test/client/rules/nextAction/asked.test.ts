import { expect, test } from "vitest"
import { asked, watches } from "../../../../client/rules/asked.ts"
import { mayConfirmText } from "../../../../client/rules/offers/statement/textActs.ts"
import { as, meeting, panel, positions, round, scene, statement, table, texts } from "../../../kit/scenes.ts"

const open = { statements: table(statement("in_round")), rounds: table(round("rating", "open")) }
const lin = as("Lin", "panelist", "CN")

test("a panelist is asked to rate, and thanked once the answer is recorded", () => {
  expect(asked(scene(open, lin))).toMatchObject({ kind: "rate", statement: { label: "A-1" } })
  const answers = { "rating-open": { answered: 1, waiting: [] } }
  expect(asked(scene(open, { ...lin, answers, mine: new Set(["rating-open"]) }))).toMatchObject({
    kind: "wait",
    others: 3,
  })
})

test("a member who joined after the round opened is not asked", () => {
  expect(asked(scene(open, as("Late", "panelist", "CN"))).kind).toBe("nothing")
})

test("a panelist whose seat is not confirmed reads who can confirm it", () => {
  const members = { ...panel().members }
  const seat = Object.values(members).find(({ id }) => id === "Lin")
  if (!seat) throw new Error("no seat")
  const about = { act: "seat", member: seat.id }
  const proposals = table({
    id: "P",
    about,
    asker: "Chen",
    reason: "",
    at: 1,
    state: "open",
    confirmations: [],
    ended: null,
  })
  const given = { members: { ...members, [seat.id]: { ...seat, unconfirmed: "P" } }, proposals }
  expect(asked(scene(given, lin))).toEqual({ kind: "unconfirmed", names: ["Miwa"] })
})

test("an observer reads that the panel is answering, and nothing about the answers", () => {
  expect(asked(scene(open, as("He", "observer"))).kind).toBe("observe")
})

test("an administrator without a seat is not offered anything that needs a seat", () => {
  const admin = as("", "admin")
  expect(asked(scene(open, admin)).kind).toBe("observe")
  const record = { id: "R", number: 1, state: "declared", body: { statement: "A-1", topic: "A" }, declaredAt: 0 }
  const declared = { records: table({ ...record, confirmations: [], requires: [] }) }
  expect(asked(scene(declared, admin)).kind).toBe("nothing")
  expect([admin, as("He", "observer"), lin].map(one => watches(scene(declared, one)))).toEqual([true, true, false])
})

test("only the text's own side is asked to check it", () => {
  const given = { statements: table(statement("proposed", texts({ zh: "in_sync", ja: "out_of_date" }))) }
  expect(asked(scene(given, as("Hayase", "panelist", "JP")))).toMatchObject({ kind: "check-text", lang: "ja" })
  expect(asked(scene(given, lin)).kind).toBe("nothing")
})

test("who is recused from a statement is asked for none of its texts, and is offered to confirm none", () => {
  const text = statement("proposed", texts({ zh: "in_sync", ja: "out_of_date" }))
  const hayase = as("Hayase", "panelist", "JP")
  const confirms = (recused: string[]) => {
    const one = { ...text, recused } as typeof text
    const given = scene({ statements: table(one) }, hayase)
    return [asked(given).kind, mayConfirmText(given, one, one.texts.find(({ lang }) => lang === "ja")!)]
  }
  expect([confirms([]), confirms(["Hayase"])]).toEqual([
    ["check-text", true],
    ["nothing", false],
  ])
})

test("the owner of an answered objection is asked whether it stands", () => {
  const objection = { id: "O", statement: "A-1", version: 1, by: "Morishita", at: 0, answer: {}, reply: null }
  const given = {
    statements: table(statement("proposed")),
    rounds: table(round("call", "revealed", positions("agree", "agree", "agree", "block"))),
    objections: table(objection),
  }
  expect(asked(scene(given, as("Morishita", "panelist", "JP"))).kind).toBe("reply")
  expect(asked(scene(given, lin)).kind).toBe("nothing")
})

test("a deputy is asked to confirm a withdrawal while no co-moderator of the side is here, and no other panelist is", () => {
  const about = { act: "withdraw", record: "R" }
  const asking = { id: "P", about, asker: "Chen", at: 0, reason: "Overtaken.", confirmations: [], ended: null }
  const record = { id: "R", number: 1, state: "in_force", errata: [], body: { statement: "A-1", topic: "A" } }
  const proposals = table({ ...asking, state: "open" })
  const given = { records: table({ ...record, declaredAt: 0 }), proposals, deputies: { JP: "Hayase" } }
  const of = (id: string, side: string, present: string[]) =>
    asked(scene(given, { ...as(id, "panelist", side), present }))
  expect(of("Hayase", "JP", ["Hayase"])).toMatchObject({ kind: "consent", proposal: { id: "P" }, name: "CR-1" })
  const told = { kind: "proposed", proposal: { id: "P" }, name: "CR-1" }
  expect(of("Hayase", "JP", ["Hayase", "Miwa"])).toMatchObject(told)
  expect(of("Morishita", "JP", ["Morishita"])).toMatchObject(told)
  expect(of("Lin", "CN", ["Lin"])).toMatchObject(told)
  const over = { ...given, proposals: table({ ...asking, state: "taken_back" }) }
  expect(asked(scene(over, as("Lin", "panelist", "CN"))).kind).toBe("nothing")
})

test("the whole panel is told of an erratum that it can object to, until its time is over", () => {
  const erratum = (endsAt: number) => ({ id: "e", lang: "en", text: "Data.", state: "proposed", endsAt })
  const given = (endsAt: number) => ({
    records: table({ id: "R", number: 1, state: "in_force", declaredAt: 0, errata: [erratum(endsAt)] }),
  })
  expect(asked(scene(given(9e15), lin))).toMatchObject({ kind: "erratum", erratum: { id: "e" } })
  expect(asked(scene(given(1), lin)).kind).toBe("nothing")
})

test("if a draft exists in one language only, the other side is asked for its text; an empty draft asks nobody", () => {
  const given = { statements: table(statement("draft", texts({ zh: "draft" }))) }
  expect(asked(scene(given, as("Hayase", "panelist", "JP")))).toMatchObject({ kind: "write-text", lang: "ja" })
  expect(asked(scene(given, lin)).kind).toBe("nothing")
  const empty = { statements: table(statement("draft", texts({}))) }
  expect(asked(scene(empty, as("Hayase", "panelist", "JP"))).kind).toBe("nothing")
})

test("nobody is told to write in a note that is closed to them, or to ask for a floor that they have or wait for", () => {
  const told = (mode: string, floor: object = {}) => {
    const topics = { A: { ...panel().topics["A" as never], note: { mode, reason: "" } } }
    const session = meeting({ floor: { requests: [], speaking: null, ...floor } })
    const ask = asked(scene({ topics }, { ...lin, session }))
    return ask.kind === "nothing" ? ask.may : null
  }
  expect(told("open")).toEqual({ write: true, speak: true })
  expect(["suggest", "locked"].map(mode => told(mode)?.write)).toEqual([false, false])
  expect(told("open", { speaking: { member: "Lin" } })?.speak).toBe(false)
  expect(told("open", { requests: [{ member: "Lin" }] })?.speak).toBe(false)
  expect(told("open", { speaking: { member: "Han" }, requests: [{ member: "Hayase" }] })?.speak).toBe(true)
})

test("a member who has just answered counts as answered, even before the count arrives", () => {
  const given = { statements: table(statement("in_round")), rounds: table(round("rating", "open")) }
  const told = (answered: number) =>
    asked(
      scene(given, {
        ...as("Lin", "panelist", "CN"),
        mine: new Set(["rating-open"]),
        answers: { "rating-open": { answered, waiting: 4 - answered } },
      }),
    )
  expect(told(0)).toMatchObject({ kind: "wait", others: 3 })
  expect(told(1)).toMatchObject({ kind: "wait", others: 3 })
})

test("a panelist is asked whether an entered position is right, until their word is on its way", () => {
  const given = { statements: table(statement("in_round")), rounds: table(round("call", "open")) }
  const spoken = [{ member: "Lin", by: "Xu", officer: null, is: "waits" as const, revision: 1 }]
  const answers = { "call-open": { answered: 0, waiting: ["Lin"], spoken } }
  const told = (over: object) => asked(scene(given, { ...lin, answers, ...over }))
  expect(told({}).kind).toBe("said-so")
  expect(told({ sending: new Set(["call-open"]) }).kind).toBe("sending")
})
