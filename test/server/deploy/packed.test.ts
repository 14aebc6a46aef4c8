import { execFileSync, spawn, spawnSync } from "node:child_process"
import { once } from "node:events"
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync } from "node:fs"
import { dirname, join } from "node:path"
import { afterAll, beforeAll, expect, test } from "vitest"
import { pack, writeChecksum } from "../../../scripts/release.ts"
import { hangMs, until } from "../../kit/clocks/until.ts"
import { freePort } from "../../kit/servers/freePort.ts"
import { newFolder, removeFolder } from "../../kit/servers/plenary.ts"

const root = join(import.meta.dirname, "../../..")
const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { version: string }
const lock = JSON.parse(readFileSync(join(root, "package-lock.json"), "utf8")) as {
  packages: Record<string, { dev?: boolean; devOptional?: boolean }>
}
/** The packages that `npm ci --omit=dev` installs at the top of node_modules. */
const production = Object.entries(lock.packages).flatMap(([place, { dev, devOptional }]) => {
  const [, name, ...rest] = place.split("node_modules/")
  return name && rest.length === 0 && !dev && !devOptional && existsSync(join(root, place)) ? [name] : []
})

/** Links the packages of production, and no other one, as an installation would put them there. */
function install(folder: string): void {
  for (const name of production) {
    const link = join(folder, "node_modules", name)
    mkdirSync(dirname(link), { recursive: true })
    symlinkSync(join(root, "node_modules", name), link)
  }
}

const outside = newFolder()
let archive: string
beforeAll(() => {
  archive = pack(join(outside, "release"))
})
afterAll(() => removeFolder(outside))

/** The archive in a folder of its own. */
function unpacked(name: string): string {
  const folder = join(outside, name)
  mkdirSync(folder, { recursive: true })
  execFileSync("tar", ["--extract", "--gzip", "--strip-components=1", "--directory", folder, "--file", archive])
  return folder
}

/** Starts a program in a folder until `use` has used its address, and ends it as a terminal does. */
async function served(cwd: string, line: string[], use: (url: string) => Promise<void>): Promise<void> {
  const url = `http://127.0.0.1:${await freePort()}`
  const env = { PATH: process.env["PATH"], HOME: outside, PORT: new URL(url).port, HOST: "127.0.0.1", LANG: "C" }
  const server = spawn(process.execPath, line, { cwd, env, stdio: ["ignore", "pipe", "inherit"] })
  let said = ""
  server.stdout.on("data", (chunk: Buffer) => (said += chunk.toString()))
  try {
    await until(() => said.includes("Administrator"), "it has started", hangMs, 200)
    await use(url)
  } finally {
    server.kill("SIGTERM")
  }
  expect(await once(server, "exit")).toEqual([0, null])
}

/** Reads the first page with its program, the version, and a paper in Chinese, whose fonts are a package's. */
async function read(url: string): Promise<void> {
  const page = await (await fetch(url)).text()
  const script = /src="(\/assets\/[^"]+\.js)"/.exec(page)?.[1] ?? ""
  expect((await fetch(url + script)).status).toBe(200)
  expect(await (await fetch(`${url}/healthz`)).json()).toEqual({
    ok: true,
    version,
    build: expect.stringMatching(/^[0-9a-f]{12}$/),
  })
  const records = (await (await fetch(`${url}/api/records?workspace=demo`)).json()) as { records: { id: string }[] }
  const paper = await fetch(`${url}/api/records/${records.records[0]?.id}.pdf?lang=zh`)
  expect([paper.status, paper.headers.get("content-type")]).toEqual([200, "application/pdf"])
  expect(Buffer.from(await paper.arrayBuffer()).toString("latin1")).toContain("NotoSansHans")
}

