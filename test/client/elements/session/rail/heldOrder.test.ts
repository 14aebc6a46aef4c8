import { afterEach, expect, test } from "vitest"
import { ThreadRail } from "../../../../../client/elements/session/rail/plenary-thread-rail.ts"
import type { Thread } from "../../../../../shared/fold/state.ts"
import { as, scene } from "../../../../kit/scenes.ts"
import { allButtons, press, settled, shown } from "../shown.ts"

afterEach(() => document.body.replaceChildren())

const thread = (id: string, ...entries: [at: number, by: string][]) =>
  ({
    id,
    topic: "A",
    statement: null,
    kind: "comment",
    anchor: null,
    entries: entries.map(([at, by]) => ({ id: `${id}${at}`, by, at, text: { lang: "en", text: "Why?" } })),
    resolved: null,
    wording: null,
    settled: null,
  }) as unknown as Thread
const newestFirst = (...threads: Thread[]) =>
  threads.toSorted((a, b) => (b.entries.at(-1)?.at ?? 0) - (a.entries.at(-1)?.at ?? 0))

const [one, two] = [thread("one", [5, "Han"]), thread("two", [4, "Han"])]
const rail = () =>
  shown(new ThreadRail(), { scene: scene({}, as("Lin", "panelist", "CN")), topic: "A", threads: [one, two] })
const order = (page: ThreadRail) => [...page.renderRoot.querySelectorAll("plenary-thread-card")].map(({ id }) => id)
const told = (page: ThreadRail) =>
  allButtons(page.renderRoot)
    .map(button => button.textContent?.trim())
    .filter(label => label?.includes("new comment"))
const replied = newestFirst(one, thread("two", [4, "Han"], [7, "Han"]), thread("three", [8, "Hayase"]))

test("nothing moves while somebody writes in the discussion; what is new is counted and shown by a press", async () => {
  const page = await rail()
  const field = allFields(page.renderRoot)[0]
  if (!field) throw new Error("no field")
  field.focus()
  page.threads = replied
  await settled(page)
  expect(order(page)).toEqual(["one", "two"])
  expect(told(page)).toEqual(["2 new comments"])
  press(page, "2 new comments")
  await settled(page)
  expect(order(page)).toEqual(["three", "two", "one"])
  expect(told(page)).toEqual([])
})

test("an empty list shows the first discussion at once, as nothing can move away from its reader", async () => {
  const page = await rail()
  page.threads = []
  await settled(page)
  allFields(page.renderRoot)[0]?.focus()
  page.threads = [one]
  await settled(page)
  expect(order(page)).toEqual(["one"])
  expect(told(page)).toEqual([])
})

test("the own new discussion and older ones that are fetched appear at once", async () => {
  const page = await rail()
  allFields(page.renderRoot)[0]?.focus()
  page.threads = newestFirst(one, two, thread("mine", [9, "Lin"]), thread("old", [1, "Han"]))
  await settled(page)
  expect(order(page)).toEqual(["mine", "one", "two", "old"])
  expect(told(page)).toEqual([])
})

test("a reader who is elsewhere sees the newest discussion first, and so does one who leaves the field", async () => {
  const page = await rail()
  page.threads = replied
  await settled(page)
  expect(order(page)).toEqual(["three", "two", "one"])
  const field = allFields(page.renderRoot)[0]
  field?.focus()
  page.threads = newestFirst(...replied, thread("four", [9, "Han"]))
  await settled(page)
  expect(told(page)).toEqual(["1 new comment"])
  field?.blur()
  await settled(page)
  expect(order(page)).toEqual(["four", "three", "two", "one"])
})

const allFields = (root: ParentNode): HTMLElement[] =>
  [...root.querySelectorAll("*")].flatMap(child => [
    ...(child instanceof HTMLTextAreaElement || (child instanceof HTMLElement && child.isContentEditable)
      ? [child]
      : []),
    ...(child.shadowRoot ? allFields(child.shadowRoot) : []),
  ])
