import { afterEach, expect, test } from "vitest"
import { FootBar } from "../../../../client/elements/session/bar/plenary-foot-bar.ts"
import type { ActWanted } from "../../../../client/elements/session/kit/actWanted.ts"
import { clock, moment } from "../../../../client/i18n/formats.ts"
import { cockpit } from "../../../../client/rules/cockpit.ts"
import type { Scene } from "../../../../client/scene/scene.ts"
import { as, meeting, round, scene, scores, settling, statement, table } from "../../../kit/scenes.ts"

afterEach(() => document.body.replaceChildren())

async function bar(given: Scene) {
  const element = new FootBar()
  element.scene = given
  element.cockpit = cockpit
  const wanted: ActWanted[] = []
  element.addEventListener("act-wanted", event => wanted.push(event))
  document.body.append(element)
  await element.updateComplete
  return { element, wanted, main: element.renderRoot.querySelector<HTMLButtonElement>("button.main") }
}

const open = { statements: table(statement("in_round")), rounds: table(round("rating", "open")) }
const answers = { "rating-open": { answered: 2, waiting: ["Han", "Morishita"] } }

test("the moderator reads who has not answered and has one button, outlined while people still answer", async () => {
  const { element, main, wanted } = await bar(scene(open, { answers }))
  expect(element.renderRoot.textContent).toContain("Han and Morishita")
  expect(main?.textContent?.trim()).toBe("Close and show the result")
  expect(main?.className).toContain("outlined")
  main?.click()
  expect(wanted.map(({ act }) => act.kind)).toEqual(["close-and-show"])
})

test("a panelist reads the question, never who has not answered", async () => {
  const { element, main } = await bar(scene(open, { ...as("Lin", "panelist", "CN"), answers }))
  expect(main).toBeNull()
  expect(element.renderRoot.textContent).toContain("Please rate A-1. Nobody sees your name.")
  expect(element.renderRoot.textContent).not.toContain("Morishita")
})

test("the round that the room waits for is in the bar, with its clock, while a silence runs for days beside it", async () => {
  const now = scene().now
  const silent = { ...round("call", "open"), statement: "A-2", silence: true, openedAt: 1, endsAt: now + 9e8 }
  const rating = { ...round("rating", "open"), endsAt: now + 30_000 }
  const statements = table(statement("in_round"), statement("in_round", undefined, "A-2"))
  const { element } = await bar(scene({ statements, rounds: table(silent, rating) }, { answers }))
  const shown = element.renderRoot.querySelector(".open")?.textContent
  expect(shown).toContain("A-1")
  expect(shown).toContain("00:30")
  expect(shown).not.toContain("A-2")
})

test("a round with a deadline says in days how long it is open, and counts no seconds", async () => {
  const rating = { ...round("rating", "open"), atDeadline: "show", endsAt: scene().now + 11 * 86_400_000 }
  const { element } = await bar(scene({ statements: table(statement("in_round")), rounds: table(rating) }, { answers }))
  expect(element.renderRoot.querySelector(".clock")?.textContent?.trim()).toBe("11 days left")
})

test("while another thing is asked, a line of its own says that minutes are out for comments, and leads to them", async () => {
  const minutes = { state: "under_review", endsAt: scene().now + 3_600_000, corrections: [] }
  const attendance = [{ member: "Lin", from: 1, to: 2 }]
  const session = meeting({ state: "closed", minutes, attendance })
  const rating = { ...round("rating", "open"), atDeadline: "show", endsAt: scene().now + 11 * 86_400_000 }
  const given = { statements: table(statement("in_round")), rounds: table(rating) }
  const { element } = await bar(scene(given, { ...as("Lin", "panelist", "CN"), session, answers }))
  expect(element.renderRoot.querySelector(".ask")?.textContent).toContain("Please rate A-1")
  const wanted: unknown[] = []
  element.addEventListener("asked-wanted", ({ asked }) => wanted.push(asked.kind))
  const line = element.renderRoot.querySelector(".beside")
  expect(line?.textContent).toContain("minutes")
  line?.querySelector("button")?.click()
  expect(wanted).toEqual(["minutes"])
  const alone = await bar(scene({}, { ...as("Lin", "panelist", "CN"), session }))
  expect(alone.element.renderRoot.querySelector(".beside")).toBeNull()
  expect(alone.element.renderRoot.querySelector(".ask")?.textContent).toBe(line?.querySelector("span")?.textContent)
})

