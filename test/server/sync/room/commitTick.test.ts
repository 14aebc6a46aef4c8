import { describe, expect, it } from "vitest"
import * as Y from "yjs"
import { CommitTick } from "../../../../server/sync/room/commitTick.ts"
import { DocumentRoom } from "../../../../server/sync/room/room.ts"
import { MemberId, WorkspaceId } from "../../../../shared/model/ids.ts"
import { HandClock, settled } from "../../../kit/clocks/handClock.ts"
import { NoteLog } from "../../../kit/noteLog.ts"
import { paragraph } from "../../../kit/people/rawClient.ts"
import { contextOf } from "../../../kit/servers/noteRoom.ts"
import { DealtSeats, topic } from "../../../kit/servers/noteServer.ts"

/** A tick on a hand clock, and commits that take as long as a test says. */
function process() {
  const clock = new HandClock()
  const tick = new CommitTick(clock, clock.now)
  const commit = async (ms: number, updates = 1) => {
    const done = tick.during(updates, () => clock.wait(ms))
    await clock.pass(ms)
    await done
  }
  /** milliseconds until an edit that arrives now may be committed */
  const delay = async () => {
    const arrived = clock.now()
    const begun: number[] = []
    void tick.next().then(() => begun.push(clock.now()))
    for (let ms = 0; begun.length === 0 && ms < 100; ms++) await clock.pass(ms === 0 ? 0 : 1)
    return (begun[0] ?? Number.NaN) - arrived
  }
  return { clock, tick, commit, delay }
}

describe("the commit tick", () => {
  it("lets an edit of a quiet process begin at once, and all edits of one turn together", async () => {
    const { tick, delay, clock } = process()
    await clock.pass(3)
    expect(tick.next()).toBe(tick.next())
    expect(await delay()).toBe(0)
    expect(await delay()).toBe(0)
  })

  it("stays so while commits took less than a tenth of the last 200 ms", async () => {
    const { commit, delay, clock } = process()
    await clock.pass(3)
    await commit(19)
    expect(await delay()).toBe(0)
  })

  it("waits for the grid of 20 ms from a tenth on, and leaves it when those commits are 200 ms old", async () => {
    const { commit, delay, clock } = process()
    for (const ms of [5, 5, 5, 5]) await commit(ms)
    await clock.pass(7)
    expect(await delay()).toBe(13)
    await clock.pass(143)
    expect(clock.now()).toBe(1_183)
    expect(await delay()).toBe(17)
    // at 1,201 a millisecond of the first commit is older than 200 ms
    await clock.pass(1)
    expect(await delay()).toBe(0)
    for (const ms of [10, 10]) await commit(ms)
    await clock.pass(1)
    expect(await delay()).toBe(18)
  })

  it("counts a commit for each note: those that wait for one another count twice", async () => {
    const { tick, clock, delay } = process()
    const both = [tick.during(1, () => clock.wait(11)), tick.during(1, () => clock.wait(11))]
    await clock.pass(11)
    await Promise.all(both)
    expect(await delay()).toBe(9)
  })

  it("counts the time of a commit for each of its updates: many that share commits keep the grid", async () => {
    const { commit, delay, clock } = process()
    for (let n = 0; n < 5; n++) {
      await commit(1, 5)
      await clock.pass(19)
    }
    await clock.pass(4)
    expect(await delay()).toBe(16)
    for (let n = 0; n < 10; n++) {
      await commit(1)
      await clock.pass(19)
    }
    await clock.pass(4)
    expect(await delay()).toBe(0)
  })

  it("waits for the grid while a commit runs, for however short a time it has", async () => {
    const { tick, clock, delay } = process()
    await clock.pass(4)
    const running = tick.during(1, () => clock.wait(1))
    expect(await delay()).toBe(16)
    await running
    expect(await delay()).toBe(0)
  })

  it("takes in an edit that arrives while others wait for the grid", async () => {
    const { tick, clock } = process()
    const running = tick.during(1, () => clock.wait(2))
    const waiting = tick.next()
    await clock.pass(5)
    await running
    expect(tick.next()).toBe(waiting)
  })

  it("counts a commit that failed, and passes its error on", async () => {
    const { tick, clock, delay } = process()
    const failing = tick.during(1, async () => {
      await clock.wait(25)
      throw new Error("the disk is full")
    })
    const told = expect(failing).rejects.toThrow("the disk is full")
    await clock.pass(25)
    await told
    expect(await delay()).toBe(15)
  })
})

describe("the notes of a process", () => {
  it("are durable at once while it is quiet, and share the grid where the commits of any of them take long", async () => {
    const clock = new HandClock()
    const log = new NoteLog()
    let commitMs = 0
    log.before = async () => {
      if (commitMs > 0) await clock.wait(commitMs)
      return "go"
    }
    const seats = new DealtSeats()
    seats.deal("ann", "panelist")
    const report = (error: unknown) => expect.fail(String(error))
    const context = contextOf({ log, clock, seats, report })
    const notes = [topic, topic].map(id => new DocumentRoom(id, WorkspaceId.parse("workspace"), context))
    const doc = new Y.Doc()
    const durable: string[] = []
    const write = (note: number, word: string) => {
      const before = Y.encodeStateVector(doc)
      doc.getXmlFragment("note").push([paragraph(word)])
      const update = Y.encodeStateAsUpdate(doc, before)
      void notes[note]?.write(MemberId.parse("ann"), update).then(refusal => durable.push(refusal?.code ?? word))
    }
    write(0, "quiet")
    await settled()
    expect([durable, log.rows.length]).toEqual([["quiet"], 1])
    commitMs = 25
    write(0, "slow")
    await clock.pass(25)
    expect(durable).toEqual(["quiet", "slow"])
    commitMs = 0
    write(1, "elsewhere")
    await clock.pass(14)
    expect(log.rows).toHaveLength(2)
    await clock.pass(1)
    expect(durable).toEqual(["quiet", "slow", "elsewhere"])
  })
})
