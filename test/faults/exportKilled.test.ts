import Sqlite from "better-sqlite3"
import { afterAll, beforeAll, expect, test } from "vitest"
import type { JobShown } from "../../shared/contract/queries/jobs.ts"
import { until } from "../kit/clocks/until.ts"
import { Person } from "../kit/people/person.ts"
import { fileIn, newFolder, type Running, removeFolder, startPlenary } from "../kit/servers/plenary.ts"

const folder = newFolder()
let running: Running
beforeAll(async () => {
  running = await startPlenary({ folder })
})
afterAll(async () => {
  await running.stop()
  removeFolder(folder)
})

const ask = async (path: string, cookie: string, method = "GET") =>
  fetch(running.url + path, { method, headers: { cookie, prefer: "respond-async" } })

test("an export whose server is killed is made anew after the start; a cancelled one leaves nothing half-written", async () => {
  const { cookie, ...person } = await Person.join(running.url, running.links["panelist"] ?? "", "Reader")
  const { workspace } = person.joined
  const begin = async () => (await (await ask(`/api/workspaces/${workspace}/workspace.pdf`, cookie)).json()) as JobShown
  const look = async (id: string) => (await (await ask(`/api/jobs/${id}`, cookie)).json()) as JobShown
  const [kept, cancelled] = [await begin(), await begin()]
  await until(async () => (await look(kept.id)).step !== null, "the first one has begun")
  expect((await ask(`/api/jobs/${cancelled.id}`, cookie, "DELETE")).status).toBe(200)
  await running.kill()
  const parts = () => {
    const database = new Sqlite(fileIn(folder), { readonly: true })
    const found = database.prepare("SELECT DISTINCT job FROM job_file").pluck().all()
    database.close()
    return found
  }
  running = await startPlenary({ folder, port: Number(new URL(running.url).port) })
  await until(async () => (await look(kept.id)).state === "done", "the file is made")
  expect((await look(cancelled.id)).state).toBe("cancelled")
  const file = Buffer.from(await (await ask(`/api/jobs/${kept.id}/file`, cookie)).arrayBuffer())
  expect([file.subarray(0, 5).toString(), file.subarray(-6).toString()]).toEqual([
    "%PDF-",
    expect.stringContaining("%%EOF"),
  ])
  expect(parts()).toEqual([kept.id])
})