test("nothing is packed from a clone that was not built: npm pack refuses, and so does the release", () => {
  const clone = join(outside, "clone")
  mkdirSync(clone)
  const kept = execFileSync("git", ["ls-files", "-z"], { cwd: root, encoding: "utf8" }).split("\0").filter(Boolean)
  for (const name of new Set(kept.map(one => one.split("/")[0] ?? "")))
    if (!name.startsWith("test")) cpSync(join(root, name), join(clone, name), { recursive: true })
  // As in a person's shell: npm hands its own settings to what it runs, and `npm -s` would hide the error.
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith("npm_")))
  const npm = spawnSync("npm", ["pack"], { cwd: clone, encoding: "utf8", env })
  expect(npm.status).not.toBe(0)
  expect(npm.stderr).toContain("only-npm-run-release-packs")
  expect(readdirSync(clone).filter(name => name.endsWith(".tgz"))).toEqual([])
  expect(() => pack(join(outside, "unbuilt"), clone)).toThrow(/not there: dist\. Run npm run release/)
  expect(existsSync(join(outside, "unbuilt"))).toBe(false)
})

test("the archive holds what is built and what is read beside it, and neither sources nor tests", () => {
  const names = execFileSync("tar", ["--list", "--gzip", "--file", archive], { encoding: "utf8" }).trim().split("\n")
  const held = names.map(name => name.replace(/^package\//, ""))
  for (const needed of [
    "package.json",
    "npm-shrinkwrap.json",
    "README.md",
    "LICENSE",
    "CHANGELOG.md",
    "SECURITY.md",
    "dist/server/main.js",
    "dist/server/plenary.js",
    "dist/client/index.html",
    "scripts/start.mjs",
    "scripts/plenary.mjs",
    "server/papers/pdf/paper.typ",
    "deploy/plenary.service",
    "deploy/nginx.conf",
    "docs/HOSTING.md",
    ".env.example",
  ])
    expect(held, needed).toContain(needed)
  for (const folder of ["migrations/sqlite", "migrations/postgres"])
    expect(held.filter(name => name.startsWith(folder)).length).toBe(
      readdirSync(join(root, folder), { recursive: true, withFileTypes: true }).filter(one => one.isFile()).length,
    )
  expect(held.filter(name => /\.map$|^test\/|^client\/|^shared\/|^\.(?!env\.example$)|\.test\.ts$/.test(name))).toEqual(
    [],
  )
})

test("the checksum is what sha256sum reads", () => {
  const file = writeChecksum(archive)
  const { status } = spawnSync("sha256sum", ["--check", file], { cwd: dirname(archive) })
  expect(status).toBe(0)
})

test("it runs from an unpacked archive with the packages of production alone", async () => {
  const folder = unpacked("package")
  install(folder)
  await served(folder, ["scripts/start.mjs"], read)
  expect(existsSync(join(folder, "data/plenary.db"))).toBe(true)
})

test("it runs as a package in a folder of its own, where npm puts its packages beside it", async () => {
  const folder = join(outside, "elsewhere")
  unpacked("elsewhere/node_modules/plenary")
  install(folder)
  const program = "node_modules/plenary/scripts/plenary.mjs"
  await served(folder, [program, "start"], read)
  expect(existsSync(join(folder, "data/plenary.db"))).toBe(true)
  const said = execFileSync(process.execPath, [program, "--version"], { cwd: folder, encoding: "utf8" })
  const [told, ...build] = said.trim().split(" ")
  expect(told).toBe(version)
  expect(build.join(" ")).toMatch(/^\(build [0-9a-f]{12}\)$/)
})

test("sources without what builds them say in one sentence what to do", () => {
  const folder = join(outside, "sources")
  for (const name of ["package.json", "vite.config.ts", "scripts"])
    cpSync(join(root, name), join(folder, name), { recursive: true })
  for (const name of ["client", "server", "shared"]) mkdirSync(join(folder, name))
  for (const [installed, words] of [
    [false, "is not installed yet: run npm ci"],
    [true, "without --omit=dev"],
  ] as const) {
    if (installed) mkdirSync(join(folder, "node_modules"))
    const { status, stderr } = spawnSync(process.execPath, ["scripts/start.mjs"], { cwd: folder, encoding: "utf8" })
    expect(status).toBe(1)
    expect(stderr).toContain(words)
    expect(stderr.trim().split("\n")).toHaveLength(1)
  }
  rmSync(folder, { recursive: true })
})
