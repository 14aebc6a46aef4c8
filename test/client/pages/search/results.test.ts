import { render } from "lit"
import { expect, test } from "vitest"
import { resultsShown } from "../../../../client/pages/search/resultsShown.ts"
import type { SearchResult } from "../../../../shared/contract/queries/searching.ts"

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
