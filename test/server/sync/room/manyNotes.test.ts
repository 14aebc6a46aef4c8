import { setFlagsFromString } from "node:v8"
import { runInNewContext } from "node:vm"
import { expect, it } from "vitest"
import * as Y from "yjs"
import { openMemory } from "../../../../server/adapters/memory/openMemory.ts"
import { addressesBehind } from "../../../../server/adapters/system/addressesBehind.ts"
import type { Credential } from "../../../../server/ports/seats.ts"
import { createSync } from "../../../../server/sync/createSync.ts"
import { MemberId, TopicId, WorkspaceId } from "../../../../shared/model/ids.ts"
import { paragraph } from "../../../kit/people/rawClient.ts"
import { DealtSeats } from "../../../kit/servers/noteServer.ts"

setFlagsFromString("--expose-gc")
const collect = runInNewContext("gc") as () => void
const heap = () => {
  collect()
  return process.memoryUsage().heapUsed
}

it("1,000 notes that were opened, written and left leave nothing in memory", async () => {
  const timers: (() => void)[] = []
  const wait = (ms: number) =>
    ms < 1_000 ? Promise.resolve() : new Promise<void>(resolve => void timers.push(resolve))
  const workspace = WorkspaceId.parse("workspace")
  const seats = new DealtSeats()
  const seat = (asked: Credential) => seats.seat(asked, workspace)
  seats.topic = async () => ({ workspace, rights: 0, mode: "open", closed: false, seat })
  const { documents: log } = openMemory()
  // the log keeps rows for good; here it drops them, so that only the notes' memory is measured
  const rows: Uint8Array[] = []
  log.append = async () => ({ kind: "appended" })
  log.updates = async () => rows.map((update, n) => ({ seq: n + 1, update }))
  const { documents } = createSync({
    log,
    seats,
    addresses: addressesBehind([]),
    clock: { now: () => 1, id: () => "", wait },
  })
  const member = MemberId.parse("ann")
  const use = async (n: number) => {
    const topic = TopicId.parse(`topic${n}`)
    const doc = new Y.Doc()
    doc.getXmlFragment("note").push([paragraph("some words ".repeat(200))])
    await documents.write(topic, member, Y.encodeStateAsUpdate(doc))
    await documents.state(topic)
    expect(await documents.text(topic)).toContain("some words")
  }
  const idle = async () => {
    for (let n = 0; n < 5; n++) {
      for (const ring of timers.splice(0)) ring()
      await new Promise(resolve => setImmediate(resolve))
    }
  }
  for (let n = 0; n < 50; n++) await use(n)
  await idle()
  const base = heap()
  for (let n = 0; n < 1_000; n++) await use(1_000 + n)
  const full = heap()
  await idle()
  expect(full - base).toBeGreaterThan(4_000_000)
  expect(heap() - base).toBeLessThan((full - base) / 8)
})
