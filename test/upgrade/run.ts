import { parseArgs } from "node:util"
import { sleep, until } from "../kit/clocks/until.ts"
import { get, Person } from "../kit/people/person.ts"
import { StockClient } from "../kit/people/stockClient.ts"
import { startPostgres } from "../kit/servers/components/postgres.ts"
import { newFolder, type Running, removeFolder, startPlenary } from "../kit/servers/plenary.ts"
import { buildOlder } from "./older.ts"

/**
 * `npm run upgrade -- --from COMMIT`: builds an earlier version and runs it beside this one on one PostgreSQL, as while
 * servers are upgraded one after the other. Without `--from` it takes the commit before the newest migration. The exit
 * code is 1 if a promise of docs/SCALE.md is broken.
 */
const { values } = parseArgs({ options: { from: { type: "string" } } })

// stock clients log an error for each of our extra message types
console.error = () => {}

let broken = 0
function check(what: string, holds: boolean, why = ""): void {
  if (!holds) broken++
  console.log(`${holds ? "ok    " : "BROKEN"} ${what}${holds ? "" : ` ${why}`}`)
}

const becomes = (what: string, holds: () => boolean) =>
  until(holds, what).then(
    () => check(what, true),
    (failure: unknown) => check(what, false, String(failure)),
  )

const older = buildOlder(values.from)
const database = await startPostgres()
const folders = [newFolder(), newFolder()] as const
const env = { DATABASE_URL: await database.createDatabase("panel"), DRAIN_SECONDS: "2" }
const startOlder = (port = 0) => startPlenary({ folder: folders[0], writesDemo: true, port, env, program: older.main })
const startThis = (n: 0 | 1, port = 0) => startPlenary({ folder: folders[n], writesDemo: true, port, env })
const portOf = ({ url }: Running) => Number(new URL(url).port)

let first = await startOlder()
const second = await startThis(1)
console.log(`${older.commit.slice(0, 8)} beside this version`)

async function enter({ url }: Running, name: string, role: "panelist" | "moderator" = "panelist") {
  const person = await Person.join(url, links[role] ?? "", name)
  const topic = person.snapshot.topics[0]?.id ?? ""
  const client = new StockClient(url, topic, person.cookie)
  await until(() => client.provider.synced, `${name} is in the note`)
  return { person, topic, client }
}
const { links } = first
const reads = ({ person }: { person: Person }, text: string) => JSON.stringify(person.state.threads).includes(text)
const say = ({ person, topic }: { person: Person; topic: string }, text: string) =>
  person.ask("open-thread", { topic, entry: { lang: "en", text } })

const [ann, ben] = [await enter(first, "Ann"), await enter(second, "Ben")]
const [chair, olderChair] = [await enter(second, "Chair", "moderator"), await enter(first, "Second chair", "moderator")]
const people = [ann, ben, chair, olderChair]

let typed = 0
async function type(ms: number, during: () => Promise<unknown> = async () => {}) {
  const stops = [ann.client.keepTyping(`ann${++typed}-`), ben.client.keepTyping(`ben${typed}-`)]
  await sleep(ms / 2)
  await during()
  await sleep(ms / 2)
  for (const stop of stops) stop()
  await becomes("every word is acknowledged", () => ann.client.isSaved && ben.client.isSaved)
  const missed = () => ann.client.misread(ben.client).length + ben.client.misread(ann.client).length
  await becomes("and read once on the other server", () => missed() === 0)
}

await type(2_000)
for (const [one, other] of [
  [ann, ben],
  [ben, ann],
] as const) {
  const text = `Said by ${one.person.member}.`
  check("an entry is taken", (await say(one, text)).ok)
  await becomes("and read on the other server", () => reads(other, text))
}

const { seq } = chair.person.state
const set = await chair.person.ask("set-stopping", { stopping: { rounds: 3, answered: 80 } })
check("this version writes an entry that an earlier one may not know", set.ok && set.seq > seq, JSON.stringify(set))
check("the chair goes on there", (await say(chair, "After it, here.")).ok)
check("and on the earlier server", (await say(olderChair, "After it, there.")).ok)
for (const one of people)
  await becomes("both are read", () => reads(one, "After it, here.") && reads(one, "After it, there."))
const late = await enter(first, "Late")
check(
  "a page that opens on the earlier server reads both",
  reads(late, "After it, here.") && reads(late, "After it, there."),
)
check("the earlier server is ready", JSON.stringify(await get(first.url, "/readyz")).includes('"ok":true'))

let drained = Number.POSITIVE_INFINITY
await type(4_000, async () => {
  const begun = performance.now()
  check("the earlier server ends in order", (await first.stop()) === 0, first.output())
  drained = performance.now() - begun
  first = await startThis(0, portOf(first))
})
check(`within ten seconds (${Math.round(drained)} ms)`, drained < 10_000)

await first.stop()
first = await startOlder(portOf(first))
await type(2_000)
check("the earlier version serves again after it", true)

for (const { client, person } of [...people, late]) {
  client.end()
  person.leave()
}
for (const server of [first, second]) await server.stop()
await database.stop()
for (const folder of folders) removeFolder(folder)
older.remove()
console.log(broken === 0 ? "All promises hold." : `${broken} broken`)
process.exit(broken === 0 ? 0 : 1)
