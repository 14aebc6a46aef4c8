import { afterAll, beforeAll, expect, test } from "vitest"
import { playDemo } from "../../../server/demo/playDemo.ts"
import type { Findable } from "../../../server/ports/database/searchIndex.ts"
import { partNames, partsOf, partsSince } from "../../../server/search/passages.ts"
import type { Entry } from "../../../shared/contract/events.ts"
import { foldOne } from "../../../shared/fold/fold.ts"
import { emptyState } from "../../../shared/fold/state.ts"
import type { Audience } from "../../../shared/rules/audience.ts"
import { type Played, played } from "../demo/played.ts"
import { longerLog } from "../model/longerLog.ts"

let demo: Played
beforeAll(async () => {
  demo = await played(stage => playDemo(stage, Date.UTC(2026, 10, 25, 6, 50), () => {}))
})
afterAll(() => demo.remove())

const logOf = async (audience: Audience): Promise<Entry[]> => {
  const [workspace] = await demo.instance.directory.workspaces()
  return (await demo.instance.folds.entries(workspace!.id, 0, audience)).list
}

const filled = (parts: Iterable<readonly [string, Findable[]]>) => new Map([...parts].filter(([, list]) => list.length))

test.each(["room", "gallery"] as const)("what changed, entry by entry, adds up to the texts of %s", async audience => {
  const entries = await logOf(audience)
  let [before, reread] = [emptyState, 0]
  const kept = new Map<string, Findable[]>()
  for (const [n, entry] of entries.entries()) {
    const now = foldOne(before, entry)
    const changed = partsSince(before, now)
    if (!changed) {
      kept.clear()
      reread += 1
    }
    for (const [name, passages] of changed ?? partsOf(now)) kept.set(name, passages)
    before = now
    if (n % 10 === 0 || n === entries.length - 1) {
      expect(filled(kept), `after entry ${entry.seq}, ${entry.kind}`).toEqual(filled(partsOf(now)))
      for (const name of filled(kept).keys()) expect(partNames(now)).toContain(name)
    }
  }
  expect(filled(kept).size).toBeGreaterThan(20)
  // only sessions and the setting for names have everything read again
  expect(reread).toBeLessThan(entries.length / 10)
})

test("a command in a long log gives the index its own things alone", async () => {
  let seed = 7
  const below = (n: number) => (seed = (seed * 1_103_515_245 + 12_345) % 2 ** 31) % n
  const entries = longerLog(await logOf("room"), below)
  let state = entries.slice(0, -100).reduce(foldOne, emptyState)
  const sizes = entries.slice(-100).map(entry => {
    const now = foldOne(state, entry)
    const changed = partsSince(state, now)
    state = now
    return changed ? [...changed].length : Infinity
  })
  expect([...partsOf(state)].length).toBeGreaterThan(300)
  expect(Math.max(...sizes)).toBeLessThan(20)
})

test("commands that change no translation do not go through all translations, each time again", async () => {
  const entries = longerLog(await logOf("room"), n => n >> 1)
  const folded = entries.reduce(foldOne, emptyState)
  let listed = 0
  const translations = new Proxy(folded.translations, {
    ownKeys(table) {
      listed += 1
      return Reflect.ownKeys(table)
    },
  })
  const [thread] = Object.values(folded.threads)
  const replied = (state: typeof folded, n: number) => ({
    ...state,
    threads: { ...state.threads, [thread!.id]: { ...thread!, entries: [{ ...thread!.entries[0]!, at: n }] } },
  })
  let state = { ...folded, translations }
  for (let n = 1; n <= 10; n++) {
    const now = replied(state, n)
    expect([...partsSince(state, now)!].map(([name]) => name)).toContain(`thread:${thread!.id}`)
    state = now
  }
  expect(listed).toBeLessThanOrEqual(1)
})
