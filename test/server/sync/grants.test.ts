import { afterEach, beforeEach, describe, expect, it } from "vitest"
import * as Y from "yjs"
import { closeCodes } from "../../../shared/contract/closeCodes.ts"
import type { WriterGrant } from "../../../shared/contract/documentFrames.ts"
import { chance } from "../../kit/chance.ts"
import { hangMs, until } from "../../kit/clocks/until.ts"
import { frame, manyIds, paragraph, RawClient, updateFrame } from "../../kit/people/rawClient.ts"
import { type Notes, startNotes } from "../../kit/servers/noteServer.ts"

let notes: Notes
beforeEach(async () => {
  notes = await startNotes()
})
afterEach(() => notes.stop())

const grantOf = (client: RawClient) => client.hello?.["writer"] as WriterGrant | undefined
const ids = () => new Set(notes.log.claims.map(({ client }) => client))

/** A page of ours: it names its client id, and writes with the one that it is granted. */
async function page(as: string, back?: WriterGrant): Promise<RawClient> {
  const own = back?.client ?? new Y.Doc().clientID
  const client = new RawClient(`${notes.url}/topic?as=${as}&client=${own}${back ? `&page=${back.page}` : ""}`)
  await client.until(() => client.closed !== null || client.hello !== undefined, "an answer")
  if (client.closed !== null) return client
  await client.enter()
  if (client.hello?.["mayWrite"] === true) await client.until(() => client.acked === 1, "its SyncStep2")
  client.doc.clientID = grantOf(client)?.client ?? own
  return client
}
async function wrote(client: RawClient, text: string): Promise<void> {
  const acked = client.acked
  client.write(text)
  await client.until(() => client.acked > acked || client.closed !== null, "ack")
}
async function gone(client: RawClient): Promise<void> {
  const before = await notes.connections()
  client.close()
  await client.until(() => client.closed !== null, "close")
  await until(async () => (await notes.connections()) < before, "the server has seen the close", hangMs, 1)
}

describe("a page that joins a note", () => {
  it("is granted an id of its member's that no open connection holds: a hundred reloads are one id", async () => {
    for (let n = 0; n < 100; n++) {
      const client = await page("ann")
      await wrote(client, `line ${n}`)
      await gone(client)
    }
    expect(ids().size).toBe(1)
    const reader = await page("bob")
    expect(reader.text.match(/line \d+/g)).toHaveLength(100)
  })

  it("never shares an id with an open page, nor gets another member's", async () => {
    const pages = [await page("ann"), await page("ann"), await page("bob")]
    for (const [n, one] of pages.entries()) await wrote(one, `p${n}`)
    expect(new Set(pages.map(one => grantOf(one)?.client)).size).toBe(3)
    await gone(pages[0]!)
    const [bobs, anns] = [await page("bob"), await page("ann")]
    expect(grantOf(anns)?.client).toBe(grantOf(pages[0]!)?.client)
    expect(grantOf(bobs)?.client).not.toBe(grantOf(pages[0]!)?.client)
  })

  it("comes back after a cut to its id, with what it wrote meanwhile", async () => {
    const first = await page("ann")
    await wrote(first, "one")
    const grant = grantOf(first)!
    const typed = first.edit(note => note.push([paragraph("offline")]))
    await gone(first)
    const again = await page("ann", grant)
    expect(grantOf(again)).toEqual(grant)
    again.send(updateFrame(typed))
    await again.until(() => again.acked === 2, "ack")
    expect((await page("bob")).text).toContain("offline")
  })

  it("has lost its id where another page took it over meanwhile, also after a restart, and writes nothing in its place", async () => {
    const first = await page("ann")
    await wrote(first, "one")
    const grant = grantOf(first)!
    await gone(first)
    const second = await page("ann")
    expect(grantOf(second)?.client).toBe(grant.client)
    await gone(second)
    expect((await page("ann", grant)).closed).toBe(closeCodes.staleEpoch)
    await notes.stop()
    notes = await startNotes(notes.log)
    expect((await page("ann", grant)).closed).toBe(closeCodes.staleEpoch)
    const stock = await RawClient.join(notes.url, "ann")
    stock.doc.clientID = grant.client
    stock.send(
      frame(
        0,
        1,
        stock.edit(note => note.push([paragraph("forged")])),
      ),
    )
    await stock.until(() => stock.closed !== null, "close")
    expect(stock.closed).toBe(closeCodes.staleEpoch)
  })

  it("reads along without one where it may not write", async () => {
    expect(grantOf(await page("eve"))).toBeUndefined()
  })
})

describe("client ids of one member", () => {
  it("are 64 at most where a client chooses them, and its pages come in and write all the same", async () => {
    const stock = await RawClient.join(notes.url, "ann")
    stock.send(updateFrame(manyIds(64)))
    await stock.until(() => stock.acked === 2, "64 ids")
    stock.send(updateFrame(manyIds(1)))
    await stock.until(() => stock.rejected.length === 1, "102")
    expect(stock.rejected[0]).toMatchObject({ code: "write-refused", params: { detail: "ids" } })
    const own = await page("ann")
    await wrote(own, "own page")
    expect(own.rejected).toEqual([])
    const other = await page("bob")
    await wrote(other, "another's")
    expect(other.absorb()).toContain("own page")
  })

  it.each([1, 2, 3, 4])("pages that come, write, go and come back in any order agree (seed %i)", async seed => {
    const random = chance(seed)
    const open: RawClient[] = []
    const away: WriterGrant[] = []
    let told = 0
    for (let n = 0; n < 60; n++) {
      const act = random.below(4)
      if (act === 0 || open.length === 0) {
        const back = away.length > 0 && random.below(2) === 0 ? away.splice(random.below(away.length), 1)[0] : undefined
        const come = await page(["ann", "bob"][n % 2] ?? "ann", back)
        if (come.closed === null) open.push(come)
      } else if (act === 1) {
        const [leaver] = open.splice(random.below(open.length), 1)
        const grant = leaver && grantOf(leaver)
        if (leaver) await gone(leaver)
        if (grant) away.push(grant)
      } else {
        const writer = open[random.below(open.length)]!
        writer.absorb()
        await wrote(writer, `<${told++}>`)
        expect(writer.closed).toBeNull()
      }
    }
    const fresh = await RawClient.join(notes.url, "eve")
    expect(fresh.text.match(/<\d+>/g) ?? fresh.text.match(/&lt;\d+&gt;/g)).toHaveLength(told)
    for (const one of open) expect(one.absorb()).toBe(fresh.absorb())
  })
})
