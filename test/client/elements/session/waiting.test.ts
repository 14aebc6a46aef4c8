import type { LitElement } from "lit"
import { afterEach, expect, test } from "vitest"
import type { CommandWanted } from "../../../../client/elements/session/kit/commandWanted.ts"
import { PlenaryReadings } from "../../../../client/elements/session/waiting/plenary-readings.ts"
import { Waiting } from "../../../../client/elements/session/waiting/plenary-waiting.ts"
import { TopicId } from "../../../../shared/model/ids.ts"
import { as, meeting, scene } from "../../../kit/scenes.ts"
import { press, settled, shown } from "./shown.ts"

afterEach(() => document.body.replaceChildren())

/** The first element that matches, through all shadow roots. */
function find(root: ParentNode, selector: string): LitElement | null {
  const here = root.querySelector<LitElement>(selector)
  if (here) return here
  for (const one of root.querySelectorAll("*")) {
    const deeper = one.shadowRoot && find(one.shadowRoot, selector)
    if (deeper) return deeper
  }
  return null
}
const text = (root: ParentNode): string =>
  [...root.querySelectorAll("*")]
    .map(one => (one.shadowRoot ? `${one.textContent} ${text(one.shadowRoot)}` : one.textContent))
    .join(" ")

const reading = (over: object) => ({
  id: "r",
  title: { en: "The rules" },
  link: "https://example.org/a",
  text: null,
  by: null,
  ...over,
})
const readings = {
  r: reading({ session: "S" }),
  t: reading({ id: "t", topic: "A", title: { en: "On data" }, link: null, text: { lang: "ja", text: "短い文" } }),
  o: reading({ id: "o", session: "other", title: { en: "Elsewhere" } }),
}

async function waiting(me: ReturnType<typeof as>): Promise<{ element: Waiting; sent: Event[] }> {
  const element = new Waiting()
  const session = meeting({ state: "scheduled" })
  element.scene = scene({ readings, sessions: { S: session } }, { session, ...me })
  const sent: Event[] = []
  for (const kind of ["command-wanted", "act-wanted", "answer-given"])
    element.addEventListener(kind, event => sent.push(event))
  document.body.append(element)
  await settled(element)
  return { element, sent }
}

test("a practice rating stays on the page: it shows what was chosen, and nothing is sent", async () => {
  const { element, sent } = await waiting(as("Lin", "panelist", "CN"))
  const form = find(element.renderRoot, "plenary-rating-form")
  form?.renderRoot.querySelectorAll<HTMLInputElement>('input[type="radio"]')[6]?.click()
  await settled(element)
  find(element.renderRoot, "form button")?.click()
  await settled(element)
  expect(text(element.renderRoot)).toContain("You would have answered: 7. Nothing was sent.")
  expect(sent).toEqual([])
})

test("asking for the floor can be tried, and no request is sent", async () => {
  const { element, sent } = await waiting(as("Lin", "panelist", "CN"))
  const practice = find(element.renderRoot, "plenary-practice")?.shadowRoot
  practice?.querySelector<HTMLButtonElement>("button.outlined")?.click()
  await settled(element)
  expect(practice?.querySelector('[role="status"]')?.textContent).toContain("You are next")
  expect(sent).toEqual([])
})

test("readings are those of the session and its topics, and open in a tab of their own", async () => {
  const { element } = await waiting(as("Lin", "panelist", "CN"))
  const list = find(element.renderRoot, "plenary-readings")?.shadowRoot
  const shown = list?.querySelector("ul")?.textContent ?? ""
  expect([shown.includes("The rules"), shown.includes("On data"), shown.includes("Elsewhere")]).toEqual([
    true,
    true,
    false,
  ])
  const link = list?.querySelector("a")
  expect([link?.getAttribute("href"), link?.rel, link?.target]).toEqual([
    "https://example.org/a",
    "noopener noreferrer",
    "_blank",
  ])
  expect(list?.querySelector('p[lang="ja"]')?.textContent).toBe("短い文")
  expect(list?.querySelector("button")).toBeNull()
})

/** The form for a reading, as somebody who prepares opens it, and its requests to the server. */
async function adding() {
  const element = await shown(new PlenaryReadings(), { state: scene().state, topic: TopicId.parse("A"), mayAdd: true })
  const sent: CommandWanted[] = []
  element.addEventListener("command-wanted", event => sent.push(event))
  press(element, "Add something to read")
  await settled(element)
  const field = (name: string) => element.renderRoot.querySelector<HTMLInputElement>(`[name="${name}"]`)!
  return { element, sent, field }
}

test("a member who prepares adds a text in its language to the topic", async () => {
  const { element, sent, field } = await adding()
  field("title").value = "要点"
  field("text").value = "短い文"
  field("lang").value = "ja"
  element.renderRoot.querySelector("form")?.requestSubmit()
  await settled(element)
  expect(sent.map(({ kind, body }) => [kind, body])).toEqual([
    ["add-reading", { topic: "A", title: { ja: "要点" }, link: null, text: { lang: "ja", text: "短い文" } }],
  ])
})

test("a reading that has neither an address nor a text is not sent, and the form says at the field what is missing", async () => {
  const { element, sent, field } = await adding()
  const trouble = () => field("link").closest("label")?.querySelector('[role="alert"]')?.textContent ?? null
  field("title").value = "To read"
  element.renderRoot.querySelector("form")?.requestSubmit()
  await settled(element)
  expect([sent.length, trouble(), field("link").ariaInvalid]).toEqual([
    0,
    "Give an address here, or a short text below.",
    "true",
  ])
  expect(element.shadowRoot?.activeElement).toBe(field("link"))
  field("text").value = "Short"
  field("text").dispatchEvent(new Event("input", { bubbles: true, composed: true }))
  await settled(element)
  expect(trouble()).toBeNull()
  element.renderRoot.querySelector("form")?.requestSubmit()
  expect(sent.length).toBe(1)
})
