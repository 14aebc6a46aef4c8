import { createHash } from "node:crypto"
import { afterAll, beforeAll, expect, test } from "vitest"
import type { FileUploaded } from "../../../shared/contract/queries/files.ts"
import type { JobShown } from "../../../shared/contract/queries/jobs.ts"
import type { ErrorBody } from "../../../shared/contract/queries.ts"
import { until } from "../../kit/clocks/until.ts"
import { Person } from "../../kit/people/person.ts"
import { pdf } from "../../kit/sampleFiles.ts"
import { sharedPostgres } from "../../kit/servers/components/postgres.ts"
import { newFolder, type Running, removeFolder, startPlenary } from "../../kit/servers/plenary.ts"
import { besides } from "../../server/adapters/drizzle/postgres/postgresBench.ts"

const folders = [newFolder(), newFolder()] as const
let servers: [Running, Running]
let chair: Person
let DATABASE_URL: string
const start = (n: 0 | 1) => startPlenary({ folder: folders[n], writesDemo: true, env: { DATABASE_URL } })
beforeAll(async () => {
  DATABASE_URL = await (await sharedPostgres()).createDatabase()
  servers = [await start(0), await start(1)]
  chair = await Person.join(servers[0].url, servers[0].links["moderator"] ?? "", "Chair")
})
afterAll(async () => {
  chair.leave()
  for (const server of servers) await server.stop()
  for (const folder of folders) removeFolder(folder)
})

const at = (n: 0 | 1, path: string, cookie = chair.cookie, init: RequestInit = {}) =>
  fetch(servers[n].url + path, { ...init, headers: { cookie, prefer: "respond-async" } })

test("a long export that one server got is made once, and shown, read and cancelled on the other", async () => {
  const asked = await at(0, "/api/workspaces/practice/workspace.html?lang=en")
  expect(asked.status).toBe(202)
  const { id } = (await asked.json()) as JobShown
  const shown = async (n: 0 | 1) => (await (await at(n, `/api/jobs/${id}`)).json()) as JobShown
  await until(async () => (await shown(1)).state === "done", "the other server shows that it is done")
  const [one, other] = [await at(0, `/api/jobs/${id}/file`), await at(1, `/api/jobs/${id}/file`)]
  expect([one.status, other.status]).toEqual([200, 200])
  expect(await other.text()).toBe(await one.text())
  const { rows } = await besides(DATABASE_URL, "SELECT tries::int, state FROM job WHERE id = $1", [id])
  expect(rows).toEqual([{ tries: 1, state: "done" }])
})

test("a long export is ended on another server, which has no file of it then", async () => {
  // on a busy machine one export may be made before it is cancelled
  await until(async () => {
    const asked = await at(1, "/api/workspaces/practice/workspace.pdf?lang=en")
    const { id } = (await asked.json()) as JobShown
    expect((await at(0, `/api/jobs/${id}`, chair.cookie, { method: "DELETE" })).status).toBe(200)
    const { state } = (await (await at(1, `/api/jobs/${id}`)).json()) as JobShown
    if (state !== "cancelled") return false
    expect([(await at(0, `/api/jobs/${id}/file`)).status, (await at(1, `/api/jobs/${id}/file`)).status]).toEqual([
      404, 404,
    ])
    return true
  }, "an export is cancelled before it is made")
})

test("a file that was uploaded to one server is listed and sent by the other", async () => {
  const bytes = pdf("a paper of both servers")
  const uploaded = await fetch(`${servers[0].url}/api/workspaces/practice/files?as=reading`, {
    method: "POST",
    headers: { cookie: chair.cookie, "content-type": "application/octet-stream" },
    body: new Uint8Array(bytes),
  })
  const { sha256 } = (await uploaded.json()) as FileUploaded
  const path = `/api/workspaces/practice/files/${sha256}`
  expect((await at(1, path)).status).toBe(404)
  await chair.do("add-reading", { title: { en: "Paper" }, file: sha256 })
  await until(async () => (await at(1, path)).status === 200, "the other server sends it")
  const got = Buffer.from(await (await at(1, path)).arrayBuffer())
  expect(createHash("sha256").update(got).digest("hex")).toBe(sha256)
})

test("an embargo that was set on one server closes the panel on the other, also what is open there", async () => {
  const session = Object.keys(chair.state.sessions)[0] ?? ""
  const asReader = async () => {
    const response = await at(1, "/api/workspaces/practice", "")
    return response.ok ? 200 : ((await response.json()) as ErrorBody).error.code
  }
  await chair.do("set-access", { public: true, replay: "readers" })
  await until(async () => (await asReader()) === 200, "the other server opens")
  const reader = await Person.read(servers[1].url, "practice")
  await chair.do("set-access", { public: false, replay: "readers" })
  await until(() => !reader.socket.connected, "the reader's page is closed on the other server")
  await chair.do("set-embargo", { session, until: Date.now() + 3_600_000 })
  await chair.do("set-access", { public: true, replay: "readers" })
  await until(async () => (await asReader()) === "under-embargo", "the other server names the embargo")
  await expect(Person.read(servers[1].url, "practice")).rejects.toThrow()
  expect((await at(1, "/api/workspaces/practice")).status).toBe(200)
  await chair.do("set-embargo", { session, until: null })
  await until(async () => (await asReader()) === 200, "the other server opens again")
  reader.leave()
})
