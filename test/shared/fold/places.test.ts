import { expect, test } from "vitest"
import { withoutPartialLinks } from "../../../shared/fold/changes/linkedAnswers.ts"
import { foldAnchor } from "../../../shared/fold/nouns/anchor.ts"
import { emptyState } from "../../../shared/fold/state.ts"

test("anchors that were set anew stand on the threads, texts and records that they are of", () => {
  const row = (id: string) => ({ id, anchor: { start: "s", end: "e", quote: id } })
  const before = {
    ...emptyState,
    threads: { t: row("t"), u: row("u") },
    statements: { a: row("a") },
    records: { r: row("r"), x: { id: "x", anchor: null } },
  } as never
  const places = ["t", "a", "r", "x", "gone"].map(of => ({ of, start: `${of}1`, end: `${of}2` }))
  const after = foldAnchor(before, { kind: "anchors-set", body: { places } } as never)
  const anchorsOf = (table: object) => Object.values(table).map(({ anchor }: { anchor: unknown }) => anchor)
  expect(anchorsOf(after.threads)).toEqual([
    { start: "t1", end: "t2", quote: "t" },
    { start: "s", end: "e", quote: "u" },
  ])
  expect(anchorsOf(after.statements)).toEqual([{ start: "a1", end: "a2", quote: "a" }])
  expect(anchorsOf(after.records)).toEqual([{ start: "r1", end: "r2", quote: "r" }, null])
  expect(foldAnchor(before, { kind: "thread-opened", body: {} } as never)).toBe(before)
})

test("aliases link two ratings only where all of both carry them, on the same sides", () => {
  const answers = (...aliases: (string | null)[]) =>
    aliases.map((alias, n) => ({ alias, side: n % 2 === 0 ? "CN" : "JP", answer: { kind: "rating", score: 5 } }))
  const linked = (earlier: object[], own: object[]) => {
    const state = { rounds: { first: { answers: earlier } }, statements: { s: { rounds: ["first"] } } }
    return withoutPartialLinks(state as never, "s" as never, own as never).map(({ alias }) => alias)
  }
  const all = ["a", "b"]
  expect(linked(answers(...all), answers(...all))).toEqual(all)
  // the two ratings were answered by different people, so nothing links them
  expect(linked(answers("c", "d"), answers(...all))).toEqual(all)
  expect(linked([], answers(...all))).toEqual(all)
  for (const earlier of [answers("a"), answers("a", "b", "c"), answers("b", "a"), answers("a", "c")])
    expect(linked(earlier, answers(...all))).toEqual([null, null])
  expect(linked(answers(...all), answers(null, null))).toEqual([null, null])
})
