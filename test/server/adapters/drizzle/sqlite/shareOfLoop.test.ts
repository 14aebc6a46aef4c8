import { afterEach, beforeEach, expect, test } from "vitest"
import { workspace } from "../../samples.ts"
import { type SqliteBench, sqliteBench } from "./sqliteBench.ts"

const questions = 1_000
/** statements of one turn of the event loop, and the one that found it too long */
const mostInOneTurn = 101

let bench: SqliteBench
beforeEach(async () => {
  bench = await sqliteBench()
})
afterEach(() => bench.end())

/** How many questions are answered in each turn of the event loop until `all` are. */
async function answeredPerTurn(all: (answered: () => void) => Promise<unknown>): Promise<number[]> {
  const turns: number[] = [0]
  let over = false
  const nextTurn = () => {
    turns.push(0)
    if (!over) setImmediate(nextTurn)
  }
  setImmediate(nextTurn)
  await all(() => void (turns[turns.length - 1] = (turns.at(-1) ?? 0) + 1))
  over = true
  expect(turns.reduce((sum, n) => sum + n, 0)).toBe(questions)
  return turns
}

test("a caller that asks the database again and again leaves the event loop free in between", async () => {
  const turns = await answeredPerTurn(async answered => {
    for (let n = 0; n < questions; n++) {
      await bench.opened.store.head(workspace)
      answered()
    }
  })
  expect(Math.max(...turns)).toBeLessThanOrEqual(mostInOneTurn)
})

test("questions of one moment are answered in the order of asking, over as many turns as it takes", async () => {
  const order: number[] = []
  const turns = await answeredPerTurn(answered =>
    Promise.all(
      Array.from({ length: questions }, async (_, n) => {
        await bench.opened.store.head(workspace)
        order.push(n)
        answered()
      }),
    ),
  )
  expect(order).toEqual(order.toSorted((a, b) => a - b))
  expect(Math.max(...turns)).toBeLessThanOrEqual(mostInOneTurn)
})

test("a call that began before the database closes is answered", async () => {
  let answered = 0
  const asking = (async () => {
    for (; answered < questions; answered++) await bench.opened.store.head(workspace)
  })()
  await bench.opened.close()
  await asking
  expect(answered).toBe(questions)
})
