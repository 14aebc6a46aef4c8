import { afterEach, expect, test } from "vitest"
import type { CommittedUpdates } from "../../../../../server/ports/bus.ts"
import { hostDraft } from "../../../../../server/ports/hostLog/hostLog.ts"
import { TopicId, WorkspaceId } from "../../../../../shared/model/ids.ts"
import { hangMs, until } from "../../../../kit/clocks/until.ts"
import { event, topic, unit, workspace } from "../../samples.ts"
import { type PostgresBench, postgresBench } from "./postgresBench.ts"

let bench: PostgresBench
afterEach(() => bench.end())

/** Two processes on one database, and what the second is woken for and told. */
async function two() {
  bench = await postgresBench()
  const one = bench.opened
  const other = await bench.second()
  const woken: string[] = []
  other.bus.onWake(id => void woken.push(id))
  const told: CommittedUpdates[] = []
  await other.bus.notes.onTold(topic, committed => void (committed && told.push(committed)))
  return { one, other, woken, told }
}

const noted = (from: number, to: number) => ({ topic, epoch: 1, from, to })
const frames = () => expect.fail("NOTIFY carries no contents")

test("a wake and a note's numbers reach the other process, and several within one moment are one message", async () => {
  const { one, woken, told } = await two()
  one.bus.wake(workspace)
  one.bus.notes.tell(noted(0, 2), frames)
  one.bus.notes.tell(noted(2, 5), frames)
  one.bus.notes.tell({ ...noted(0, 1), topic: TopicId.parse("elsewhere") }, frames)
  await until(() => told.length > 0 && woken.length > 0, "the messages")
  expect([woken, told]).toEqual([[workspace], [{ topic, epoch: 1, from: 0, to: 5, frames: null }]])
})

test("a process hears its own wake once and is not told of its own notes", async () => {
  const { one, woken } = await two()
  const own: string[] = []
  one.bus.onWake(id => void own.push(id))
  await one.bus.notes.onTold(topic, () => expect.fail("told of its own note"))
  one.bus.wake(workspace)
  one.bus.notes.tell(noted(0, 1), frames)
  await until(() => woken.length > 0, "the wake")
  expect(own).toEqual([workspace])
})

test("more messages than one NOTIFY carries arrive in several", async () => {
  const { one, woken } = await two()
  const many = Array.from({ length: 1_000 }, (_, n) => WorkspaceId.parse(`workspace-${n}`))
  for (const id of many) one.bus.wake(id)
  await until(() => woken.length === many.length, "all wakes")
  expect(woken).toEqual(many)
})

test("a commit whose wake was lost wakes the other process when it looks at the heads", async () => {
  const { one, woken } = await two()
  await one.store.commit(unit(0, { events: [event(1)] }))
  await until(() => woken.includes(workspace), "a wake for the first entry")
  woken.length = 0
  await one.store.commit(unit(1, { events: [event(2)] }))
  await until(() => woken.includes(workspace), "a wake by the look")
})

test("an entry in the log of the host wakes no process, because no panel has grown", async () => {
  const { one, woken } = await two()
  await one.hostRows.append([
    hostDraft({ kind: "signed-out", how: "left", by: { kind: "terminal" } }, { now: () => 1_000, id: () => "1" }),
  ])
  await one.store.commit(unit(0, { events: [event(1)] }))
  await until(() => woken.includes(workspace), "a wake for the panel's entry")
  expect(woken).toEqual([workspace])
})

test("a process asks for the newest head, and remembers it for appends until another process has moved it", async () => {
  const { one, other } = await two()
  await one.store.commit(unit(0, { events: [event(1)] }))
  expect(await other.store.newest(workspace)).toEqual({ seq: 1, rights: 0 })
  expect(other.store.known(workspace)).toEqual({ seq: 1, rights: 0 })
  await one.store.commit(unit(1, { events: [event(2)], changesRights: true }))
  expect(await other.store.newest(workspace)).toEqual({ seq: 2, rights: 1 })
  await one.store.commit(unit(2, { events: [event(3)] }))
  one.bus.wake(workspace)
  await until(() => other.store.known(workspace) === null, "the remembered head is forgotten")
})

test("what another program sends on the channel is ignored", async () => {
  const { one, woken } = await two()
  for (const payload of ["", "junk", "null", "[]", "{}", '{"by":"x"}', '{"by":"x","messages":[null,[1]]}'])
    await bench.beside("SELECT pg_notify('plenary', $1)", [payload])
  one.bus.wake(workspace)
  await until(() => woken.length > 0, "a wake after the junk")
  expect(woken).toEqual([workspace])
})

test("after its connection was cut a process listens again", async () => {
  const { one, other, woken } = await two()
  await bench.beside(
    `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid()
     AND (query LIKE 'LISTEN%' OR query LIKE '%pg_notify%') AND datname = current_database()`,
  )
  await until(
    async () => {
      one.bus.wake(workspace)
      return woken.length > 0
    },
    "a wake after the cut",
    hangMs,
    100,
  )
  const told: CommittedUpdates[] = []
  await other.bus.notes.onTold(topic, committed => void (committed && told.push(committed)))
  one.bus.notes.tell(noted(0, 1), frames)
  await until(() => told.length > 0, "a note after the cut")
})

test("messages of any length and alphabet reach the listeners of their kind in the other process, in order", async () => {
  const { one, other } = await two()
  const bodies = ["short", ["議長", null], '"\\'.repeat(4_000), { said: "座長😀".repeat(3_000) }, 7]
  const heard: unknown[] = []
  const senders = new Set<string>()
  other.bus.messages.onTold("hint", (body, by) => {
    heard.push(body)
    senders.add(by)
  })
  other.bus.messages.onTold("another", () => expect.fail("told of another kind"))
  one.bus.messages.onTold("hint", () => expect.fail("told of its own message"))
  for (const body of bodies) one.bus.messages.tell("hint", body)
  await until(() => heard.length === bodies.length, "all messages")
  expect([heard, senders.size]).toEqual([bodies, 1])
})
