import { sleep, until } from "../kit/clocks/until.ts"
import { Person } from "../kit/people/person.ts"
import { StockClient } from "../kit/people/stockClient.ts"
import { startPlenary } from "../kit/servers/plenary.ts"
import type { Row } from "./run.ts"

const editors = 8
const rounds = 300

/** Eight stock clients write in turn; each edit is timed until every other replica has it, after it is durable. */
export async function editing(): Promise<Row[]> {
  const running = await startPlenary()
  const people = []
  for (let n = 0; n < editors; n++)
    people.push(await Person.join(running.url, running.links["panelist"] ?? "", `E${n}`))
  const topic = people[0]?.snapshot.topics[0]?.id ?? ""
  const clients = people.map(person => new StockClient(running.url, topic, person.cookie))
  await until(() => clients.every(client => client.provider.synced), "all synced")

  const seen = new Map<string, number>()
  const took: number[] = []
  clients.forEach(client => {
    client.doc.on("update", (_: Uint8Array, origin: unknown) => {
      if (origin !== client.provider) return
      const text = client.text
      for (const [token, began] of seen)
        if (text.includes(`>${token}<`)) {
          took.push(performance.now() - began)
          const left = pending.get(token) ?? 0
          pending.set(token, left - 1)
          if (left <= 1) seen.delete(token)
        }
    })
  })
  const pending = new Map<string, number>()
  for (let n = 0; n < rounds; n++) {
    const token = `e${n}.`
    seen.set(token, performance.now())
    pending.set(token, editors - 1)
    clients[n % editors]?.write(token)
    await sleep(25)
  }
  await until(() => seen.size === 0, "all edits seen")
  for (const client of clients) client.end()
  for (const person of people) person.leave()
  await running.stop()
  const at = (share: number) =>
    `${(took.toSorted((a, b) => a - b)[Math.floor(took.length * share)] ?? Number.NaN).toFixed(1)} ms`
  return [
    {
      what: "edit seen by a peer, 8 editors, no observers, quiet process, p50 · p95",
      measured: `${at(0.5)} · ${at(0.95)}`,
      target: "p50 ≤ 5 ms, p95 ≤ 50 ms",
      inReadme: true,
    },
  ]
}
