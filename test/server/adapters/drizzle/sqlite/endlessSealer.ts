import { openSqlite } from "../../../../../server/adapters/drizzle/sqlite/openSqlite.ts"
import { say } from "../../../../kit/say.ts"
import { at, topic, update, workspace } from "../../samples.ts"

/** Appends and seals for ever, and says the number of updates once they are durable, until it is killed. */
const { documents, sealing } = await openSqlite({ file: process.argv[2] ?? "" })
const { head } = await documents.read(topic, workspace)
let working = Promise.resolve()
for (let seq = head.seq; ; ) {
  const some = Array.from({ length: 40 }, (_, n) => update((seq + n + 1) % 256, 7))
  await documents.append(topic, at(seq), some, [])
  seq += some.length
  say(`${seq}`)
  await working
  working = sealing
    .seal({ topic, epoch: 1 }, { least: 30, before: Number.MAX_SAFE_INTEGER })
    .then(() => sealing.giveBackSpace())
    .then(() => {})
}
