import { afterEach, beforeEach, expect, test, vi } from "vitest"
import { page as browser } from "vitest/browser"
import { appeared } from "../../../kit/clocks/eventually.ts"
import "../../../../client/pages/translations/plenary-translations-page.ts"
import "../../../../client/styles/main.css"
import { clock } from "../../../../client/i18n/formats.ts"
import { useLang } from "../../../../client/i18n/language.ts"
import type { TranslationsWanted, TranslationWanted } from "../../../../shared/contract/queries/translating.ts"
import { MemberId } from "../../../../shared/model/ids.ts"
import type { Lang } from "../../../../shared/model/terms.ts"
import { meeting, panel, round, statement, table } from "../../../kit/scenes.ts"
import { allWords } from "../../elements/session/shown.ts"

const scene = panel()
const seat = { id: "Ito", name: "Ito", romanised: "", short: "", side: null, seatedAt: null, removed: false }
const member = { ...seat, role: "interpreter" }
const me = { member: "Ito", name: "Ito", role: "interpreter", side: null, lang: "en" }
const speaking = { member: "Lin", turn: "contribution", since: Date.now() - 60_000, seconds: 180 }
const floor = { order: "time", requests: [], speaking, chair: null, spoken: {} }
const at = Date.UTC(2026, 11, 1, 9, 30)

const text = (key: string, lang: Lang, into: Lang, words: string): TranslationWanted => ({
  key: `thread:T:${key}`,
  into,
  lang,
  text: words,
  at,
  authors: [MemberId.parse("Lin")],
  urgency: "live",
  place: {},
  translation: null,
  draft: null,
  leaves: false,
})
const both = [text("1", "zh", "ja", "数据留在本地。"), text("2", "ja", "zh", "ログは残す。")]

beforeEach(() => {
  localStorage.clear()
  history.replaceState(null, "", "/w/panel/translations")
})
afterEach(async () => {
  document.body.replaceChildren()
  vi.restoreAllMocks()
  await useLang("en")
  await browser.viewport(1280, 800)
})

interface Given {
  state?: object
  languages?: Lang[]
  role?: string
  queue?: (direction: string[]) => Promise<Queue | Response> | Queue
}
const json = { headers: { "content-type": "application/json" } }
interface Queue {
  texts: TranslationWanted[]
  others: TranslationsWanted["others"]
}
const queued = (texts: TranslationWanted[], others: Queue["others"] = []): Queue => ({ texts, others })
const answer = ({ texts, others }: Queue, key: string | null) => {
  const wanted = { waiting: texts.length, done: 0, others, next: null }
  return new Response(JSON.stringify({ ...wanted, texts: texts.filter(one => key === null || one.key === key) }), json)
}

/** The page of a panel with a live session, and the directions in which it asked for the queue. */
async function bench({
  state = {},
  languages = ["zh", "ja"],
  role = "interpreter",
  queue = () => queued(both),
}: Given = {}) {
  const asked: string[][] = []
  const workspace = { ...scene.workspace, slug: "panel", title: { en: "Seabed" }, attribution: "named", languages }
  const members = { ...scene.members, Ito: { ...member, role } }
  const whole = { ...scene, workspace, members, sessions: table(meeting({ floor })), ...state }
  const snapshot = { settled: {}, drifts: 0, incarnation: "1", seq: 1, held: [], topics: [] }
  vi.spyOn(window, "fetch").mockImplementation(async request => {
    const url = new URL(request instanceof Request ? request.url : request.toString(), location.href)
    if (!url.pathname.startsWith("/api/workspaces/panel")) return Response.error()
    if (!url.pathname.endsWith("/translations"))
      return new Response(JSON.stringify({ ...snapshot, state: whole, me: { ...me, role } }), json)
    const direction = url.searchParams.getAll("lang")
    asked.push(direction)
    const found = await queue(direction)
    return found instanceof Response ? found : answer(found, url.searchParams.get("key"))
  })
  const place = document.createElement("plenary-translations-page")
  place.slug = "panel"
  document.body.append(place)
  await appeared(() => place.querySelector("h1"))
  const desk = () => place.querySelector("plenary-translation-desk")
  const bar = () => place.querySelector("plenary-foot-bar")
  const field = () => desk()?.renderRoot.querySelector("textarea")
  const words = () => place.textContent.replaceAll(/\s+/g, " ")
  return { place, asked, desk, bar, field, words }
}
const down = (more: KeyboardEventInit = {}) =>
  document.body.dispatchEvent(
    new KeyboardEvent("keydown", { key: "ArrowDown", altKey: true, bubbles: true, cancelable: true, ...more }),
  )

test("in a panel of two languages the bench begins with one list both ways, and the next text is a key away", async () => {
  const { asked, desk, field } = await bench()
  await appeared(field)
  expect(asked[0]).toEqual(["zh", "ja"])
  expect([desk()?.into, field()?.lang]).toEqual(["ja", "ja"])
  down()
  await appeared(() => desk()?.into === "zh")
  await desk()?.updateComplete
  expect(field()?.lang).toMatch(/^zh/)
})

