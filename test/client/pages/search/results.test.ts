import { render } from "lit"
import { expect, onTestFinished, test, vi } from "vitest"
import { eventually } from "../../../kit/clocks/eventually.ts"
import "../../../../client/pages/search/plenary-search-page.ts"
import { resultsShown } from "../../../../client/pages/search/resultsShown.ts"
import type { SearchResult } from "../../../../shared/contract/queries/searching.ts"
import { addressOf } from "../../addressOf.ts"

const result: SearchResult = {
  kind: "discussion",
  id: "t",
  workspace: "panel",
  workspaceTitle: { en: "A panel" },
  topic: "a",
  topicTitle: { en: "Data" },
  lang: "en",
  text: "<img src=x> data are shared",
  marks: [[12, 16]],
  at: 0,
  url: "/w/panel/t/a#t",
}

test("the words of a query are marked by elements, and no text is read as markup", () => {
  const place = document.createElement("div")
  render(resultsShown([result]), place)
  expect(place.querySelector("img")).toBeNull()
  expect([...place.querySelectorAll("mark")].map(one => one.textContent)).toEqual(["data"])
  expect(place.querySelector(".wording")?.textContent).toBe(result.text)
  expect(place.querySelector("a")?.getAttribute("href")).toBe(result.url)
})

test("records stand before everything else, with their number and state", () => {
  const place = document.createElement("div")
  const record: SearchResult = {
    ...result,
    kind: "record",
    url: "/w/panel/r/3",
    record: { number: 3, state: "in_force" },
  }
  render(resultsShown([result, record]), place)
  expect([...place.querySelectorAll("a")].map(one => one.getAttribute("href"))).toEqual(["/w/panel/r/3", result.url])
  expect(place.querySelector(".chip.good")).not.toBeNull()
  expect(place.textContent).toContain("CR-3")
})

test("a result names its author and its session, and a translation says where its words come from", () => {
  const place = document.createElement("div")
  const said: SearchResult = {
    ...result,
    by: { id: "m", name: "Lin Mei" },
    session: { id: "s", title: { en: "Session 1" } },
    translation: { made: "machine", stands: "reader", name: "Sato Yui", behind: true },
  }
  render(resultsShown([said]), place)
  for (const words of [
    "Lin Mei",
    "Session 1",
    "Machine translation, accepted by Sato Yui for the author; of an earlier wording",
  ])
    expect(place.textContent).toContain(words)
})

test("the page offers the sessions and persons that results have named, and asks for the chosen one", async () => {
  const asked: string[] = []
  const said: SearchResult = {
    ...result,
    by: { id: "m", name: "Lin Mei" },
    session: { id: "s", title: { en: "Session 1" } },
  }
  vi.spyOn(window, "fetch").mockImplementation(async path => {
    asked.push(addressOf(path))
    return Response.json(
      addressOf(path).includes("search")
        ? { results: [said], total: 1, isCut: true }
        : { admin: false, workspaces: [] },
    )
  })
  const before = location.href
  history.replaceState(null, "", "/search?q=data")
  const page = document.createElement("plenary-search-page")
  document.body.append(page)
  onTestFinished(() => {
    page.remove()
    vi.restoreAllMocks()
    history.replaceState(null, "", before)
  })
  await eventually(() => expect(page.querySelector("select[name=person]")).not.toBeNull())
  expect(page.textContent).toContain("These are the newest 10,000 places")
  for (const [name, value] of [
    ["person", "m"],
    ["session", "s"],
  ] as const) {
    const select = page.querySelector<HTMLSelectElement>(`select[name=${name}]`)
    if (!select) throw new Error("no filter")
    select.value = value
    select.dispatchEvent(new Event("change", { bubbles: true }))
    await eventually(() => expect(asked.at(-1)).toContain(`${name}=${value}`))
  }
})
