import { chmodSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { afterEach, beforeEach, expect, test, vi } from "vitest"
import { backupFolder } from "../../../server/adapters/backups/backupFolder.ts"
import { copyAway } from "../../../server/adapters/backups/copyAway.ts"
import { momentOf, nameOf } from "../../../server/adapters/backups/names.ts"
import { root } from "../../../server/adapters/system/root.ts"
import { restoreFolder } from "../../../server/cli/keeping/restore.ts"
import { sayIn } from "../../../server/ports/operatorError.ts"
import { databaseIn } from "../../../server/start/instance/database.ts"
import { settingNamed, settings } from "../../../server/start/settings.ts"
import { newFolder, removeFolder } from "../../kit/servers/plenary.ts"
import { servePanel } from "../../kit/servers/servedPanel.ts"

/** Milliseconds that a process may take to start from the sources, beside other tests. */
const patienceMs = 60_000
const never = new AbortController().signal
const at = Date.parse("2026-11-27T03:00:05Z")

let base: string
beforeEach(() => void (base = newFolder()))
afterEach(() => removeFolder(base))

const folderOf = (dataDir: string, instead = {}) =>
  backupFolder({
    folder: join(base, "kept"),
    dataDir,
    databaseUrl: null,
    command: null,
    program: join(root, "server/cli/plenary.ts"),
    freeIn: () => Number.POSITIVE_INFINITY,
    ...instead,
  })

const script = (text: string): string => {
  const file = join(base, "a command")
  writeFileSync(file, `#!/bin/sh\n${text}\n`)
  chmodSync(file, 0o700)
  return file
}

test("a name says its moment, and other names say none", () => {
  expect(nameOf(at)).toBe("plenary-2026-11-27T030005Z.backup")
  expect(momentOf(nameOf(at))).toBe(at)
  for (const name of [
    "plenary.db",
    "panel.backup",
    `${nameOf(at)}.part`,
    `x${nameOf(at)}`,
    "plenary-2026-13-40T030005Z.backup",
  ])
    expect(momentOf(name)).toBeNull()
})

test(
  "a backup of a running panel is written by a process, for its owner alone, and can be restored",
  async () => {
    const panel = await servePanel()
    const dataDir = join(panel.file, "..")
    const folder = folderOf(dataDir)
    await folder.open()
    const made = await folder.write(at, never)
    await panel.end()
    const file = join(base, "kept", nameOf(at))
    expect(made).toMatchObject({ file })
    expect(made).toMatchObject({ bytes: statSync(file).size, workspaces: 1 })
    expect(await folder.files()).toEqual([{ file, at }])
    expect(readdirSync(join(base, "kept"))).toEqual([nameOf(at)])
    expect([statSync(file).mode & 0o777, statSync(join(base, "kept")).mode & 0o777]).toEqual([0o600, 0o700])
    const anew = join(base, "anew")
    mkdirSync(anew)
    expect(await restoreFolder(anew, file, sayIn("en"))).toContain("Workspaces: 1")
    expect(statSync(databaseIn(anew)).size).toBeGreaterThan(0)
  },
  patienceMs,
)

test(
  "a database that is damaged gives no backup, and the reason is the sentence of the terminal",
  async () => {
    mkdirSync(join(base, "data"))
    writeFileSync(join(base, "data/plenary.db"), "no database")
    const folder = folderOf(join(base, "data"))
    await folder.open()
    expect(await folder.write(at, never)).toMatchObject({
      fault: "not-written",
      reason: expect.stringContaining(".part"),
    })
    expect(readdirSync(join(base, "kept"))).toEqual([])
  },
  patienceMs,
)

test("what a killed backup left is removed before the next, and nothing else", async () => {
  const folder = folderOf(base)
  await folder.open()
  const strange = ["notes.txt", "my.backup.part", "plenary.db", "plenary-old.backup"]
  for (const name of [...strange, nameOf(at), `${nameOf(at)}.part`, `${nameOf(at)}.part-wal`])
    writeFileSync(join(base, "kept", name), "")
  await folder.open()
  expect(readdirSync(join(base, "kept")).toSorted()).toEqual([...strange, nameOf(at)].toSorted())
})

test(
  "a stopping server ends the process, and nothing half-written stays",
  async () => {
    const panel = await servePanel()
    const folder = folderOf(join(panel.file, ".."))
    await folder.open()
    const stopping = new AbortController()
    const writing = folder.write(at, stopping.signal)
    stopping.abort()
    expect(await writing).toMatchObject({ fault: "not-written" })
    expect(readdirSync(join(base, "kept"))).toEqual([])
    await panel.end()
  },
  patienceMs,
)

test("there is no room if the panel beside the backup would have too little", async () => {
  mkdirSync(join(base, "data"))
  writeFileSync(join(base, "data/plenary.db"), Buffer.alloc(1_000_000))
  const rooms = [1_000_000, 201_000_000, 201_200_000].map(async free => {
    const folder = folderOf(join(base, "data"), { freeIn: () => free })
    await folder.open()
    return folder.hasRoom()
  })
  expect(await Promise.all(rooms)).toEqual([false, false, true])
})

test("the command gets the file as its one argument, without a shell, and none of Plenary's secrets", async () => {
  const file = join(base, "x; touch y $(id).backup")
  const secrets = [...Object.keys(settings), "OIDC_2_CLIENT_SECRET"].filter(name => settingNamed(name)?.secret)
  expect(secrets).toEqual(expect.arrayContaining(["METRICS_TOKEN", "SMTP_URL", "OIDC_2_CLIENT_SECRET"]))
  for (const name of secrets) vi.stubEnv(name, "hidden")
  vi.stubEnv("BACKUP_OWN", "kept")
  const out = join(base, "out")
  expect(
    await copyAway(script(`printf '%s|' "$#" "$1" "$(env | grep hidden)" "$BACKUP_OWN" > '${out}'`), file, never),
  ).toBeNull()
  vi.unstubAllEnvs()
  expect(readFileSync(out, "utf8")).toBe(`1|${file}||kept|`)
})

test("a command that fails, is missing or does not end says so", async () => {
  expect(await copyAway(script("echo no route to host >&2; exit 3"), "f", never)).toBe("exit code 3: no route to host")
  expect(await copyAway(join(base, "missing"), "f", never)).toBe("ENOENT")
  expect(await copyAway(script("exec sleep 60"), "f", never, 100)).toBe("ended after 0.1 s")
})
