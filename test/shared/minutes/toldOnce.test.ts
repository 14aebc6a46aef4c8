import { expect, test } from "vitest"
import type { PeopleChange } from "../../../shared/minutes/changes/peopleChanges.ts"
import { seatsTogether, wordedAnew } from "../../../shared/minutes/changes/seatsTogether.ts"
import { peopleWords } from "../../../shared/minutes/words/people.ts"
import { MemberId } from "../../../shared/model/ids.ts"
import { mayRecall } from "../../../shared/rules/floor/ending/recalling.ts"
import { meeting, scene } from "../../kit/scenes.ts"

const change = (member: string, step: PeopleChange["step"], reason = ""): PeopleChange => ({
  step,
  act: "seat",
  member: MemberId.parse(member),
  role: null,
  side: null,
  by: null,
  at: 1,
  consents: [],
  reason,
})

test("seats that joined the electorate are told together, and what has a reason or no end keeps its sentence", () => {
  const why = change("Han", "done", "She came late.")
  const open = change("Su", "asked")
  const all = [change("Lin", "asked"), change("Lin", "done"), open, change("Zhou", "done"), why]
  expect(seatsTogether(all)).toEqual([{ step: "seated", seated: [all[1], all[3]] }, open, why])
  expect(seatsTogether([change("Lin", "asked"), change("Lin", "done")])).toHaveLength(2)
})

test("one sentence names them by side, in each language", () => {
  const groups = [
    { side: "China", names: ["Lin", "Zhou"] },
    { side: "Japan", names: ["Hayase", "Onodera"] },
  ]
  expect(peopleWords("en").seated(groups, ["Chen"], ["Miwa"])).toBe(
    "Both sides seated 2 experts each: China: Lin and Zhou; Japan: Hayase and Onodera. Proposed by Chen, confirmed by Miwa.",
  )
  expect(peopleWords("en").seated([{ side: null, names: ["Lin", "Zhou"] }], ["Chen"], [])).toBe(
    "2 experts answer in rounds from then on: Lin and Zhou. Proposed by Chen.",
  )
  for (const lang of ["zh", "ja"] as const)
    expect(peopleWords(lang).seated(groups, ["Chen"], ["Miwa"])).toMatch(/2.*Lin.*Hayase/)
})

test("minutes that an earlier version sent or adopted keep the wording of then", () => {
  const minutes = { endsAt: 1, adoptedAt: null, moved: null, corrections: [] }
  expect(wordedAnew({ minutes: { ...minutes, state: "draft" } })).toBe(true)
  expect(wordedAnew({ minutes: { ...minutes, state: "under_review", wording: 2 } })).toBe(true)
  for (const state of ["under_review", "adopted", "published"] as const)
    expect(wordedAnew({ minutes: { ...minutes, state } })).toBe(false)
})

test("minutes sent as read at the table can be taken back until their adoption is proposed", () => {
  const minutes = { state: "under_review", endsAt: 5, moved: { by: null, at: 5 }, corrections: [] }
  const session = meeting({ state: "closed", minutes })
  expect(mayRecall(scene().state, session, 9)).toBe(true)
  const proposals = { P: { about: { act: "adopt", session: session.id } } }
  expect(mayRecall(scene({ proposals }).state, session, 9)).toBe(false)
  const over = meeting({ state: "closed", minutes: { ...minutes, endsAt: 7 } })
  expect(mayRecall(scene().state, over, 9)).toBe(false)
})