test("a disabled button says why and does nothing", async () => {
  const rated = {
    statements: table(statement("proposed")),
    rounds: table(round("rating", "revealed", scores(8, 8, 8, 7))),
  }
  const { element, main, wanted } = await bar(scene(rated, { present: ["Lin", "Han"] }))
  expect(main?.getAttribute("aria-disabled")).toBe("true")
  expect(element.renderRoot.querySelector("#why")?.textContent).toContain("Not here: Hayase and Morishita")
  main?.click()
  expect(wanted).toEqual([])
})

test("an observer is asked nothing and has no buttons", async () => {
  const { element } = await bar(scene(open, { ...as("He", "observer"), answers }))
  expect(element.renderRoot.textContent).toContain("The panel is answering.")
  expect(element.renderRoot.querySelectorAll("button")).toHaveLength(0)
})

test("the chair's bar announces a break, and says once that a session is over", async () => {
  const said = async (over: object) => {
    const { element } = await bar(scene({}, { session: meeting(over) }))
    return element.renderRoot.textContent?.replace(/\s+/g, " ") ?? ""
  }
  expect(await said({ state: "paused" })).toContain("Break")
  const minutes = { state: "published", endsAt: null, adoptedAt: 1, moved: null, corrections: [] }
  expect((await said({ state: "closed", minutes })).match(/Closed/g)).toHaveLength(1)
})

test("if nobody can confirm for a side, the bar says so and how to fix it", async () => {
  const given = scene()
  const members = Object.fromEntries(
    Object.entries(given.state.members).map(([id, one]) => [id, id === "Miwa" ? { ...one, side: null } : one]),
  )
  const body = { statement: "A-1", topic: "A" }
  const record = {
    id: "R",
    number: 1,
    state: "declared",
    declaredBy: "Chen",
    confirmations: [],
    errata: [],
    editorial: [],
    body,
  }
  const { element } = await bar(scene({ members, records: table(record) }))
  expect(element.renderRoot.querySelector("#why")?.textContent).toContain("Nobody can confirm for: JP.")
})

const toShow = { statements: table(statement("in_round")), rounds: table(round("rating", "closed")) }
test("the second press of a double click does not press the button that the first press brought", async () => {
  const { element, main, wanted } = await bar(scene(open, { answers }))
  main?.click()
  element.scene = scene(toShow)
  await element.updateComplete
  expect(main?.textContent?.trim()).toBe("Show the result")
  expect(main?.getAttribute("aria-disabled")).toBe("true")
  main?.click()
  expect(wanted.map(({ act }) => act.kind)).toEqual(["close-and-show"])
  await expect.poll(() => main?.hasAttribute("aria-disabled")).toBe(false)
  main?.click()
  expect(wanted.map(({ act }) => act.kind)).toEqual(["close-and-show", "reveal-round"])
})

test("a button that changes under the finger does what its label said when the finger went down", async () => {
  const { element, main, wanted } = await bar(scene(open, { answers }))
  main?.dispatchEvent(new PointerEvent("pointerdown", { bubbles: true, composed: true }))
  element.scene = scene(toShow)
  await element.updateComplete
  window.dispatchEvent(new PointerEvent("pointerup"))
  main?.click()
  expect(wanted.map(({ act }) => act.kind)).toEqual(["close-and-show"])
  await expect.poll(() => main?.textContent?.trim()).toBe("Show the result")
})

