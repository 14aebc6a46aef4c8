import { afterEach, describe, expect, it } from "vitest"
import { AdmissionQueue } from "../../../server/sync/admissionQueue.ts"
import { NoteLog } from "../../kit/noteLog.ts"
import { RawClient } from "../../kit/people/rawClient.ts"
import { type Notes, startNotes } from "../../kit/servers/noteServer.ts"

describe("places", () => {
  let notes: Notes
  afterEach(() => notes.stop())
  const come = (as: string, from = "10.0.0.1") =>
    new RawClient(`${notes.url}/topic?as=${as}`, { "x-forwarded-for": `1.2.3.4, ${from}` })
  const codeOf = async (client: RawClient) => {
    await client.until(() => client.closed !== null, "close")
    return client.closed
  }

  it("of a process are limited: one more is told by 4529, and comes in when one has left", async () => {
    notes = await startNotes(new NoteLog(), { process: 2, member: 9, address: 9 })
    const [first] = [await come("ann").enter(), await come("eve").enter()]
    expect(await codeOf(come("bob"))).toBe(4529)
    first.close()
    await expect.poll(async () => (await attempt("bob")).hello !== undefined).toBe(true)
  })
  const attempt = async (as: string) => {
    const client = come(as)
    await client.until(() => client.closed !== null || client.hello !== undefined, "an answer")
    return client
  }

  it("of a member are limited, and nobody else's are touched by it", async () => {
    notes = await startNotes(new NoteLog(), { process: 9, member: 2, address: 9 })
    for (let n = 0; n < 2; n++) await come("ann").enter()
    expect(await codeOf(come("ann"))).toBe(4529)
    expect((await come("bob").enter()).hello).toBeDefined()
  })

  it("of an address are limited, by what the proxy on this machine has added last", async () => {
    notes = await startNotes(new NoteLog(), { process: 9, member: 9, address: 1 })
    await come("ann", "10.0.0.1").enter()
    expect(await codeOf(come("bob", "10.0.0.1"))).toBe(4529)
    expect((await come("bob", "10.0.0.2").enter()).hello).toBeDefined()
  })
})

describe("a hall that comes at once", () => {
  it("is let in a few in each turn of the event loop, in the order in which it came", async () => {
    const turnstile = new AdmissionQueue()
    const inside: number[] = []
    for (let n = 0; n < 20; n++) void turnstile.pass().then(() => inside.push(n))
    const counts: number[] = []
    while (inside.length < 20) {
      await new Promise(resolve => setImmediate(resolve))
      counts.push(inside.length)
    }
    expect(counts.length).toBeGreaterThanOrEqual(2)
    for (const [n, count] of counts.entries()) expect(count - (counts[n - 1] ?? 0)).toBeLessThanOrEqual(16)
    expect(inside).toEqual(inside.toSorted((a, b) => a - b))
    await turnstile.pass()
  })
})
