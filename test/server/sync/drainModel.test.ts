import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { amounts } from "../../kit/amounts.ts"
import { NoteLog } from "../../kit/noteLog.ts"
import { RawClient } from "../../kit/people/rawClient.ts"
import { startNotes } from "../../kit/servers/noteServer.ts"

const wait = (ms: number) => new Promise(resolve => setTimeout(resolve, ms))

const plan = fc.record({
  /** milliseconds between two keys of a writer, for each writer */
  pauses: fc.array(fc.integer({ min: 0, max: 12 }), { minLength: 1, maxLength: 4 }),
  readers: fc.nat(3),
  /** milliseconds that a commit takes, and how many fail first */
  commit: fc.constantFrom(0, 5, 40),
  failures: fc.nat(2),
  drainAfter: fc.integer({ min: 0, max: 90 }),
})

describe("a drain", () => {
  it("at any moment commits and acknowledges what has arrived and nothing else, says why, closes all, and lets nobody in", async () => {
    await fc.assert(
      fc.asyncProperty(plan, async ({ pauses, readers, commit, failures, drainAfter }) => {
        const log = new NoteLog()
        let left = failures
        log.before = async () => {
          if (commit > 0) await wait(commit)
          if (left-- > 0) throw new Error("the database fails")
          return "go"
        }
        const notes = await startNotes(log)
        const writers = await Promise.all(pauses.map((_, n) => RawClient.join(notes.url, n % 2 ? "ann" : "bob")))
        const others = await Promise.all(Array.from({ length: readers }, () => RawClient.join(notes.url, "eve")))
        const everyone = [...writers, ...others]
        // every second one stops a moment before, so that all of it has arrived
        const stopped = { early: false }
        const typing = writers.map(async (writer, n) => {
          const isTyping = () => writer.socket.readyState === writer.socket.OPEN && !(stopped.early && n % 2 === 0)
          for (let key = 0; isTyping(); key++) {
            writer.write(`w${n} ${key}`)
            await wait(pauses[n] ?? 0)
          }
        })
        await wait(drainAfter)
        stopped.early = true
        await wait(40)
        await notes.stop()
        await Promise.all(typing)
        await Promise.all(everyone.map(one => one.until(() => one.closed !== null, "close")))

        expect(everyone.map(one => one.closed)).toEqual(everyone.map(() => 4503))
        for (const one of everyone) expect(one.of(103).at(-1)?.json).toMatchObject({ reason: "draining" })
        for (const [n, writer] of writers.entries()) {
          const durable = log.rows.filter(({ update }) => madeBy(update, writer.doc.clientID)).length
          // the first counted frame is its SyncStep2
          expect(writer.acked).toBeLessThanOrEqual(durable + 1)
          if (n % 2 === 0) expect([durable, writer.acked]).toEqual([written(writer), written(writer) + 1])
        }
        const late = new RawClient(`${notes.url}/topic?as=ann`)
        await late.until(() => late.closed !== null, "nobody comes in")
      }),
      { numRuns: Math.ceil(amounts.properties / 15), seed: amounts.seed },
    )
  })
})

const written = (writer: RawClient): number => writer.text.match(/<paragraph>/g)?.length ?? 0

/** The first client of an update with structs of one: after the counts of clients and structs. */
function madeBy(update: Uint8Array, client: number): boolean {
  let at = 2
  let id = 0
  for (let shift = 1; ; shift *= 128) {
    const byte = update[at++] ?? 0
    id += (byte & 127) * shift
    if (byte < 128) return id === client
  }
}