test("a member who waits for another side reads since when, who is not here, and that the deputy is enough", async () => {
  const declared = { state: "declared", declaredBy: "Chen", declaredAt: Date.UTC(2026, 10, 26, 15, 33), number: 1 }
  const record = {
    ...declared,
    id: "CR",
    confirmations: [],
    errata: [],
    editorial: [],
    body: { statement: "A-1", topic: "A" },
  }
  const records = { CR: record }
  const { main, element } = await bar(scene({ records, deputies: { JP: "Hayase" } }))
  expect(main?.textContent?.trim()).toBe("Waiting for Miwa to confirm")
  const why = element.renderRoot.querySelector("#why")?.textContent
  expect(why).toMatch(/^Since .*26 Nov 2026.*\. Miwa is not here\. Either is enough: Miwa or Hayase \(deputy\)\.$/)
  const alone = await bar(scene({ records }))
  expect(alone.element.renderRoot.querySelector("#why")?.textContent).toContain("The side has named no deputy")
})

test("those who may close the session can do it from the bar at any time, and nobody else", async () => {
  const words = async (who = {}, over = {}) => {
    const { element } = await bar(scene(open, { answers, ...who, session: meeting(over) }))
    return [...element.renderRoot.querySelectorAll("#second button")].map(one => one.textContent?.trim())
  }
  expect(await words()).toContain("Close session")
  expect(await words(as("Xenia", "secretary"))).not.toContain("Close session")
  expect(await words({}, { state: "closed" })).not.toContain("Close session")
})

test("a panelist's bar says that the session is closed, besides any other news", async () => {
  const record = {
    state: "declared",
    declaredAt: 1,
    number: 1,
    body: { level: "consensus", electorate: [] },
    errata: [],
    editorial: [],
  }
  const given = scene(
    { records: { CR: { ...record, confirmations: [], id: "CR" } } },
    { ...as("Lin", "panelist", "CN"), session: meeting({ state: "closed" }) },
  )
  const { element } = await bar(given)
  expect(element.renderRoot.textContent).toContain("CR-1")
  expect(element.renderRoot.querySelector(".chip")?.textContent).toBe("Closed")
})

test("a title that ends in punctuation gets no full stop behind it", async () => {
  const items = [{ id: "a", kind: "topic", topic: "A", title: { en: "How long must logs be kept?" }, minutes: 20 }]
  for (const me of [as("Lin", "panelist", "CN"), as("He", "observer")]) {
    const { element } = await bar(scene({}, { ...me, session: meeting({ items }) }))
    expect(element.renderRoot.textContent).toMatch(/Now: How long must logs be kept\?(?!\.)/)
  }
})

test("once all have answered a round without names, the chair reads that and no zero", async () => {
  const { element } = await bar(scene(open, { answers: { "rating-open": { answered: 4, waiting: 0 } } }))
  expect(element.renderRoot.textContent).toContain("All have answered")
  expect(element.renderRoot.textContent).not.toContain("0 have not")
})

test("a closed session's bar says until when its minutes are out for comments, with a link to them", async () => {
  const until = scene({}).now + 3_600_000
  const minutes = { state: "under_review", endsAt: until, adoptedAt: null, moved: null, corrections: [] }
  const session = meeting({ state: "closed", minutes, attendance: [{ member: "Lin", from: 1, to: 2 }] })
  const lin = await bar(scene({}, { ...as("Lin", "panelist", "CN"), session }))
  const shown = lin.element.renderRoot
  expect(shown.querySelector(".ask")?.textContent).toBe(
    `The minutes are out for comments until ${moment(until)}. Please read them and propose what is to be corrected.`,
  )
  const wanted: string[] = []
  lin.element.addEventListener("asked-wanted", ({ asked }) => wanted.push(asked.kind))
  const button = shown.querySelector<HTMLButtonElement>("button.filled")
  expect(button?.textContent).toBe("Read the minutes")
  button?.click()
  expect(wanted).toEqual(["minutes"])
  // A chair with a task reads it beside that.
  const carried = table(statement("carried_over"))
  const chen = await bar(scene({ statements: carried }, { ...as("Chen", "moderator", "CN"), session }))
  expect(chen.main).not.toBeNull()
  expect(chen.element.renderRoot.querySelector(".what")?.textContent).toBe(
    `Closed. Comments on the minutes until ${moment(until)}`,
  )
})

