import { afterEach, beforeEach, expect, test } from "vitest"
import type { Seat } from "../../../server/ports/seats.ts"
import { DocumentRoom } from "../../../server/sync/room/room.ts"
import { MemberId, TopicId, WorkspaceId } from "../../../shared/model/ids.ts"
import { HandClock, settled } from "../../kit/clocks/handClock.ts"
import { until } from "../../kit/clocks/until.ts"
import { NoteLog } from "../../kit/noteLog.ts"
import { manyIds, RawClient } from "../../kit/people/rawClient.ts"
import { contextOf, Reader } from "../../kit/servers/noteRoom.ts"
import { DealtSeats, type Notes, startNotes } from "../../kit/servers/noteServer.ts"

let notes: Notes
beforeEach(async () => {
  notes = await startNotes()
})
afterEach(() => notes.stop())

/** The answer to the nth question for a seat is made at once, and comes when the test lets it. */
function heldUp(name: string, nth: number) {
  const { seats } = notes
  const answer = seats.seat
  let asked = 0
  const held: { release: (() => void) | null } = { release: null }
  seats.seat = async (credential, workspace): Promise<Seat | null> => {
    const seat = await answer(credential, workspace)
    if (credential.cookie === name && ++asked === nth) await new Promise<void>(go => (held.release = go))
    return seat
  }
  return held
}

// the second question is the room's own, before the connection is in its list
test.each([
  ["lost the seat", null],
  ["may write", "panelist"],
] as const)("who %s while the seat's answer is on its way is told when they are in", async (_, role) => {
  const held = heldUp("eve", 2)
  const eve = new RawClient(`${notes.url}/topic?as=eve`)
  await until(() => held.release !== null, "asked")
  notes.seats.deal("eve", role)
  await settled()
  held.release?.()
  if (role === null) await eve.until(() => eve.closed === 4403, "out")
  else await eve.until(() => eve.hello?.["mayWrite"] === true, "may write")
  expect(eve.closed).toBe(role === null ? 4403 : null)
})

test("the last writer who is demoted and stays keeps no document in memory", async () => {
  const clock = new HandClock()
  const log = new NoteLog()
  const seats = new DealtSeats()
  seats.deal("ann", "panelist")
  let loaded = 0
  const { read } = log
  log.read = (...of) => {
    loaded += 1
    return read(...of)
  }
  const faults: unknown[] = []
  const context = contextOf({ log, clock, seats, report: error => faults.push(error) })
  const room = new DocumentRoom(TopicId.parse("topic"), WorkspaceId.parse("workspace"), context)
  const { connection } = new Reader("ann")
  room.expect(connection)
  const write = async () => {
    const written = room.write(MemberId.parse("ann"), manyIds(1))
    await clock.pass(100)
    expect(await written).toBeNull()
  }
  const admitted = room.admit(connection, null)
  await clock.pass(0)
  await admitted
  await write()
  await clock.pass(100_000)
  await write()
  // once for the reader, once for the writer
  expect(loaded).toBe(2)
  seats.deal("ann", "observer")
  await room.recheck()
  await clock.pass(100_000)
  await write()
  expect([loaded, faults]).toEqual([3, []])
})