test("in three languages the reader sets the pair once: the seat begins with it from then on", async () => {
  const first = await bench({ languages: ["en", "zh", "ja"] })
  await appeared(first.field)
  expect(first.asked[0]).toEqual(["en"])
  const select = first.place.querySelector("select")!
  expect([...select.options].map(one => one.text.trim())).toEqual([
    "Into English",
    "Into Chinese",
    "Into Japanese",
    "Between English and Chinese",
    "Between English and Japanese",
    "Between Chinese and Japanese",
  ])
  select.selectedIndex = 5
  select.dispatchEvent(new Event("change"))
  await appeared(() => location.search === "?lang=zh&lang=ja")
  expect(first.asked.at(-1)).toEqual(["zh", "ja"])
  first.place.remove()
  history.replaceState(null, "", "/w/panel/translations")
  const again = await bench({ languages: ["en", "zh", "ja"] })
  await appeared(again.field)
  expect(again.asked[0]).toEqual(["zh", "ja"])
  expect(again.place.querySelector("select")?.selectedOptions[0]?.text.trim()).toBe("Between Chinese and Japanese")
})

test("what waits in a third language is a key away, and so is the way back to the pair", async () => {
  localStorage.setItem("plenary.translating.Ito", "zh ja")
  const english = text("3", "zh", "en", "旧话。")
  const { asked, desk, field } = await bench({
    languages: ["en", "zh", "ja"],
    queue: direction =>
      direction.length === 2 ? queued(both, [{ lang: "en", waiting: 1, live: 0 }]) : queued([english]),
  })
  await appeared(field)
  down({ shiftKey: true })
  await appeared(() => desk()?.into === "en")
  down({ shiftKey: true })
  await appeared(() => desk()?.into === "ja")
  expect(asked.filter((_, n) => n === 0 || asked[n - 1]?.join() !== asked[n]?.join())).toEqual([
    ["zh", "ja"],
    ["en"],
    ["zh", "ja"],
  ])
})

test("the bar says who speaks, on which item, and which round is open, and leads back to the session", async () => {
  const state = { statements: table(statement("in_round")), rounds: table(round("rating", "open")) }
  const { bar, words } = await bench({ state })
  await appeared(() => bar()?.renderRoot.querySelector("section"))
  const said = allWords(bar()!)
  for (const part of ["Lin", "A-1", "Rating", "Back to the session"]) expect(said).toContain(part)
  expect(bar()?.renderRoot.querySelector("a")?.getAttribute("href")).toBe("/w/panel/s/S")
  expect(bar()?.renderRoot.querySelectorAll("button")).toHaveLength(0)
  await appeared(() => words().includes("Lin ·"))
  expect(words()).toContain(`Lin · ${clock(at)}`)
})

test("without an open round the bar has the item; the secretary reads the same bar, without the acts of the room", async () => {
  const { bar } = await bench({ role: "secretary" })
  await appeared(() => bar()?.renderRoot.querySelector("section"))
  expect(bar()?.renderRoot.querySelector(".what")?.textContent?.trim()).toBe("a")
  expect(bar()?.renderRoot.querySelectorAll("button")).toHaveLength(0)
})

test("a panelist, who translates their own words, and a panel without a held session have no bar", async () => {
  const own = await bench({ role: "panelist" })
  await appeared(own.field)
  expect(own.bar()).toBeNull()
  expect(own.words()).toContain("Back to the session")
  own.place.remove()
  const quiet = await bench({ state: { sessions: table(meeting({ state: "closed" })) } })
  await appeared(quiet.field)
  expect(quiet.bar()).toBeNull()
})

test("while the queue is fetched its rows are empty; a failure says why, and a press asks for both ways again", async () => {
  let given: (answer: Queue | Response) => void = () => undefined
  const waiting = await bench({ queue: () => new Promise(done => (given = done)) })
  expect(waiting.place.querySelector("plenary-page-skeleton")).not.toBeNull()
  given(new Response(JSON.stringify({ code: "too-fast", params: { n: 60 } }), { ...json, status: 429 }))
  await appeared(() => waiting.place.querySelector("[role=alert] button"))
  waiting.place.querySelector<HTMLButtonElement>("[role=alert] button")?.click()
  await appeared(() => waiting.asked.length === 2)
  given(queued(both))
  await appeared(waiting.field)
  expect(waiting.asked).toEqual([
    ["zh", "ja"],
    ["zh", "ja"],
  ])
})

test.each([
  ["en", "Nothing waits for a translation between Chinese and Japanese."],
  ["zh", "中文与日文之间没有待译的文字。"],
  ["ja", "中国語と日本語の間で翻訳を待つ文はありません。"],
] as const)("an empty list says so for both ways (%s)", async (lang, said) => {
  await useLang(lang)
  const { words } = await bench({ queue: () => queued([]) })
  await appeared(() => words().includes(said))
})

test("without a connection, and while the server takes no writes, the page says so and keeps what is typed", async () => {
  const { place, field, words } = await bench()
  await appeared(field)
  const typed = field()!
  typed.value = "データは残す。"
  typed.dispatchEvent(new Event("input"))
  dispatchEvent(new Event("offline"))
  await appeared(() => place.querySelector(".notice.warn"))
  expect(field()?.value).toBe("データは残す。")
  place["live"].connection.value = { state: "live" }
  place["live"].hints.unwritable.value = "disk-full"
  await appeared(() => words().includes("disk"))
  expect(field()?.value).toBe("データは残す。")
})

test("on a phone nothing of the bench is wider than the screen, in three languages", async () => {
  await browser.viewport(390, 844)
  for (const lang of ["en", "zh", "ja"] as const) {
    await useLang(lang)
    const { place, field, bar } = await bench({ languages: ["en", "zh", "ja"] })
    await appeared(field)
    await appeared(() => bar()?.renderRoot.querySelector("section"))
    expect(document.documentElement.scrollWidth, lang).toBeLessThanOrEqual(390)
    expect(getComputedStyle(bar()!).position).toBe("static")
    expect(bar()?.renderRoot.querySelector(".what")?.checkVisibility()).toBe(true)
    place.remove()
    vi.restoreAllMocks()
  }
})
