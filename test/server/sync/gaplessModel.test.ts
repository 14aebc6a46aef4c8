import fc from "fast-check"
import { describe, expect, it } from "vitest"
import * as Y from "yjs"
import { Rechecks } from "../../../server/sync/rechecks.ts"
import { DocumentRoom } from "../../../server/sync/room/room.ts"
import { MemberId, TopicId, WorkspaceId } from "../../../shared/model/ids.ts"
import { amounts } from "../../kit/amounts.ts"
import { HandClock, settled } from "../../kit/clocks/handClock.ts"
import { NoteLog } from "../../kit/noteLog.ts"
import { paragraph } from "../../kit/people/rawClient.ts"
import { contextOf, Reader } from "../../kit/servers/noteRoom.ts"
import { DealtSeats } from "../../kit/servers/noteServer.ts"

const topic = TopicId.parse("topic")
const workspace = WorkspaceId.parse("workspace")
const names = Array.from({ length: 18 }, (_, n) => `reader-${n}`)
/** the server of most of them, and another one that writes into the same log */
type Node = 0 | 1

/** Two servers over one log, a crowd at them, and one person who writes. */
class Hall {
  readonly clock = new HandClock()
  readonly log = new NoteLog()
  readonly seats = new DealtSeats()
  readonly faults: unknown[] = []
  readonly readers = new Map<string, { reader: Reader; node: Node }>()
  readonly stalled = new Set<string>()
  readonly #context = contextOf({
    log: this.log,
    clock: this.clock,
    seats: this.seats,
    report: error => this.faults.push(error),
  })
  readonly #rooms: [DocumentRoom, DocumentRoom] = [this.#room(), this.#room()]
  readonly #written: Promise<unknown>[] = []

  constructor() {
    this.seats.deal("ann", "panelist")
    for (const name of names) this.seats.deal(name, "observer")
    this.seats.onChange(id => {
      for (const room of this.#rooms) new Rechecks(new Map([[topic, room]]), this.#context.report).soon(id)
    })
  }

  /** With the document that its page holds already, if it was here before. */
  async join(name: string, node: Node): Promise<void> {
    const before = this.readers.get(name)
    if (before) this.#rooms[before.node].leave(before.reader.connection)
    const reader = new Reader(name, before?.reader.doc)
    this.readers.set(name, { reader, node })
    const room = this.#rooms[node]
    room.expect(reader.connection)
    const admitted = room.admit(reader.connection, null)
    await settled()
    await admitted
    room.receive(reader.connection, { kind: "step1", vector: Y.encodeStateVector(reader.doc) })
  }

  async kill(node: Node): Promise<void> {
    const lost = [...this.readers].filter(([, one]) => one.node === node)
    for (const [, { reader }] of lost) this.#rooms[node].leave(reader.connection)
    this.#rooms[node] = this.#room()
    for (const [name] of lost) await this.join(name, node)
  }

  /** Several changes in one tick, each after the one before: a gap keeps all that follows from showing. */
  write(count: number, length: number, node: Node): void {
    const doc = new Y.Doc()
    doc.on("update", update => this.#written.push(this.#rooms[node].write(MemberId.parse("ann"), update)))
    for (let n = 0; n < count; n++) doc.getXmlFragment("note").push([paragraph("x".repeat(length))])
  }

  /** A reader that is not stalled reads everything. */
  async pass(ms: number): Promise<void> {
    await this.clock.pass(ms)
    for (const [name, { reader }] of this.readers) if (!this.stalled.has(name)) reader.read(Infinity)
  }

  get text(): string {
    const log = new Y.Doc()
    for (const { update } of this.log.rows) Y.applyUpdate(log, update)
    return log.getXmlFragment("note").toJSON()
  }

  async quiet(): Promise<void> {
    this.stalled.clear()
    this.write(1, 1, 1)
    await this.pass(500)
    for (const [name, { node }] of this.readers) if (node === 1) await this.join(name, 0)
    // a server learns what another has written when it writes itself
    this.write(1, 1, 0)
    for (let n = 0; n < 20; n++) await this.pass(100)
    expect(new Set(await Promise.all(this.#written))).toEqual(new Set([null]))
  }

  #room(): DocumentRoom {
    return new DocumentRoom(topic, workspace, this.#context)
  }
}

const who = fc.constantFrom(...names)
const node = fc.constantFrom<Node>(0, 0, 0, 1)
const role = fc.constantFrom("panelist" as const, "moderator" as const, "observer" as const)
const step = fc.oneof(
  fc.record({ do: fc.constant("join" as const), who, node }),
  fc.record({ do: fc.constant("seat" as const), who: fc.uniqueArray(who, { minLength: 1, maxLength: 6 }), role }),
  fc.record({
    do: fc.constant("write" as const),
    count: fc.constantFrom(1, 4, 8),
    length: fc.constantFrom(3, 900),
    node,
  }),
  fc.record({ do: fc.constant("write" as const), count: fc.constantFrom(1, 4), length: fc.constant(90_000), node }),
  fc.record({ do: fc.constant("pass" as const), ms: fc.constantFrom(1, 10, 20, 45, 60, 200, 2_000) }),
  fc.record({ do: fc.constant("pass" as const), ms: fc.constantFrom(1, 10, 20, 45, 60) }),
  fc.record({ do: fc.constant("stall" as const), who }),
  fc.record({ do: fc.constant("wake" as const) }),
  fc.record({ do: fc.constant("kill" as const), node }),
  fc.record({ do: fc.constant("promote all" as const) }),
)

describe("a reader of a note", () => {
  it("has what the log says two seconds after the last key, whoever comes, moves, stalls or is cut off", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 8, maxLength: 40 }), async steps => {
        const hall = new Hall()
        for (const name of names) await hall.join(name, 0)
        for (const one of steps) {
          if (one.do === "join") await hall.join(one.who, one.node)
          else if (one.do === "seat") for (const name of one.who) hall.seats.deal(name, one.role)
          else if (one.do === "write") hall.write(one.count, one.length, one.node)
          else if (one.do === "pass") await hall.pass(one.ms)
          else if (one.do === "stall") hall.stalled.add(one.who)
          else if (one.do === "wake") hall.stalled.clear()
          else if (one.do === "kill") await hall.kill(one.node)
          else for (const name of names) hall.seats.deal(name, "panelist")
        }
        await hall.quiet()
        expect(hall.faults).toEqual([])
        for (const [name, { reader }] of hall.readers) {
          const { pendingStructs, pendingDs } = reader.doc.store
          const lacks = reader.text !== hall.text || pendingStructs !== null || pendingDs !== null
          expect([name, reader.code === null ? lacks : reader.code]).toEqual([
            name,
            reader.code === null ? false : 4508,
          ])
        }
      }),
      { numRuns: amounts.crowdsMoved, seed: amounts.seed },
    )
  })
})
