import fc from "fast-check"
import { describe, expect, it } from "vitest"
import * as Y from "yjs"
import { addressesBehind } from "../../../../server/adapters/system/addressesBehind.ts"
import { aloneWithNotes } from "../../../../server/ports/bus.ts"
import type { SyncContext } from "../../../../server/sync/context.ts"
import { CommitTick } from "../../../../server/sync/room/commitTick.ts"
import { compactLog } from "../../../../server/sync/room/kept/compaction.ts"
import { SnapshotQueue } from "../../../../server/sync/room/kept/snapshotQueue.ts"
import { DocumentLifecycle } from "../../../../server/sync/room/lifecycle.ts"
import { ObserverLoad } from "../../../../server/sync/table/observerLoad.ts"
import { MemberId, TopicId, WorkspaceId } from "../../../../shared/model/ids.ts"
import { amounts } from "../../../kit/amounts.ts"
import { NoteLog } from "../../../kit/noteLog.ts"
import { paragraph } from "../../../kit/people/rawClient.ts"
import { DealtSeats } from "../../../kit/servers/noteServer.ts"
import { unframed } from "../../../kit/unframed.ts"

const tick = () => new Promise(resolve => setImmediate(resolve))

/** Everything that can happen to a topic's document, in any order and overlapping; the log is the model. */
class Bench {
  readonly log = new NoteLog()
  readonly running: Promise<unknown>[] = []
  readonly faults: string[] = []
  readonly lifecycle: DocumentLifecycle
  writers = 0
  readers = 0
  slow = false
  fails = 0
  #timers: (() => void)[] = []
  #inTurn = 0
  #loads = 0

  constructor() {
    const wait = () => new Promise<void>(resolve => this.#timers.push(resolve))
    const updates = this.log.updates
    this.log.updates = async (topic, after) => {
      this.#loads += 1
      if (this.#loads > 1) this.faults.push("loaded twice at once")
      for (let n = 0; n < (this.slow ? 3 : 0); n++) await tick()
      this.#loads -= 1
      if (this.fails > 0) {
        this.fails -= 1
        throw new Error("the database fails")
      }
      return updates(topic, after)
    }
    const clock = { now: () => 1, id: () => "", wait }
    const context: SyncContext = {
      log: this.log,
      clock,
      tick: new CommitTick(clock, clock.now),
      bus: aloneWithNotes,
      meetings: { lostRaces: 0, reloads: 0 },
      watchersOnly: false,
      placed: async () => undefined,
      took: () => {},
      guests: { tell: () => {}, of: () => [] },
      carets: { moved: () => {}, elsewhere: () => [], nextClock: () => 1 },
      observers: new ObserverLoad(clock, () => 1),
      seats: new DealtSeats(),
      report: () => {},
      compact: async bytes => (await tick(), compactLog(bytes)),
      snapshots: new SnapshotQueue(),
      caps: { process: 1, member: 1, address: 1 },
      addresses: addressesBehind([]),
      changed: () => {},
      crowded: () => {},
    }
    const needs = { writers: () => this.writers > 0, anyone: () => this.writers + this.readers > 0, onEmpty: () => {} }
    this.lifecycle = new DocumentLifecycle(TopicId.parse("t"), WorkspaceId.parse("w"), context, needs)
  }

  write(): void {
    this.#start(() =>
      this.lifecycle.turn(async replica => {
        this.#enter()
        if (replica.seq !== this.log.rows.length) this.faults.push(`a replica at ${replica.seq}`)
        const before = Y.encodeStateVector(replica.doc)
        replica.doc.getXmlFragment("note").push([paragraph(`${replica.seq}`)])
        await tick()
        const update = Y.encodeStateAsUpdate(replica.doc, before)
        const { epoch, seq } = replica
        const row = { by: MemberId.parse("ann"), at: 0, update }
        const expected = { epoch, seq, standing: "open", rights: 0 } as const
        if ((await this.log.append(TopicId.parse("t"), expected, [row], [])).kind === "appended") {
          replica.seq += 1
          this.lifecycle.committed([update])
          this.lifecycle.saveSoon(replica, "leaving")
        } else this.faults.push("an append was refused")
        this.#leave()
      }),
    )
  }
  read(): void {
    this.#start(() =>
      this.lifecycle.view(async encoded => {
        this.#enter()
        const doc = new Y.Doc()
        const client = new Y.Doc()
        const frames = this.lifecycle.answer(encoded, Y.encodeStateVector(doc)).flatMap(unframed)
        for (const frame of frames) apply(client, frame)
        if (encoded.seq !== this.log.rows.length) this.faults.push(`bytes at ${encoded.seq}`)
        if (client.getXmlFragment("note").length !== this.log.rows.length) this.faults.push("bytes without text")
        await tick()
        this.#leave()
      }),
    )
  }
  giveUp(): void {
    this.#start(() => this.lifecycle.giveUp())
  }
  ring(): void {
    for (const resolve of this.#timers.splice(0)) resolve()
  }
  async end(): Promise<void> {
    this.fails = 0
    for (let n = 0; n < 4; n++) {
      await Promise.all(this.running)
      this.ring()
      await tick()
    }
  }
  #start(job: () => Promise<unknown>): void {
    this.running.push(
      job().catch((error: Error) => {
        if (!/database fails/.test(error.message)) this.faults.push(error.message)
      }),
    )
  }
  #enter(): void {
    this.#inTurn += 1
    if (this.#inTurn > 1) this.faults.push("two at once")
  }
  #leave(): void {
    this.#inTurn -= 1
  }
}

function apply(doc: Y.Doc, frame: Uint8Array): void {
  // type, kind, length as varints, then the update
  let at = 2
  while ((frame[at++] ?? 0) > 127);
  Y.applyUpdate(doc, frame.subarray(at))
}

type Step = "write" | "read" | "giveUp" | "ring" | "wait" | "writer" | "reader" | "leave" | "slow" | "fail"
const steps: Step[] = ["write", "write", "read", "giveUp", "ring", "wait", "writer", "reader", "leave", "slow", "fail"]

describe("a topic's document", () => {
  it("is one at a time, loses nothing and is gone in the end, however uses, failures and leaving overlap", async () => {
    const property = fc.asyncProperty(
      fc.array(fc.constantFrom(...steps), { maxLength: 40, size: "max" }),
      async list => {
        const bench = new Bench()
        let written = 0
        for (const step of list) {
          if (step === "write") written += 1
          if (step === "write") bench.write()
          else if (step === "read") bench.read()
          else if (step === "giveUp") bench.giveUp()
          else if (step === "ring") bench.ring()
          else if (step === "wait") await tick()
          else if (step === "writer") bench.writers += 1
          else if (step === "reader") bench.readers += 1
          else if (step === "leave") [bench.writers, bench.readers] = [0, 0]
          else if (step === "slow") bench.slow = !bench.slow
          else bench.fails += 1
        }
        await bench.end()
        expect(bench.faults).toEqual([])
        if (!list.includes("fail")) expect(bench.log.rows).toHaveLength(written)
        ;[bench.writers, bench.readers] = [0, 0]
        await bench.lifecycle.giveUp()
        await bench.end()
        expect([bench.lifecycle.life, bench.lifecycle.isEmpty]).toEqual(["absent", true])
      },
    )
    await fc.assert(property, { numRuns: amounts.properties, seed: amounts.seed })
  })
})
