import * as decoding from "lib0/decoding"
import { afterEach, expect, test, vi } from "vitest"
import { NoteLog } from "../../../kit/noteLog.ts"
import { awarenessFrame, RawClient } from "../../../kit/people/rawClient.ts"
import { type Notes, startNotes } from "../../../kit/servers/noteServer.ts"
import { ProcessBuses } from "../../../kit/servers/processBuses.ts"

const ends: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const end of ends.splice(0)) await end()
})

async function join(notes: Notes, name: string): Promise<RawClient> {
  const client = await RawClient.join(notes.url, name)
  ends.push(async () => client.close())
  return client
}

/** The people whom a page shows, by client id, with the newest entry of each. */
function shown(page: RawClient): Record<number, string> {
  const clocks = new Map<number, number>()
  const people: Record<number, string> = {}
  for (const { bytes = new Uint8Array() } of page.of(1)) {
    const decoder = decoding.createDecoder(bytes)
    for (let n = decoding.readVarUint(decoder); n > 0; n--) {
      const [client, clock] = [decoding.readVarUint(decoder), decoding.readVarUint(decoder)]
      const state = JSON.parse(decoding.readVarString(decoder))
      if (clock <= (clocks.get(client) ?? 0)) continue
      clocks.set(client, clock)
      if (state) people[client] = `${state.user.name}${state.composing ? " composes" : ""}`
      else delete people[client]
    }
  }
  return people
}

test("a caret is shown to the room on another server, moves there, and goes with its page", async () => {
  const [buses, log] = [new ProcessBuses(), new NoteLog()]
  const [one, other] = [await startNotes(log, undefined, buses.join()), await startNotes(log, undefined, buses.join())]
  ends.push(one.stop, other.stop)
  const [ann, bob, eve] = [await join(one, "ann"), await join(other, "bob"), await join(other, "eve")]
  const { clientID } = ann.doc
  ann.send(awarenessFrame([clientID, 1, {}]))
  await expect.poll(() => shown(bob)).toEqual({ [clientID]: "ANN" })
  ann.send(awarenessFrame([clientID, 2, { composing: true, user: { name: "MOD" } }]))
  await expect.poll(() => shown(bob)).toEqual({ [clientID]: "ANN composes" })
  const late = await join(other, "mod")
  await expect.poll(() => shown(late)).toEqual({ [clientID]: "ANN composes" })
  ann.close()
  await expect.poll(() => [shown(bob), shown(late)]).toEqual([{}, {}])
  // a caret would have come to Eve before the words that are written now
  bob.write("Now.")
  await eve.until(() => eve.absorb().includes("Now."), "the words")
  expect([shown(eve), eve.of(1).filter(({ bytes }) => (bytes?.length ?? 0) > 1)]).toEqual([{}, []])
})

test("a caret follows its person to a server whose clock is minutes behind, and goes with them", async () => {
  const [buses, log] = [new ProcessBuses(), new NoteLog()]
  const ahead = await startNotes(log, undefined, buses.join(), 600_000)
  const behind = await startNotes(log, undefined, buses.join())
  ends.push(ahead.stop, behind.stop)
  const [ann, bob] = [await join(ahead, "ann"), await join(behind, "bob")]
  const { clientID } = ann.doc
  ann.send(awarenessFrame([clientID, 1, {}]))
  await expect.poll(() => shown(bob)).toEqual({ [clientID]: "ANN" })
  ann.close()
  await expect.poll(() => shown(bob)).toEqual({})
  const again = await join(behind, "ann")
  again.send(awarenessFrame([clientID, 1, { composing: true }]))
  await expect.poll(() => shown(bob)).toEqual({ [clientID]: "ANN composes" })
})

test("a caret goes from a page that opened the note after it had moved, although the clocks differ", async () => {
  const [buses, log] = [new ProcessBuses(), new NoteLog()]
  const told = vi.spyOn(buses, "passes")
  const ahead = await startNotes(log, undefined, buses.join(), 600_000)
  const behind = await startNotes(log, undefined, buses.join())
  ends.push(ahead.stop, behind.stop)
  const ann = await join(ahead, "ann")
  const { clientID } = ann.doc
  ann.send(awarenessFrame([clientID, 1, {}]))
  await expect.poll(() => told).toHaveBeenCalledWith("carets", expect.anything())
  const bob = await join(behind, "bob")
  await expect.poll(() => shown(bob)).toEqual({ [clientID]: "ANN" })
  ann.close()
  await expect.poll(() => shown(bob)).toEqual({})
})
