import * as Y from "yjs"
import { noteRoot } from "../../shared/document/schema.ts"
import { sleep, until } from "../kit/clocks/until.ts"
import { Person } from "../kit/people/person.ts"
import { StockClient } from "../kit/people/stockClient.ts"
import { type Running, startPlenary } from "../kit/servers/plenary.ts"
import type { Row } from "./run.ts"

const paragraphs = 5_000
const keys = 300
/** Milliseconds between two keys. */
const keyMs = 40

/** The time from a key until it is saved, while the whole workspace is exported as PDF again and again, and without. */
export async function exporting(): Promise<Row[]> {
  const running = await startPlenary()
  const { client, cookie, workspace } = await openedNote(running)
  try {
    await saved(client, 50)
    const without = p99(await saved(client, keys))
    const typing = { now: true }
    let files = 0
    const exports = (async () => {
      while (typing.now) {
        await exported(running.url, workspace, cookie)
        files++
      }
    })()
    const during = p99(await saved(client, keys))
    typing.now = false
    await exports
    return [
      {
        what: `key to saved, p99, while a note of ${paragraphs.toLocaleString("en")} paragraphs is exported as PDF (${files} files)`,
        measured: `${during.toFixed(1)} ms; without ${without.toFixed(1)} ms; × ${(during / without).toFixed(2)}`,
        target: "≤ 1.5 × without",
      },
    ]
  } finally {
    client.end()
    await running.stop()
  }
}

async function openedNote({ url, links }: Running) {
  const person = await Person.join(url, links["panelist"] ?? "", "Writer")
  const client = new StockClient(url, person.snapshot.topics[0]?.id ?? "", person.cookie)
  person.leave()
  await until(() => client.provider.synced, "the note is open")
  const list = Array.from({ length: paragraphs }, (_, n) => {
    const paragraph = new Y.XmlElement("paragraph")
    paragraph.insert(0, [new Y.XmlText(`Paragraph ${n}: the parties should say what they mean by it, and to whom.`)])
    return paragraph
  })
  client.doc.getXmlFragment(noteRoot).push(list)
  return { client, cookie: person.cookie, workspace: person.joined.workspace }
}

let count = 0

/** Types so many keys and returns how many milliseconds each took until it was saved. */
async function saved(client: StockClient, most: number): Promise<number[]> {
  const took: number[] = []
  for (let n = 0; n < most; n++) {
    const token = `k${count++}.`
    const start = performance.now()
    client.write(token)
    await until(() => client.saved.has(token), "the key is saved", 15_000, 1)
    took.push(performance.now() - start)
    await sleep(keyMs)
  }
  return took
}

const p99 = (took: readonly number[]): number => took.toSorted((a, b) => a - b)[Math.floor(took.length * 0.99)] ?? 0

async function exported(url: string, workspace: string, cookie: string): Promise<void> {
  const headers = { cookie, prefer: "respond-async" }
  const begun = await fetch(`${url}/api/workspaces/${workspace}/workspace.pdf`, { headers })
  const path = begun.headers.get("location") ?? ""
  let job = await begun.json()
  while (job.state === "open") job = await (await fetch(`${url}${path}?seen=${job.revision}`, { headers })).json()
  if (job.state !== "done") throw new Error(`the export ended as ${job.state}: ${job.error}`)
}
