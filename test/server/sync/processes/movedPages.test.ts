import { afterEach, describe, expect, test } from "vitest"
import * as Y from "yjs"
import { closeCodes } from "../../../../shared/contract/closeCodes.ts"
import type { WriterGrant } from "../../../../shared/contract/documentFrames.ts"
import { noteRoot } from "../../../../shared/document/schema.ts"
import { amounts } from "../../../kit/amounts.ts"
import { chance } from "../../../kit/chance.ts"
import { hangMs, until } from "../../../kit/clocks/until.ts"
import { NoteLog } from "../../../kit/noteLog.ts"
import { RawClient } from "../../../kit/people/rawClient.ts"
import { type Notes, startNotes } from "../../../kit/servers/noteServer.ts"
import { ProcessBuses } from "../../../kit/servers/processBuses.ts"

const ends: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const end of ends.splice(0).toReversed()) await end()
})

async function servers(count: number) {
  const log = new NoteLog()
  const buses = new ProcessBuses()
  const list: Notes[] = []
  for (let n = 0; n < count; n++) {
    const notes = await startNotes(log, undefined, buses.join())
    ends.push(() => notes.stop())
    list.push(notes)
  }
  const said = () => {
    const doc = new Y.Doc()
    for (const { update } of log.rows) Y.applyUpdate(doc, update)
    return doc.getXmlFragment(noteRoot).toJSON()
  }
  return { log, list, said }
}

const grantOf = (client: RawClient) => client.hello?.["writer"] as WriterGrant | undefined

/** Opens a page of Ann's, or lets one reconnect with its id and its document. */
async function connect(notes: Notes, before?: RawClient): Promise<RawClient> {
  const back = before && grantOf(before)
  const own = back?.client ?? new Y.Doc().clientID
  const page = new RawClient(`${notes.url}/topic?as=ann&client=${own}${back ? `&page=${back.page}` : ""}`)
  ends.push(async () => page.close())
  if (before) Y.applyUpdate(page.doc, Y.encodeStateAsUpdate(before.doc))
  await page.until(() => page.closed !== null || page.hello !== undefined, "an answer")
  if (page.closed !== null) return page
  await page.enter()
  await page.until(() => page.acked > 0 || page.closed !== null, "its SyncStep2")
  page.doc.clientID = grantOf(page)?.client ?? own
  return page
}
async function wrote(page: RawClient, text: string): Promise<boolean> {
  const { acked } = page
  page.write(text)
  await page.until(() => page.acked > acked || page.closed !== null, "ack")
  return page.acked > acked
}
async function leave(notes: Notes, page: RawClient): Promise<void> {
  const before = await notes.connections()
  page.close()
  await until(async () => (await notes.connections()) < before, "the server has seen the close", hangMs, 1)
}

describe("a client id where two servers serve a note", () => {
  test("stays with its page that reconnects to the other server, and is granted to no other page from then on", async () => {
    const { list, log } = await servers(2)
    const [one, other] = list as [Notes, Notes]
    const first = await connect(one)
    await wrote(first, "one")
    await leave(one, first)
    const moved = await connect(other, first)
    expect(grantOf(moved)).toEqual(grantOf(first))
    const second = await connect(one)
    expect(grantOf(second)?.client).not.toBe(grantOf(first)?.client)
    await wrote(moved, "two")
    await wrote(second, "three")
    await leave(other, moved)
    expect(grantOf(await connect(other))?.client).not.toBe(grantOf(first)?.client)
    expect(grantOf(await connect(one, moved))).toEqual(grantOf(first))
    expect(log.claims.map(({ client }) => client)).toEqual([grantOf(first)?.client, grantOf(second)?.client])
  })

  test("is lost to a page that comes to the other server after its own granted the id to another page", async () => {
    const { list } = await servers(2)
    const [one, other] = list as [Notes, Notes]
    // the other server has the note in memory, as it was before
    const reader = await connect(other)
    await wrote(reader, "zero")
    const first = await connect(one)
    await wrote(first, "one")
    await reader.until(() => reader.absorb().includes("one"), "the text on the other server")
    await leave(one, first)
    const second = await connect(one)
    expect(grantOf(second)?.client).toBe(grantOf(first)?.client)
    expect((await connect(other, first)).closed).toBe(closeCodes.staleEpoch)
  })

  test("is not granted by a server that has not held it, although no connection of that server does", async () => {
    const { list } = await servers(2)
    const [one, other] = list as [Notes, Notes]
    const first = await connect(one)
    await wrote(first, "one")
    expect(grantOf(await connect(other))?.client).not.toBe(grantOf(first)?.client)
  })

  test("moves with a page that had not written yet", async () => {
    const { list, said } = await servers(2)
    const [one, other] = list as [Notes, Notes]
    const first = await connect(one)
    await leave(one, first)
    const moved = await connect(other, first)
    const second = await connect(one)
    expect(grantOf(second)?.client).not.toBe(grantOf(moved)?.client)
    await wrote(moved, "two")
    await wrote(second, "three")
    for (const word of ["two", "three"]) expect(said().split(`>${word}<`)).toHaveLength(2)
  })
})

test("pages of one member that reconnect to any of three servers lose no word that was acknowledged", async () => {
  const { below } = chance(amounts.seed)
  const { list, said } = await servers(3)
  const any = () => list[below(list.length)]!
  const acknowledged: string[] = []
  const pages = await Promise.all([1, 2, 3].map(() => connect(any())))
  for (let n = 0; n < 120; n++) {
    const at = below(pages.length)
    const page = pages[at]!
    const act = below(4)
    if (page.closed === null && act < 2 && (await wrote(page, `word${n}`))) acknowledged.push(`word${n}`)
    if (page.closed !== null || act === 2) {
      // the last word may be on its way when the connection is cut
      if (page.closed === null && below(2) === 0) page.write(`late${n}`)
      page.close()
      const again = await connect(any(), page)
      pages[at] = again.closed === null ? again : await connect(any())
    }
    if (act === 3 && below(3) === 0) {
      page.close()
      pages[at] = await connect(any())
    }
  }
  const text = said()
  for (const word of acknowledged) expect(text.split(`>${word}<`), word).toHaveLength(2)
  for (const page of pages) await page.until(() => page.closed !== null || page.absorb() === said(), "the same text")
  expect(acknowledged.length).toBeGreaterThan(30)
  expect(list.flatMap(({ reports }) => reports)).toEqual([])
})