test("in a break everybody reads when it ends, and the chair can choose a length", async () => {
  const until = Date.UTC(2026, 10, 26, 6, 20)
  const paused = meeting({ state: "paused", breaks: [{ from: 1, to: null, until }] })
  for (const me of [as("Chen", "moderator", "CN"), as("Lin", "panelist", "CN")]) {
    const { element } = await bar(scene({}, { ...me, session: paused }))
    expect(element.renderRoot.textContent).toContain(`Break until ${clock(until)}`)
  }
  const { element, wanted } = await bar(scene())
  const fifteen = [...element.renderRoot.querySelectorAll("button")].find(
    one => one.textContent?.trim() === "Break of 15 minutes",
  )
  fifteen?.click()
  expect(wanted.map(({ act }) => act)).toEqual([{ kind: "pause-session", minutes: 15 }])
})

const sidesHere = { sides: scene().state.sides, sessions: table(meeting()) }
const absent = { present: ["Lin", "Han"] }
const gone = (to: number | null) => ["Hayase", "Morishita"].map(member => ({ member, from: 1, to, ticked: false }))
const hereIn = ({ element }: Awaited<ReturnType<typeof bar>>) =>
  element.renderRoot.querySelector(".here")?.textContent?.trim() ?? null

const counted = { "rating-open": { answered: 2, waiting: 2 } }

test("beside the button that closes stands who of which side is connected, and who is cut off since when", async () => {
  const state = { ...open, ...sidesHere }
  expect(hereIn(await bar(scene(state, { answers: counted })))).toBe("CN 2 of 2 connected · JP 2 of 2 connected")
  expect(hereIn(await bar(scene(state, { ...absent, answers: counted })))).toBe(
    "CN 2 of 2 connected · JP 0 of 2 connected",
  )
  const cut = { ...state, sessions: table(meeting({ attendance: gone(5) })) }
  expect(hereIn(await bar(scene(cut, { ...absent, answers: counted })))).toBe(
    `CN 2 of 2 connected · JP 0 of 2 connected: cut off since ${clock(5)}`,
  )
  const one = { ...state, sessions: table(meeting({ attendance: gone(null) })) }
  expect(hereIn(await bar(scene(one, { present: ["Lin", "Han", "Hayase"], answers: counted })))).toBe(
    "CN 2 of 2 connected · JP 1 of 2 connected; cut off: Morishita",
  )
})

test.each([
  ["shows a round", { rounds: table(round("rating", "closed")), statements: table(statement("in_round")) }],
  ["opens a call", { statements: table(statement("proposed")) }],
  ["declares", settling()],
])("beside the button that %s stands who of which side is cut off", async (_, over) => {
  const state = { ...sidesHere, ...over, sessions: table(meeting({ attendance: gone(null) })) }
  const { element, main } = await bar(scene(state, { present: ["Lin", "Han", "Hayase"] }))
  const here = element.renderRoot.querySelector(".here")
  expect(here?.textContent).toBe("CN 2 of 2 connected · JP 1 of 2 connected; cut off: Morishita")
  expect(main?.getAttribute("aria-describedby")?.split(" ")).toContain(here?.id)
})

test("how many of a side have answered stands there only where the round names absentees", async () => {
  const named = { ...round("rating", "open"), absentees: "named" }
  const state = { ...open, ...sidesHere, rounds: table(named) }
  const told = { "rating-open": { answered: 2, waiting: ["Hayase", "Morishita"] } }
  expect(hereIn(await bar(scene(state, { answers: told })))).toBe(
    "CN 2 of 2 connected, 2 answered · JP 2 of 2 connected, 0 answered",
  )
  expect(hereIn(await bar(scene(state, { answers: counted })))).not.toContain("answered")
})

test("between sessions nobody counts as cut off", async () => {
  const state = { ...open, ...sidesHere, sessions: table(meeting({ state: "closed" })) }
  expect(hereIn(await bar(scene(state, { ...absent, answers })))).toBeNull()
})

