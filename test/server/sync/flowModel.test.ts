import fc from "fast-check"
import { describe, expect, it } from "vitest"
import * as Y from "yjs"
import { DocumentRoom } from "../../../server/sync/room/room.ts"
import { MemberId, TopicId, WorkspaceId } from "../../../shared/model/ids.ts"
import { amounts } from "../../kit/amounts.ts"
import { HandClock, settled } from "../../kit/clocks/handClock.ts"
import { NoteLog } from "../../kit/noteLog.ts"
import { paragraph } from "../../kit/people/rawClient.ts"
import { contextOf, Reader } from "../../kit/servers/noteRoom.ts"
import { DealtSeats } from "../../kit/servers/noteServer.ts"

const topic = TopicId.parse("topic")

class Bench {
  readonly clock = new HandClock()
  readonly log = new NoteLog()
  readonly readers: Reader[] = []
  readonly written: Promise<unknown>[] = []
  readonly faults: unknown[] = []
  readonly room: DocumentRoom
  readonly #doc = new Y.Doc()

  constructor() {
    const seats = new DealtSeats()
    seats.deal("ann", "panelist")
    seats.deal("eve", "observer")
    const context = contextOf({ log: this.log, clock: this.clock, seats, report: error => this.faults.push(error) })
    this.room = new DocumentRoom(topic, WorkspaceId.parse("workspace"), context)
  }
  async join(as: string): Promise<void> {
    const reader = new Reader(as)
    this.readers.push(reader)
    this.room.expect(reader.connection)
    const admitted = this.room.admit(reader.connection, null)
    await this.clock.pass(0)
    await admitted
    this.room.receive(reader.connection, { kind: "step1", vector: new Uint8Array([0]) })
    await this.clock.pass(0)
  }
  write(length: number): void {
    const before = Y.encodeStateVector(this.#doc)
    this.#doc.getXmlFragment("note").push([paragraph("x".repeat(length))])
    const update = Y.encodeStateAsUpdate(this.#doc, before)
    this.written.push(this.room.write(MemberId.parse("ann"), update))
  }
  get text(): string {
    return this.#doc.getXmlFragment("note").toJSON()
  }
}

type Step =
  | { do: "join"; as: "ann" | "eve" }
  | { do: "write"; length: number }
  | { do: "read"; who: number; bytes: number }
  | { do: "pass"; ms: number }
  | { do: "stall"; who: number }
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ do: fc.constant("join" as const), as: fc.constantFrom("ann" as const, "eve" as const) }),
  fc.record({ do: fc.constant("write" as const), length: fc.constantFrom(10, 1_000, 90_000, 400_000) }),
  fc.record({ do: fc.constant("read" as const), who: fc.nat(5), bytes: fc.constantFrom(1, 50_000, 10_000_000) }),
  fc.record({ do: fc.constant("pass" as const), ms: fc.constantFrom(10, 100, 2_000, 12_000) }),
  fc.record({ do: fc.constant("stall" as const), who: fc.nat(5) }),
)

/** Bytes in a buffer above which nothing more of the note is put into it. */
const full = 262_144
/** Bytes that no buffer grows to: what may be put into it at once, and a portion. */
const most = 1_048_576 + 500_000

describe("a slow reader", () => {
  it("misses nothing and is held in bounds, or is told that it was too slow, in whatever order things happen", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 40 }), async steps => {
        const bench = new Bench()
        await bench.join("ann")
        const stalled = new Set<Reader>()
        for (const one of steps) {
          const reader = "who" in one ? bench.readers[one.who % bench.readers.length] : undefined
          if (one.do === "join" && bench.readers.length < 6) await bench.join(one.as)
          else if (one.do === "write") bench.write(one.length)
          else if (one.do === "pass") {
            const before = bench.readers.map(other => other.writableLength)
            await bench.clock.pass(one.ms)
            const grown = bench.readers.map(({ writableLength }, n) => writableLength - (before[n] ?? 0))
            for (const [n, bytes] of grown.entries()) if ((before[n] ?? 0) > full) expect(bytes).toBeLessThan(1_000)
            for (const other of bench.readers) expect(other.writableLength).toBeLessThan(most)
          } else if (one.do === "read") reader?.read(one.bytes)
          else if (reader) stalled.add(reader)
          // a reader that is not stalled reads everything each time
          for (const other of bench.readers) if (!stalled.has(other)) other.read(Infinity)
        }
        // a large write comes in portions to those who keep reading
        for (let n = 0; n < 20; n++) {
          await bench.clock.pass(100)
          for (const reader of bench.readers) if (!stalled.has(reader)) reader.read(Infinity)
        }
        await Promise.all(bench.written)

        for (const reader of bench.readers) {
          if (reader.code !== null) {
            expect([reader.code, stalled.has(reader)]).toEqual([4508, true])
            continue
          }
          if (!stalled.has(reader)) expect(reader.text).toBe(bench.text)
        }

        // a reader that wakes has the newest text in the end
        for (let n = 0; n < 60; n++) {
          for (const reader of bench.readers) reader.read(Infinity)
          await bench.clock.pass(100)
        }
        for (const reader of bench.readers) if (reader.code === null) expect(reader.text).toBe(bench.text)
        await settled()
        expect(bench.faults).toEqual([])
      }),
      { numRuns: amounts.properties / 5, seed: amounts.seed },
    )
  })

  it("that reads nothing for half a minute is disconnected, with no more in its buffer than when it stopped", async () => {
    const bench = new Bench()
    await bench.join("eve")
    const [eve] = bench.readers
    for (let n = 0; n < 40; n++) {
      bench.write(50_000)
      await bench.clock.pass(500)
    }
    expect(eve?.writableLength).toBeLessThan(full + 100_000)
    expect(eve?.code).toBeNull()
    await bench.clock.pass(31_000)
    expect(eve?.code).toBe(4508)
  })
})
