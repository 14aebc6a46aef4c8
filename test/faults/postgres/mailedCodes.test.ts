import { Client } from "pg"
import { afterAll, beforeAll, expect, test } from "vitest"
import { until } from "../../kit/clocks/until.ts"
import { Person } from "../../kit/people/person.ts"
import { sharedPostgres } from "../../kit/servers/components/postgres.ts"
import { newFolder, type Running, removeFolder, startPlenary } from "../../kit/servers/plenary.ts"
import { smtpSink } from "../../kit/servers/smtpSink.ts"

const folders = [newFolder(), newFolder()] as const
const email = "lin@example.org"
let sink: Awaited<ReturnType<typeof smtpSink>>
let database: string
let servers: [Running, Running]
let lin: Person

beforeAll(async () => {
  sink = await smtpSink()
  database = await (await sharedPostgres()).createDatabase()
  const env = {
    DATABASE_URL: database,
    SMTP_URL: sink.url,
    MAIL_FROM: "panel@example.org",
  }
  const first = await startPlenary({ folder: folders[0], writesDemo: true, env })
  servers = [first, await startPlenary({ folder: folders[1], writesDemo: true, env })]
  lin = await Person.join(first.url, first.links["panelist"] ?? "", "Lin")
  lin.leave()
})
afterAll(async () => {
  for (const server of servers ?? []) await server.stop()
  await sink.close()
  for (const folder of folders) removeFolder(folder)
})

async function send(n: 0 | 1, path: string, body: object, { method = "POST", cookie = lin.cookie } = {}) {
  const response = await fetch(servers[n].url + path, {
    method,
    headers: { "content-type": "application/json", ...(cookie && { cookie }) },
    body: JSON.stringify(body),
  })
  const answer = (await response.json()) as { request?: string; confirmed?: boolean; seats?: object[] }
  return { status: response.status, answer }
}

/** The code in the letter with this number. */
async function codeIn(letter: number): Promise<string> {
  await until(() => sink.to(email).length >= letter, "the letter has arrived")
  return /\d{3} \d{3}/.exec(sink.to(email)[letter - 1] ?? "")?.[0] ?? ""
}

test("a mailed code that was asked for on one server is accepted on the other, once", async () => {
  const own = "/api/workspaces/practice/address"
  await send(0, own, { email }, { method: "PUT" })
  const { answer } = await send(0, `${own}/code`, {})
  const confirmed = await send(1, `${own}/confirm`, { request: answer.request, code: await codeIn(1) })
  expect(confirmed).toMatchObject({ status: 200, answer: { confirmed: true } })

  const stranger = { cookie: "" }
  const asked = await send(1, "/api/return/code", { email }, stranger)
  const given = { request: asked.answer.request, code: await codeIn(2) }
  const opened = [
    await send(0, "/api/return/code/open", given, stranger),
    await send(1, "/api/return/code/open", given, stranger),
  ]
  expect(opened.map(({ status }) => status)).toEqual([200, 422])
  expect(opened[0]?.answer.seats).toHaveLength(1)
})

test("attempts at a code count on all servers together", async () => {
  const asked = await send(0, "/api/return/code", { email }, { cookie: "" })
  const code = await codeIn(3)
  const wrong = code === "000 000" ? "000 001" : "000 000"
  const attempt = (n: 0 | 1, said: string) =>
    send(n, "/api/return/code/open", { request: asked.answer.request, code: said }, { cookie: "" })
  for (const n of [0, 1, 0, 1, 0] as const) expect((await attempt(n, wrong)).status).toBe(422)
  expect((await attempt(1, code)).status).toBe(422)
})

test("the database holds a waiting code neither in words nor with the address that it is for", async () => {
  await send(0, "/api/return/code", { email }, { cookie: "" })
  const digits = (await codeIn(4)).replace(" ", "")
  const client = new Client({ connectionString: database })
  await client.connect()
  const { rows } = await client.query<{ sealed: Buffer }>("SELECT sealed FROM ticket WHERE until > clock_timestamp()")
  await client.end()
  expect(rows.length).toBeGreaterThan(0)
  for (const { sealed } of rows) for (const words of [digits, email]) expect(sealed.includes(words)).toBe(false)
})
