import { openSqlite } from "../../../../../server/adapters/drizzle/sqlite/openSqlite.ts"
import { say } from "../../../../kit/say.ts"
import { at, update, workspace } from "../../samples.ts"
import { journaledNotes } from "./journaledNotes.ts"

/**
 * Appends to five notes at once for ever, which share a row of the journal, and sorts it meanwhile. Says the number of
 * updates in each once they are durable, until it is killed. With a second argument it closes the database after so many.
 */
const [, , file = "", most = "Infinity"] = process.argv
const { documents, sealing, close } = await openSqlite({ file })
const first = await Promise.all(journaledNotes.map(note => documents.read(note, workspace)))
let seq = Math.max(...first.map(({ head }) => head.seq))
// a kill may have come between the first appends of a run, which are rows
await Promise.all(first.map(({ head }) => catchUp(head.topic, head.seq)))
let working = Promise.resolve()
for (const end = seq + Number(most); seq < end; ) {
  const [from, next] = [seq, seq + 1]
  await Promise.all(journaledNotes.map(note => documents.append(note, at(from), [update(next % 256, 7)], [])))
  seq = next
  say(`${seq}`)
  if (seq % 25 > 0) continue
  await working
  working = sealing.unsealed(1).then(() => {})
}
say("closing")
await close()

async function catchUp(note: (typeof journaledNotes)[number], from: number): Promise<void> {
  for (let n = from; n < seq; n++) await documents.append(note, at(n), [update((n + 1) % 256, 7)], [])
}
