import { afterAll, beforeAll, expect, test } from "vitest"
import * as Y from "yjs"
import { amounts } from "../kit/amounts.ts"
import { sleep, until } from "../kit/clocks/until.ts"
import { Person } from "../kit/people/person.ts"
import { StockClient } from "../kit/people/stockClient.ts"
import { newFolder, type Running, removeFolder, startPlenary } from "../kit/servers/plenary.ts"

const folder = newFolder()
let running: Running
let port: number
const clients: StockClient[] = []

beforeAll(async () => {
  running = await startPlenary({ folder })
  port = Number(new URL(running.url).port)
})
afterAll(async () => {
  for (const client of clients) client.end()
  await running.stop()
  removeFolder(folder)
})

test(
  `${amounts.kills} SIGKILLs under load: nothing that was acknowledged is lost, every replica is equal, nothing is pending`,
  async () => {
    const writers = await Promise.all(
      [1, 2, 3].map(n => Person.join(running.url, running.links["panelist"] ?? "", `W${n}`)),
    )
    const topic = writers[0]?.snapshot.topics[0]?.id ?? ""
    for (const person of writers) {
      clients.push(new StockClient(running.url, topic, person.cookie))
      person.leave()
    }
    await until(() => clients.every(client => client.provider.synced), "all synced")

    let n = 0
    const load = { on: true }
    const loading = (async () => {
      while (load.on) {
        for (const client of clients) client.write(`w${n++}.`)
        await sleep(7)
      }
    })()
    for (let kill = 0; kill < amounts.kills; kill++) {
      // At an irregular moment, at least one commit after the last start.
      await sleep(150 + ((kill * 7919) % 180))
      await running.kill()
      running = await startPlenary({ folder, port })
      await until(() => clients.some(client => client.provider.synced), "a client is back")
    }
    load.on = false
    await loading
    const written = clients.flatMap(client => client.written)
    await until(
      () => clients.every(client => client.written.every(token => client.saved.has(token))),
      "all acknowledged",
    )
    const saved = new Set(clients.flatMap(client => [...client.saved]))

    const fresh = new StockClient(running.url, topic, writers[0]?.cookie ?? "")
    clients.push(fresh)
    await until(() => fresh.provider.synced, "a fresh replica")
    const text = fresh.text
    const lost = [...saved].filter(token => !text.includes(`>${token}<`))
    expect(lost).toEqual([])
    expect(saved.size).toBe(written.length)
    await until(() => clients.every(client => client.text === fresh.text), "all replicas equal by content")
    for (const { doc } of clients) {
      expect(doc.store.pendingStructs).toBeNull()
      expect(doc.store.pendingDs).toBeNull()
    }
    expect(Y.encodeStateAsUpdate(fresh.doc).byteLength).toBeGreaterThan(written.length)
  },
  60_000 + amounts.kills * 5_000,
)
