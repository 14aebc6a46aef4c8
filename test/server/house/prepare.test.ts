import { spawnSync } from "node:child_process"
import { chmodSync, closeSync, openSync, readFileSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { afterEach, beforeEach, expect, test } from "vitest"
import { newFolder, removeFolder } from "../../kit/servers/plenary.ts"

const script = join(import.meta.dirname, "../../../scripts/prepare.mjs")

let folder: string
beforeEach(() => {
  folder = newFolder()
  writeFileSync(join(folder, "apt-get"), '#!/bin/sh\necho "apt-get $*" >&2\n')
  chmodSync(join(folder, "apt-get"), 0o755)
})
afterEach(() => removeFolder(folder))

interface System {
  uid: number
  apt: boolean
  /** the programs that are not installed; all others are */
  without: RegExp
}

const servers = /\/(postgres|valkey-server|redis-server|caddy|nginx)$/

/** Runs it on such a system. Returns what it prints and what its apt-get is asked for, in order. */
function prepared({ uid, apt, without }: System): { status: number | null; lines: string[] } {
  const system = `
    import fs from "node:fs"
    import { syncBuiltinESMExports } from "node:module"
    const { existsSync } = fs
    const named = /\\/(chromium|chromium-headless-shell|NotoSansCJK-Regular.ttc|initdb|pdftotext)$|${servers.source}/
    fs.existsSync = path =>
      path === "/usr/bin/apt-get" ? ${apt} : named.test(path) ? !${without}.test(path) : existsSync(path)
    syncBuiltinESMExports()
    process.getuid = () => ${uid}`
  if (!without.test("/python3")) {
    writeFileSync(join(folder, "python3"), "#!/bin/sh\n")
    chmodSync(join(folder, "python3"), 0o755)
  }
  const printed = join(folder, "printed")
  const output = openSync(printed, "w")
  const { status } = spawnSync(
    process.execPath,
    ["--import", `data:text/javascript,${encodeURIComponent(system)}`, script],
    {
      env: { PATH: folder },
      stdio: ["ignore", output, output],
    },
  )
  closeSync(output)
  return { status, lines: readFileSync(printed, "utf8").trim().split("\n") }
}

const python = /\/python3$/

test("as root, what is missing is installed after it was named", () => {
  const { status, lines } = prepared({ uid: 0, apt: true, without: python })
  expect(status).toBe(0)
  expect(lines).toEqual([
    "Installing python3 for the tests…",
    expect.stringMatching(/^apt-get update/),
    expect.stringMatching(/^apt-get install .*python3$/),
  ])
})

test.each([
  { who: "another user", uid: 1_000, apt: true },
  { who: "root without apt-get", uid: 0, apt: false },
])("as $who nothing is installed, and the run ends with the names of what is missing", system => {
  const { status, lines } = prepared({ ...system, without: python })
  expect(status).toBe(1)
  expect(lines).toEqual([expect.stringMatching(/^The tests need python3\b.*: install it/)])
})

test("as root, servers that are missing are installed after they were named", () => {
  const { status, lines } = prepared({ uid: 0, apt: true, without: servers })
  expect(status).toBe(0)
  expect(lines).toEqual([
    "Installing postgresql for the tests…",
    expect.stringMatching(/^apt-get update/),
    expect.stringMatching(/^apt-get install .*postgresql$/),
    "Installing valkey-server for the tests…",
    expect.stringMatching(/^apt-get install .*valkey-server$/),
    "Installing caddy for the tests…",
    expect.stringMatching(/^apt-get install .*caddy$/),
    "Installing nginx for the tests…",
    expect.stringMatching(/^apt-get install .*nginx$/),
  ])
})

test("as root, the Chromium without a window is installed beside the other one", () => {
  const { status, lines } = prepared({ uid: 0, apt: true, without: /\/chromium-headless-shell$/ })
  expect(status).toBe(0)
  expect(lines).toEqual([
    "Installing chromium-headless-shell for the tests…",
    expect.stringMatching(/^apt-get update/),
    expect.stringMatching(/^apt-get install .*chromium-headless-shell$/),
  ])
})

test("where nothing may be installed, one sentence names each missing server, and the other tests run", () => {
  const { status, lines } = prepared({ uid: 1_000, apt: true, without: servers })
  expect(status).toBe(0)
  expect(lines).toEqual([
    expect.stringMatching(
      /PostgreSQL.*: install postgresql \(apt\), postgresql-server \(dnf\) or postgresql@17 \(brew\)\.$/,
    ),
    expect.stringMatching(/Valkey.*: install valkey-server or redis-server \(apt\), or valkey \(dnf, brew\)\.$/),
    expect.stringMatching(/Caddy.*: install caddy \(apt, dnf, brew\)\.$/),
    expect.stringMatching(/nginx.*: install nginx \(apt, dnf, brew\)\.$/),
  ])
})
