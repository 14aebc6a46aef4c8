import { readFileSync } from "node:fs"
import { join } from "node:path"
import { expect, test } from "vitest"
import { picture } from "../../bench/sync/picture.ts"
import { worstStep } from "../../bench/sync/shoulder.ts"
import { olderParts, pageOf, readmeWith } from "../../bench/table.ts"

const measured = {
  intake: [{ what: "updates | a second", measured: "12 (1.2 ×)", peers: "another 10", target: "≥ 1", inReadme: true }],
  pageWeight: [{ what: "requests", measured: "24", target: "≤ 25" }],
}
const run = { date: "2026-12-02", machine: "2 × Xeon", commit: "0123abcd" }

test("the page of figures says when and of which commit they are, and names the rows whose code has changed since", () => {
  const page = pageOf(measured, run, part => (part === "intake" ? "11111111" : "22222222"))
  expect(page).toContain("on 2026-12-02, of commit 0123abcd, on 2 × Xeon")
  expect(page).toContain("| updates \\| a second | 12 (1.2 ×) | another 10 | ≥ 1 | 11111111 |")
  expect(olderParts(page, part => (part === "intake" ? "11111111" : "22222222"))).toEqual([])
  expect(olderParts(page, part => (part === "intake" ? "33333333" : "22222222"))).toEqual(["intake"])
  expect(olderParts(page, () => "44444444")).toEqual(["intake", "pageWeight"])
})

test("README has a place for its figures, and a run puts its own there and nothing else", () => {
  const readme = readFileSync(join(import.meta.dirname, "../../../README.md"), "utf8")
  const written = readmeWith(readme, measured, run)
  expect(written).toContain("measured commit 0123abcd")
  expect(written).toContain("| updates \\| a second | 12 (1.2 ×) | another 10 | ≥ 1 |")
  expect(written).not.toContain("| requests |")
  const outside = (text: string) => text.split(/<!-- (?:end of )?figures -->/).filter((_, n) => n !== 1)
  expect(outside(written)).toEqual(outside(readme))
  expect(() => readmeWith("# Plenary", measured, run)).toThrow("no place")
})

test("a step that costs more than the line between its neighbours is found, on log axes", () => {
  const straight = [1, 10, 100].map(n => [n, 1_000 / n] as const)
  expect(worstStep(straight).times).toBeCloseTo(1)
  const shouldered = [...straight.slice(0, 1), [10, 150] as const, ...straight.slice(2)]
  expect(worstStep(shouldered)).toEqual({ at: 10, times: expect.closeTo(1.5) })
  expect(picture("A title", [{ name: "one note", points: shouldered }])).toContain(">150<")
})
