import { expect, onTestFinished, test } from "vitest"
import { startCaddy } from "../../kit/servers/components/caddy.ts"
import { sharedPostgres } from "../../kit/servers/components/postgres.ts"
import { startValkey } from "../../kit/servers/components/valkey.ts"
import { freePort } from "../../kit/servers/freePort.ts"
import { newFolderOnDisk, removeFolder, startPlenary } from "../../kit/servers/plenary.ts"
import { plenaryWith } from "../../kit/servers/program.ts"
import { startCaddyOfOne } from "../../kit/servers/proxies/caddyOne.ts"
import { startNginx } from "../../kit/servers/proxies/nginx.ts"

/** Starts a server without a demo in a folder of its own, and ends both with the test. */
async function started(port: number, env: Record<string, string>): Promise<string> {
  const folder = newFolderOnDisk()
  const running = await startPlenary({ folder, port, env: { DEMO: "off", DATABASE_URL: "", ...env } })
  onTestFinished(async () => {
    await running.stop()
    removeFolder(folder)
  })
  return folder
}

/** Runs the built program's doctor with the settings of a server. Returns the codes that are right, and what is wrong. */
async function doctored(folder: string, env: Record<string, string>) {
  const { stdout } = await plenaryWith({ DATABASE_URL: "", LANG: "C", ...env }, folder, "doctor", "--json")
  const { findings } = JSON.parse(stdout) as { findings: { level: string; code: string; text: string }[] }
  return {
    ok: findings.flatMap(({ level, code }) => (level === "ok" ? [code] : [])),
    wrong: findings.filter(({ level }) => level === "wrong"),
  }
}

const proxies = {
  "nginx.conf": { start: (port: number) => startNginx("nginx.conf", port), path: "" },
  "nginx.path.conf": { start: (port: number) => startNginx("nginx.path.conf", port), path: "/plenary" },
  Caddyfile: { start: startCaddyOfOne, path: "" },
}
const shipped = Object.entries(proxies).flatMap(([name, { start, path }]) =>
  (["SQLite", "PostgreSQL"] as const).map(engine => ({ name, engine, start, path })),
)

test.each(shipped)("doctor finds nothing wrong behind $name with $engine", async ({ engine, start, path }) => {
  const port = await freePort()
  const proxy = await start(port)
  onTestFinished(() => proxy.stop())
  const url = engine === "SQLite" ? "" : await (await sharedPostgres()).createDatabase()
  const env = { PUBLIC_URL: proxy.url + path, DATABASE_URL: url }
  const folder = await started(port, env)
  const { ok, wrong } = await doctored(folder, { ...env, NODE_EXTRA_CA_CERTS: proxy.certificate })
  expect(wrong).toEqual([])
  expect(ok).toEqual(expect.arrayContaining(["proxy", "sockets", "address", "database"]))
})

test("doctor finds nothing wrong in a cluster as shipped, at any of its servers", async () => {
  const postgres = await sharedPostgres()
  const valkey = await startValkey()
  onTestFinished(() => valkey.stop())
  const ports = { panel1: await freePort(), panel2: await freePort(), observer1: await freePort() }
  const caddy = await startCaddy(
    Object.fromEntries(Object.entries(ports).map(([name, port]) => [`${name}:3000`, port])),
  )
  onTestFinished(() => caddy.stop())
  const shared = {
    PUBLIC_URL: caddy.url,
    DATABASE_URL: await postgres.createDatabase(),
    REDIS_URL: valkey.url(),
    TRUST_PROXY: "1",
  }
  for (const [name, port] of Object.entries(ports)) {
    const env = name === "observer1" ? { ...shared, ROLE: "observer" } : shared
    const folder = await started(port, env)
    const { ok, wrong } = await doctored(folder, env)
    expect([name, wrong]).toEqual([name, []])
    expect(ok, name).toEqual(expect.arrayContaining(["database", "clock", "bus", "sockets"]))
  }
})
