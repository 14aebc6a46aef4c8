import { afterAll, expect, test } from "vitest"
import { sharedPostgres } from "../../kit/servers/components/postgres.ts"
import { newFolder, removeFolder, startPlenary } from "../../kit/servers/plenary.ts"

const folder = newFolder()
afterAll(() => removeFolder(folder))

test("a server starts without its Valkey, says so without the password, and is ready", async () => {
  const DATABASE_URL = await (await sharedPostgres()).createDatabase()
  const REDIS_URL = "redis://:hidden-word@127.0.0.1:1"
  const env = { DATABASE_URL, REDIS_URL, LANG: "C", LC_ALL: "C" }
  const server = await startPlenary({ folder, writesDemo: true, env })
  try {
    await expect.poll(server.output).toContain("Valkey at 127.0.0.1:1 cannot be reached (ECONNREFUSED)")
    expect(server.output()).not.toContain("hidden-word")
    const ready = await fetch(`${server.url}/readyz`)
    expect(ready.status).toBe(200)
    const body = await ready.json()
    expect(body).toMatchObject({ ok: true, causes: [{ cause: "bus-away" }] })
    expect(JSON.stringify(body)).not.toContain("hidden-word")
  } finally {
    await server.stop()
  }
})

test.each([{ REDIS_URL: "redis://:hidden-word@127.0.0.1:6379" }, { ROLE: "observer" }])(
  "on an SQLite file %o is refused in one sentence",
  async env => {
    const started = startPlenary({
      folder: newFolder(),
      writesDemo: true,
      env: { DATABASE_URL: "", LANG: "C", ...env },
    })
    await expect(started).rejects.toThrow(
      /exited with 1: \S* needs DATABASE_URL: an SQLite file is served by one process/,
    )
  },
)
