import { openPostgres } from "../../../../../server/adapters/drizzle/postgres/openPostgres.ts"
import { say } from "../../../../kit/say.ts"
import { at, event, topic, unit, update, workspace } from "../../samples.ts"

/** Commits for ever and says each number once it is durable, until it is killed. */
const { store, documents } = await openPostgres({ url: process.argv[2] ?? "" })
await documents.read(topic, workspace)
for (let n = 1; ; n++) {
  await documents.append(topic, at(n - 1), [update(n % 256)], [])
  await store.commit(unit(n - 1, { events: [event(n)] }))
  say(`${n}`)
}
