import type { LitElement } from "lit"
import { afterEach, beforeEach, expect, test } from "vitest"
import type { UploadWanted } from "../../../../client/elements/files/uploadWanted.ts"
import type { CommandWanted } from "../../../../client/elements/session/kit/commandWanted.ts"
import { PlenaryReadings } from "../../../../client/elements/session/waiting/plenary-readings.ts"
import { Waiting } from "../../../../client/elements/session/waiting/plenary-waiting.ts"
import { TopicId } from "../../../../shared/model/ids.ts"
import { eventually } from "../../../kit/clocks/eventually.ts"
import { as, meeting, scene } from "../../../kit/scenes.ts"
import { press, settled, shown } from "./shown.ts"

// The tab keeps what was typed in the form of an earlier test.
beforeEach(() => sessionStorage.clear())
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
    "Give an address here, or a file or a short text below.",
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

test("a file is uploaded with its progress, names the reading, and is listed with its kind, size and hash", async () => {
  const { element, sent, field } = await adding()
  await eventually(() => expect(customElements.get("plenary-file-field")).toBeDefined())
  const files = find(element.renderRoot, "plenary-file-field")
  const asked: UploadWanted[] = []
  const done = Promise.withResolvers<Awaited<NonNullable<UploadWanted["answer"]>>>()
  element.addEventListener("upload-wanted", event => {
    asked.push(event)
    event.answer = done.promise
  })
  const sha256 = "ab".repeat(32)
  for (const name of ["title", "text", "link"]) field(name).value = ""
  choose(files, new File(["%PDF-1.7"], "R\u202Eules 2.pdf"))
  await settled(element)
  asked[0]?.onShare(0.4)
  await settled(element)
  expect(files?.renderRoot.querySelector("progress")?.value).toBe(0.4)
  expect(element.renderRoot.querySelector<HTMLButtonElement>("form button.filled")?.disabled).toBe(true)
  done.resolve({ ok: true, file: { sha256, type: "application/pdf", size: 1_234_567 } })
  await eventually(() => expect(field("title").value).toBe("R ules 2"))
  await settled(element)
  element.renderRoot.querySelector("form")?.requestSubmit()
  await settled(element)
  expect(sent.map(({ body }) => body)).toEqual([
    { topic: "A", title: { en: "R ules 2" }, link: null, text: null, file: sha256 },
  ])
  const rows = { r: reading({ link: null, topic: "A", file: { sha256, type: "application/pdf", size: 1_234_567 } }) }
  const list = await shown(new PlenaryReadings(), { state: scene({ readings: rows }).state, topic: TopicId.parse("A") })
  const link = list.renderRoot.querySelector("a")
  expect(link?.getAttribute("href")).toMatch(new RegExp(`^/api/workspaces/[^/]*/files/${sha256}$`))
  expect(link?.hasAttribute("download")).toBe(true)
  expect(link?.textContent).toMatch(/The rules\s+PDF · 1.2 MB · SHA-256 abababababab…/)
})

test("an upload that breaks off is repeated by one press, one that is cancelled leaves nothing, and a wrong file is named", async () => {
  const { element } = await adding()
  await eventually(() => expect(customElements.get("plenary-file-field")).toBeDefined())
  const files = find(element.renderRoot, "plenary-file-field")
  const asked: UploadWanted[] = []
  const answers = ["unreachable", "cancelled", "file-type"]
  element.addEventListener("upload-wanted", event => {
    asked.push(event)
    event.answer = Promise.resolve({ ok: false, code: answers[asked.length - 1] ?? "", params: { as: "reading" } })
  })
  const words = () => files?.renderRoot.querySelector('[role="alert"]')?.textContent ?? ""
  choose(files, new File(["%PDF-1.7"], "a.pdf"))
  await eventually(() => expect(words()).toContain("The upload broke off"))
  files?.renderRoot.querySelector<HTMLButtonElement>(".trouble button")?.click()
  await eventually(() => expect(asked).toHaveLength(2))
  await eventually(() => expect(words()).toBe(""))
  choose(files, new File(["<svg>"], "a.svg"))
  await eventually(() => expect(words()).toContain("This kind of file is not taken"))
  expect(files?.renderRoot.querySelector(".trouble button")).toBeNull()
  choose(files, new File([new Uint8Array(20_971_521)], "a.pdf"))
  await eventually(() => expect(words()).toBe("The file is larger than 20 MB."))
  expect(asked).toHaveLength(3)
})

function choose(files: LitElement | null, file: File): void {
  const input = files?.renderRoot.querySelector("input")
  const given = new DataTransfer()
  given.items.add(file)
  if (!input) throw new Error("no field for files")
  input.files = given.files
  input.dispatchEvent(new Event("change"))
}