test("a round that has just closed is taken up again by one press, and everybody reads when its result comes", async () => {
  const { now } = scene()
  const closed = { ...round("rating", "closed"), again: now + 8_000, shows: true }
  const state = { ...sidesHere, statements: table(statement("in_round")), rounds: table(closed) }
  const chair = await bar(scene(state))
  expect(chair.element.renderRoot.textContent).toContain("Closed. The result is shown in 00:08.")
  const again = chair.element.renderRoot.querySelector<HTMLButtonElement>(".open button")
  expect(again?.textContent).toBe("Take the round up again (00:08)")
  again?.click()
  expect(chair.wanted.map(({ act }) => act.kind)).toEqual(["reopen-round"])
  expect(chair.main?.className).toContain("outlined")
  const panelist = await bar(scene(state, { ...as("Lin", "panelist", "CN"), now: now + 3_000 }))
  expect(panelist.element.renderRoot.textContent).toContain("Closed. The result is shown in 00:05.")
  expect(panelist.element.renderRoot.querySelector(".open button")).toBeNull()
  const late = await bar(scene(state, { now: now + 8_000 }))
  expect(late.element.renderRoot.querySelector(".open button")).toBeNull()
})

test("a secret round is taken up again in the bar within ten seconds, not later and not once it was shown", async () => {
  const { now } = scene()
  const given = (change: object) => ({
    ...sidesHere,
    statements: table(statement("in_round")),
    rounds: table({ ...round("call", "closed"), anonymity: "secret", again: now + 10_000, ...change }),
  })
  const press = async (change: object, at: number) => {
    const { element, wanted } = await bar(scene(given(change), { now: at }))
    element.renderRoot.querySelector<HTMLButtonElement>(".open button")?.click()
    return wanted.map(({ act }) => act.kind)
  }
  expect(await press({}, now)).toEqual(["reopen-round"])
  expect(await press({}, now + 9_999)).toEqual(["reopen-round"])
  expect(await press({}, now + 10_000)).toEqual([])
  expect(await press({ state: "revealed" }, now + 1_000)).toEqual([])
  const panelist = await bar(scene(given({}), as("Lin", "panelist", "CN")))
  expect(panelist.element.renderRoot.querySelector(".open button")).toBeNull()
})

test("the chair reads how many answers came late beside a closed round, before its result is shown, and a panelist does not", async () => {
  const closed = { ...round("rating", "closed"), late: { n: 2, members: [] } }
  const given = { statements: table(statement("in_round")), rounds: table(closed) }
  const words = "2 answers came after the close and are not counted."
  expect((await bar(scene(given))).element.renderRoot.textContent).toContain(words)
  expect((await bar(scene(given, as("Lin", "panelist", "CN")))).element.renderRoot.textContent).not.toContain(words)
})

test("the other choices of a moderator beside the chair leave out an act that the server would refuse", async () => {
  const element = new FootBar()
  element.scene = scene(open, { answers })
  const chair = { name: "Miwa", act: { kind: "close-session" } } as const
  const stop = { kind: "silence", endsAt: 1 } as const
  const action = { act: { kind: "resume-session" }, filled: true, chair } as const
  element.cockpit = { ...cockpit, nextAction: () => ({ ...action, second: [], stop }) }
  document.body.append(element)
  await element.updateComplete
  expect(element.renderRoot.textContent).toContain("Miwa is in the chair. Next: Close session")
  expect(element.renderRoot.querySelector("#second")?.textContent).not.toContain("Resume")
  element.cockpit = { ...cockpit, nextAction: () => ({ ...action, second: [] }) }
  await element.updateComplete
  expect(element.renderRoot.querySelector("#second")?.textContent).toContain("Resume")
})

test("the open menu keeps its choices and their places, whatever becomes the next action meanwhile", async () => {
  const { element, wanted } = await bar(scene({ statements: table(statement("in_round")) }))
  const choices = () => [...element.renderRoot.querySelectorAll<HTMLButtonElement>("#second button")]
  const words = () => choices().map(one => one.textContent?.trim())
  const before = words()
  expect(before.at(-1)).toBe("Close session")
  element.renderRoot.querySelector<HTMLButtonElement>("button.more")?.click()
  element.cockpit = { ...cockpit, nextAction: () => ({ act: { kind: "close-session" }, filled: true, second: [] }) }
  await element.updateComplete
  expect(words()).toEqual(before)
  choices().at(-1)?.click()
  expect(wanted.map(({ act }) => act.kind)).toEqual(["close-session"])
  await expect.poll(words).not.toContain("Close session")
})
