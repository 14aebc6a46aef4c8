import { afterEach, expect, onTestFinished, test, vi } from "vitest"
import { eventually } from "../../../kit/clocks/eventually.ts"
import "../../../../client/pages/records/plenary-records-page.ts"
import type { AgreedTopic, ListedRecord, RecordsAnswer } from "../../../../shared/contract/queries/agreed.ts"
import { addressOf } from "../../addressOf.ts"

const record: ListedRecord = {
  id: "r",
  number: 3,
  workspace: "panel",
  workspaceTitle: { en: "A panel" },
  topic: "a",
  topicTitle: { en: "Data" },
  label: "A-1",
  state: "in_force",
  level: "rough",
  texts: { en: "Data <img src=x> move.", zh: "数据流动。" },
  declaredAt: Date.UTC(2026, 10, 27),
  url: "/w/panel/r/3",
  dissents: 1,
  reservations: 2,
  reviewDue: true,
  differs: false,
  found: [],
}
const topic = (workspace: string, id: string, unanimity: number, rough: number): AgreedTopic => ({
  workspace,
  workspaceTitle: { en: `Panel ${workspace}` },
  topic: id,
  topicTitle: { en: `Topic ${id}` },
  levels: { unanimity, consensus: 0, rough },
})

/** Opens the page at an address, with a server that gives these answers, each once and the last one always. */
async function open(search: string, answers: (RecordsAnswer | Response | null)[]) {
  const asked: string[] = []
  vi.spyOn(window, "fetch").mockImplementation(async path => {
    asked.push(addressOf(path))
    const next = answers.length > 1 ? answers.shift() : answers[0]
    if (!next) throw new TypeError("offline")
    return next instanceof Response ? next : Response.json(next)
  })
  history.replaceState(null, "", `/records${search}`)
  const page = document.createElement("plenary-records-page")
  document.body.append(page)
  onTestFinished(() => page.remove())
  await page.updateComplete
  await eventually(() => expect(page.querySelector("plenary-page-skeleton")).toBeNull())
  return { page, asked }
}
const before = location.href
afterEach(() => {
  vi.restoreAllMocks()
  history.replaceState(null, "", before)
})

const some = { records: [record], total: 1, agreed: [topic("panel", "a", 1, 2), topic("panel", "b", 0, 0)] }

test("a record has its number, wording, level, dissents and address, and no text is read as markup", async () => {
  const { page } = await open("", [some])
  const line = page.querySelector("a.record-row")
  expect(line?.getAttribute("href")).toBe("/w/panel/r/3")
  expect(line?.querySelector("img")).toBeNull()
  expect(line?.querySelector(".wording")?.textContent).toBe("Data <img src=x> move.")
  for (const words of ["CR-3", "Rough consensus", "1 dissent", "2 reservations", "Review due", "A panel", "Data"])
    expect(line?.textContent).toContain(words)
})

test("records in force come before the others, which say what became of them", async () => {
  const old = { ...record, id: "o", number: 2, state: "superseded" as const, supersededBy: 3 }
  const { page } = await open("", [{ ...some, records: [record, old], total: 2 }])
  expect([...page.querySelectorAll("h2")].map(one => one.textContent)).toEqual(["In force", "Not in force"])
  expect(page.querySelector(".ended")?.textContent).toContain("replaced by CR-3")
})

test("the words of a query are marked in the wording, and a dissent that has them stands below it", async () => {
  const marked = { lang: "en" as const, text: "Data move.", marks: [[0, 4] as const], isWording: true }
  const beside = { lang: "ja" as const, text: "データについて", marks: [[0, 3] as const], isWording: false }
  const two = [
    { ...record, found: [marked] },
    { ...record, id: "s", number: 4, found: [beside] },
  ]
  const { page, asked } = await open("?q=data", [{ ...some, records: two, total: 2 }])
  expect(asked[0]).toContain("q=data")
  const [first, second] = page.querySelectorAll("a.record-row")
  expect(first?.querySelector(".wording mark")?.textContent).toBe("Data")
  expect(second?.querySelector(".wording mark")).toBeNull()
  expect(second?.querySelector(".beside mark")?.textContent).toBe("データ")
  expect(second?.querySelector(".beside")?.getAttribute("lang")).toBe("ja")
})

test("the chart goes by topic in one panel and by panel in several, and its table links to the records", async () => {
  const one = await open("", [some])
  const table = async (page: Element) => {
    const bars = page.querySelector("plenary-level-bars")
    await bars?.updateComplete
    return bars?.renderRoot.querySelector("table")
  }
  const topics = await table(one.page)
  expect(topics?.querySelector("a")?.getAttribute("href")).toBe("/records?workspace=panel&topic=a")
  expect([...(topics?.querySelectorAll("td") ?? [])].map(cell => cell.textContent)).toEqual(["1", "2", "3"])
  one.page.remove()
  vi.restoreAllMocks()
  const two = await open("", [
    { ...some, agreed: [topic("x", "a", 1, 0), topic("y", "b", 2, 0), topic("y", "c", 1, 1)] },
  ])
  const panels = await table(two.page)
  expect([...(panels?.querySelectorAll("a") ?? [])].map(link => link.textContent)).toEqual(["Panel y", "Panel x"])
  expect(panels?.querySelector("a")?.getAttribute("href")).toBe("/records?workspace=y")
})

test("a chosen filter is in the address and is asked for; all are removed by one press", async () => {
  const { page, asked } = await open("?level=rough", [some])
  const state = page.querySelector<HTMLSelectElement>("select[name=state]")
  if (!state) throw new Error("no filter")
  state.value = "withdrawn"
  state.dispatchEvent(new Event("change", { bubbles: true }))
  await eventually(() => expect(asked.at(-1)).toContain("state=withdrawn"))
  expect(location.search).toBe("?level=rough&state=withdrawn")
  const [remove] = [...page.querySelectorAll("button")].filter(one => one.textContent === "Remove the filters")
  remove?.click()
  await eventually(() => expect(location.search).toBe(""))
})

test("without a record the page says so, and why where filters leave none", async () => {
  const none = { records: [], total: 0, agreed: [] }
  const { page } = await open("", [none])
  expect(page.textContent).toContain("No record has been declared")
  page.remove()
  vi.restoreAllMocks()
  const filtered = await open("?state=withdrawn", [none])
  expect(filtered.page.textContent).toContain("No record that you may read")
})

test("offline the records that were read stay, and the connection brings the new ones", async () => {
  const { page, asked } = await open("", [some, null, { ...some, records: [{ ...record, number: 5 }] }])
  const q = page.querySelector<HTMLInputElement>("#q")
  if (!q) throw new Error("no box")
  q.value = "data"
  q.form?.requestSubmit()
  await eventually(() => expect(page.textContent).toContain("The list needs a connection."))
  expect(page.querySelector("a.record-row")?.textContent).toContain("CR-3")
  window.dispatchEvent(new Event("online"))
  await eventually(() => expect(page.querySelector("a.record-row")?.textContent).toContain("CR-5"))
  expect(page.textContent).not.toContain("The list needs a connection.")
  expect(asked).toHaveLength(3)
})
