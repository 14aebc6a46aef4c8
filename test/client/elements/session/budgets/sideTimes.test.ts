import { afterEach, expect, test } from "vitest"
import { BudgetEditor } from "../../../../../client/elements/session/budgets/plenary-budget-editor.ts"
import { SideBudgets } from "../../../../../client/elements/session/budgets/plenary-side-budgets.ts"
import { SideTimesLine } from "../../../../../client/elements/session/budgets/plenary-side-times.ts"
import { FloorPlace } from "../../../../../client/elements/session/floor/plenary-floor-place.ts"
import { SpeakerList } from "../../../../../client/elements/session/floor/plenary-speakers.ts"
import type { CommandWanted } from "../../../../../client/elements/session/kit/commandWanted.ts"
import type { Scene } from "../../../../../client/scene/scene.ts"
import { meeting, panel, scene } from "../../../../kit/scenes.ts"
import { buttons, press, settled, shown, words } from "../shown.ts"

afterEach(() => document.body.replaceChildren())

const now = 1_790_000_000_000
const both = (CN: number, JP: number) => [
  { side: "CN", seconds: CN },
  { side: "JP", seconds: JP },
]
/** Han of the Chinese side has spoken for so many seconds. */
const held = (seconds: number, sideTime: object = { budgets: [{ item: null, sides: both(200, 100) }] }) =>
  meeting({
    floor: {
      order: "time",
      requests: [],
      speaking: { member: "Han", turn: "contribution", since: now - seconds * 1_000, seconds: 180 },
      chair: "Chen",
      spoken: {},
    },
    sideTime: { loans: [], overruns: [], ...sideTime },
  })
const line = async (seconds: number, over: Partial<Scene> = {}) =>
  words(await shown(new SideTimesLine(), { scene: scene({}, { session: held(seconds), now, ...over }) }))

test("each side's bar says in words what is left, that little is left, and that the side is over its time", async () => {
  expect(await line(100)).toContain("CN 01:40 left")
  expect(await line(180)).toMatch(/only 00:20 left.*CN: a tenth of the time is left, or less\./)
  expect(await line(200)).toContain("no time left")
  expect(await line(230)).toMatch(/00:30 over.*CN: over the time\./)
})

test.each([
  ["speakers", () => new SpeakerList()],
  ["foot", () => new FloorPlace()],
])(
  "the speaker's clock among the %s counts to the end of the side's time where that comes first, and says whose it is",
  async (_, made) => {
    const clock = async (seconds: number, sideTime?: object) =>
      words(await shown(made(), { scene: scene({}, { session: held(seconds, sideTime), now }) }))
    // the turn has 180 s, the side 200 s, or 60 s
    expect(await clock(30)).toMatch(/02:30(?!.*for CN)/)
    const short = { budgets: [{ item: null, sides: both(60, 100) }] }
    expect(await clock(30, short)).toMatch(/00:30.*left for CN/)
    expect(await clock(90, short)).toMatch(/\+00:30.*over the time of CN/)
  },
)

test("nothing is shown without a budget, or once the session is closed", async () => {
  const none = held(10, { budgets: [] })
  expect(await line(10, { session: none })).toBe("")
  expect(await line(10, { session: { ...held(10), state: "closed" } })).toBe("")
})

test("while an item has budgets the bar shows those, and the list shows the session's beside them", async () => {
  const budgets = [
    { item: null, sides: both(2_000, 1_000) },
    { item: "a", sides: both(60, 60) },
  ]
  const session = held(30, { budgets })
  const given = scene({}, { session, now })
  expect(words(await shown(new SideTimesLine(), { scene: given }))).toContain("00:30 left")
  const list = words(await shown(new SideBudgets(), { scene: given }))
  expect(list).toContain("Whole session")
  expect(list).toMatch(/00:30 left.*32:50 left/)
})

test("a moderator lends time of the own side and takes back what was not used; nobody else is offered it", async () => {
  const loan = { id: "l", item: null, from: "JP", to: "CN", seconds: 60, back: 0, by: "Miwa", at: now }
  // lent for an item that is not current
  const other = { ...loan, id: "o", item: "opening", seconds: 30 }
  const session = held(30, { budgets: [{ item: null, sides: both(200, 100) }], loans: [loan, other] })
  const seen = async (who: string, role: "moderator" | "panelist", side: string) => {
    const me = { member: who, role, side }
    return shown(new SideBudgets(), { scene: scene({}, { session, now, me }) })
  }
  expect(buttons(await seen("Hayase", "panelist", "JP"))).toEqual([])
  expect(buttons(await seen("Chen", "moderator", "CN"))).toEqual(["Lend time"])
  const miwa = await seen("Miwa", "moderator", "JP")
  expect(words(miwa)).toContain("JP to CN: 01:00 lent")
  expect(words(miwa)).not.toContain("00:30 lent")
  expect(buttons(miwa)).toEqual(["Take back 01:00", "Lend time"])
  const wanted: CommandWanted[] = []
  miwa.addEventListener("command-wanted", event => wanted.push(event))
  press(miwa, "Take back 01:00")
  expect(wanted.map(({ kind, body }) => [kind, body])).toEqual([["take-back-time", { session: "S", loan: "l" }]])
})

test("the editor sends the scopes that were changed, and holds back what is no number of minutes", async () => {
  const session = meeting({ sideTime: { budgets: [{ item: null, sides: both(600, 300) }], loans: [], overruns: [] } })
  const editor = await shown(new BudgetEditor(), { session, state: panel(), by: "Xu" })
  const wanted: CommandWanted[] = []
  editor.addEventListener("command-wanted", event => {
    wanted.push(event)
    event.answer = Promise.resolve({ ok: true, seq: 1, made: {} })
  })
  editor.begin()
  await settled(editor)
  const field = (label: string) => editor.renderRoot.querySelector<HTMLInputElement>(`input[aria-label="${label}"]`)!
  const type = async (label: string, text: string) => {
    field(label).value = text
    field(label).dispatchEvent(new Event("input"))
    await settled(editor)
  }
  expect(field("CN: Whole session, minutes").value).toBe("10")
  await type("JP: a, minutes", "soon")
  press(editor, "Save")
  await settled(editor)
  expect(words(editor)).toContain("Minutes are a number from 0.2 to 1,440, or empty.")
  expect(wanted).toEqual([])
  await type("JP: a, minutes", "２,5")
  press(editor, "Save")
  await expect.poll(() => wanted.length).toBe(1)
  expect(wanted.map(({ kind, body }) => [kind, body])).toEqual([
    ["set-budgets", { session: "S", item: "a", budgets: [{ side: "JP", seconds: 150 }] }],
  ])
  await expect.poll(() => editor.renderRoot.querySelector("dialog")).toBeNull()
})

test("a panel without sides is offered no editor", async () => {
  const editor = await shown(new BudgetEditor(), { session: meeting(), state: { ...panel(), sides: [] }, by: "Xu" })
  expect(buttons(editor)).toEqual([])
})
