import { spawn } from "node:child_process"
import { once } from "node:events"
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, statSync, symlinkSync } from "node:fs"
import { dirname, join } from "node:path"
import { expect, test } from "vitest"
import { serverEnv, serverFlags } from "../../../scripts/node24.mjs"
import { hangMs, until } from "../../kit/clocks/until.ts"
import { freePort } from "../../kit/servers/freePort.ts"
import { newFolder, removeFolder } from "../../kit/servers/plenary.ts"

const root = join(import.meta.dirname, "../../..")
const dockerfile = readFileSync(join(root, "Dockerfile"), "utf8")
const [, ran = ""] = dockerfile.split(/^FROM .*$/m).slice(1)

/** The words of a command that the Dockerfile writes as a list. */
const listed = (instruction: RegExp): string[] => JSON.parse(instruction.exec(ran)?.[1] ?? "[]") as string[]
const command = listed(/^CMD (\[.*\])$/m)
const check = listed(/^HEALTHCHECK[^[]*CMD (\[.*\])$/m)

/** The variables that the Dockerfile sets. */
const set = Object.fromEntries(
  [...(/^ENV ((?:.*\\\n)*.*)$/m.exec(ran)?.[1]?.matchAll(/(\w+)=(\S+)/g) ?? [])].map(([, name, value]) => [
    name,
    value,
  ]),
) as Record<string, string>

test("the server is process 1 with the flags and the allocator's settings of npm start, and no root", () => {
  expect(command).toEqual(["node", ...serverFlags, "dist/server/main.js"])
  expect(set).toMatchObject({ ...serverEnv, HOST: "0.0.0.0", DATA_DIR: "/data" })
  expect(ran).toMatch(/^USER node$/m)
  expect(ran).toMatch(/^VOLUME \/data$/m)
})

test("the files that the image holds are enough to start the server, and its health check finds it", async () => {
  const folder = newFolder()
  for (const [, from = "", to = ""] of ran.matchAll(/^COPY --from=build \/app\/(\S+) \.\/(\S+)$/gm)) {
    mkdirSync(dirname(join(folder, to)), { recursive: true })
    // A link, because these are hundreds of megabytes.
    if (from === "node_modules") symlinkSync(join(root, from), join(folder, to))
    else cpSync(join(root, from), join(folder, to), { recursive: true })
  }
  const env = {
    ...process.env,
    ...set,
    HOST: "127.0.0.1",
    PORT: String(await freePort()),
    DATA_DIR: join(folder, "data"),
    TMPDIR: join(folder, "tmp"),
  }
  mkdirSync(env.TMPDIR)
  /** The files that the root file system would hold, with the times of their last change. */
  const rootFiles = () =>
    readdirSync(folder, { recursive: true, encoding: "utf8" })
      .filter(name => !/^(node_modules|data|tmp)/.test(name))
      .map(name => `${name} ${statSync(join(folder, name)).mtimeMs}`)
      .toSorted()
  const before = rootFiles()
  const healthy = async () => {
    const [code] = await once(spawn(process.execPath, check.slice(1), { env, stdio: "ignore" }), "exit")
    return code === 0
  }
  expect(await healthy()).toBe(false)
  const server = spawn(process.execPath, command.slice(1), { cwd: folder, env, stdio: "ignore" })
  try {
    await until(healthy, "the health check finds the server", hangMs, 500)
    const bundle = await fetch(`http://127.0.0.1:${env.PORT}/api/workspaces/demo/export`)
    expect(bundle.status).toBe(200)
    expect((await bundle.text()).length).toBeGreaterThan(10_000)
    const paper = await fetch(`http://127.0.0.1:${env.PORT}/api/workspaces/demo/workspace.pdf`)
    expect([paper.status, paper.headers.get("content-type")]).toEqual([200, "application/pdf"])
    await paper.arrayBuffer()
    // so its root file system may be read only
    expect(rootFiles()).toEqual(before)
  } finally {
    server.kill("SIGTERM")
  }
  const [code] = await once(server, "exit")
  expect(code).toBe(0)
  removeFolder(folder)
})

test("every file that is copied into the image exists, and nothing that is secret or needless is", () => {
  for (const [, from = ""] of dockerfile.matchAll(/^COPY (?:--from=build \/app\/)?(\S+).* \S+$/gm))
    if (!/^(\.|dist|node_modules)$/.test(from)) expect(existsSync(join(root, from)), from).toBe(true)
  // a name without a tag, or with one that moves to another version of Node
  for (const [, image] of dockerfile.matchAll(/^FROM (\S+)/gm)) expect(image).toMatch(/^node:24-\w+-slim$/)
  expect(dockerfile).not.toMatch(/^ADD |latest|\bsudo\b|apt-get|(?:PASSWORD|SECRET|TOKEN|KEY)=/m)
  expect(ran.indexOf("USER node")).toBeLessThan(ran.indexOf("CMD ["))
})

test("nothing that the build needs is left out of its context", () => {
  const out = readFileSync(join(root, ".dockerignore"), "utf8").trim().split("\n")
  for (const needed of ["client", "server", "shared", "scripts", "migrations", "package-lock.json", "vite.config.ts"])
    expect(out).not.toContain(needed)
  expect(out).toEqual(expect.arrayContaining([".git", "data", "node_modules"]))
})
