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

/** Run on a system without Python, by this user: what it prints and what its apt-get is asked for, in order. */
function prepared({ uid, apt }: { uid: number; apt: boolean }): { status: number | null; lines: string[] } {
  const system = `
    import fs from "node:fs"
    import { syncBuiltinESMExports } from "node:module"
    const { existsSync } = fs
    fs.existsSync = path => (path === "/usr/bin/apt-get" ? ${apt} : existsSync(path))
    syncBuiltinESMExports()
    process.getuid = () => ${uid}`
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

test("as root, what is missing is installed after it was named", () => {
  const { status, lines } = prepared({ uid: 0, apt: true })
  expect(status).toBe(0)
  expect(lines).toHaveLength(3)
  expect(lines[0]).toMatch(/^Installing python3\b.* for the tests…$/)
  expect(lines[1]).toMatch(/^apt-get update/)
  expect(lines[2]).toMatch(/^apt-get install .*python3/)
})

test.each([
  { who: "another user", uid: 1_000, apt: true },
  { who: "root without apt-get", uid: 0, apt: false },
])("as $who nothing is installed, and the run ends with the names of what is missing", system => {
  const { status, lines } = prepared(system)
  expect(status).toBe(1)
  expect(lines).toEqual([expect.stringMatching(/^The tests need python3\b.*: install it/)])
})
