import { afterAll, beforeAll, expect, test } from "vitest"
import { until } from "../../kit/clocks/until.ts"
import { get, Person } from "../../kit/people/person.ts"
import { sharedPostgres } from "../../kit/servers/components/postgres.ts"
import { startValkey, type Valkey } from "../../kit/servers/components/valkey.ts"
import { newFolder, type Running, removeFolder, startPlenary } from "../../kit/servers/plenary.ts"
import { plenaryWith } from "../../kit/servers/program.ts"

const folders = [newFolder(), newFolder()] as const
let valkey: Valkey
let env: Record<string, string>
const servers: Running[] = []

beforeAll(async () => {
  valkey = await startValkey(undefined, { tls: true })
  env = { DATABASE_URL: await (await sharedPostgres()).createDatabase(), REDIS_URL: valkey.url(), LC_ALL: "C" }
})
afterAll(async () => {
  for (const server of servers) await server.stop()
  await valkey.stop()
  for (const folder of folders) removeFolder(folder)
})

test("servers that are given the authority of a Valkey with TLS hear each other through it", async () => {
  const trusting = { ...env, NODE_EXTRA_CA_CERTS: valkey.certificate ?? "" }
  for (const folder of folders) servers.push(await startPlenary({ folder, writesDemo: true, env: trusting }))
  const [first, second] = servers as [Running, Running]
  for (const { url } of servers) expect(await get(url, "/readyz")).toEqual({ ok: true, causes: [] })
  const link = first.links["panelist"] ?? ""
  const [ann, ben] = [await Person.join(first.url, link, "Ann"), await Person.join(second.url, link, "Ben")]
  const topic = ann.snapshot.topics[0]?.id ?? ""
  await ann.do("open-thread", { topic, entry: { lang: "en", text: "Said over TLS." } })
  await until(() => JSON.stringify(ben.state.threads).includes("Said over TLS."), "Ben reads it")
  for (const person of [ann, ben]) person.leave()
  const asked = await plenaryWith({ ...trusting, PUBLIC_URL: "" }, first.folder, "doctor")
  expect(asked.stdout).toContain(`127.0.0.1:${valkey.port} carries messages`)
})

test("without the authority, a server and the doctor say that its certificate is not accepted", async () => {
  const folder = newFolder()
  const server = await startPlenary({ folder, env })
  expect(server.output()).toMatch(/Valkey at 127\.0\.0\.1:\d+ cannot be reached \(\S*SIGNED\S*\)/)
  await server.stop()
  const asked = await plenaryWith({ ...env, PUBLIC_URL: "" }, folder, "doctor")
  expect(asked.stdout).toMatch(/does not answer \(\S*SIGNED\S*\)/)
  removeFolder(folder)
})
