import { execFileSync } from "node:child_process"
import { once } from "node:events"
import { chmodSync, chownSync, mkdirSync, readdirSync, statSync, writeFileSync } from "node:fs"
import { createServer } from "node:net"
import { join } from "node:path"
import Sqlite from "better-sqlite3"
import { afterEach, describe, expect, test } from "vitest"
import { databaseIn } from "../../server/start/instance/database.ts"
import { expectSentence, failedStart } from "../kit/servers/failedStart.ts"
import { newFolder, removeFolder, startPlenary } from "../kit/servers/plenary.ts"

const folders: string[] = []
const mounts: string[] = []
afterEach(() => {
  for (const mount of mounts.splice(0)) execFileSync("umount", [mount])
  for (const folder of folders.splice(0)) removeFolder(folder)
})
function folderFor(): string {
  const folder = newFolder()
  folders.push(folder)
  return folder
}
function mounted(size: string): string {
  const folder = folderFor()
  execFileSync("mount", ["-t", "tmpfs", "-o", `size=${size}`, "tmpfs", folder])
  mounts.push(folder)
  return folder
}
async function written(): Promise<string> {
  const folder = folderFor()
  await (await startPlenary({ folder })).stop()
  return folder
}

describe("a server that cannot start says why in one sentence and exits with 1", () => {
  test("if its port is in use", async () => {
    const other = createServer().listen(0, "127.0.0.1")
    await once(other, "listening")
    const address = other.address()
    const port = String(typeof address === "object" ? address?.port : 0)
    expectSentence(await failedStart(folderFor(), { PORT: port }), `Port ${port} is in use`, "set PORT")
    other.close()
  })

  test("if this machine has no such address", async () => {
    expectSentence(await failedStart(folderFor(), { HOST: "192.0.2.7" }), "no address 192.0.2.7", "Set HOST")
  })

  test.each([
    "https://example.org/w/panels",
    "https://example.org/?a=b",
    "https://me@example.org/plenary",
    "https://example.org/plenary/#top",
    "https://example.org/a%20b",
  ])("if %s is its public address", async PUBLIC_URL => {
    expectSentence(
      await failedStart(folderFor(), { PUBLIC_URL }),
      PUBLIC_URL,
      "below a path https://example.org/plenary",
    )
  })

  test("if the disk is full at the first start, and no half-written file stays in the way", async () => {
    const folder = mounted("600k")
    expectSentence(await failedStart(join(folder, "data")), "is full", "make room")
    execFileSync("mount", ["-o", "remount,size=64m", folder])
    await (await startPlenary({ folder: join(folder, "data"), writesDemo: true })).stop()
  })

  test("if the folder is read-only", async () => {
    const folder = mounted("32m")
    await (await startPlenary({ folder: join(folder, "data") })).stop()
    execFileSync("mount", ["-o", "remount,ro", folder])
    expectSentence(await failedStart(join(folder, "data")), "can only be read", "DATA_DIR")
  })

  test("if the folder belongs to another user", async () => {
    const folder = folderFor()
    const data = join(folder, "data")
    mkdirSync(data)
    for (const one of [folder, data]) chmodSync(one, 0o777)
    chownSync(data, 12_345, 12_345)
    const told = await failedStart(data, {}, { uid: 65_534 })
    // If this user cannot read the program itself, the check is impossible.
    if (!told.said.includes("Cannot find module")) expectSentence(told, "belongs to another user", "DATA_DIR")
  })

  test("if the database belongs to a newer version", async () => {
    const folder = await written()
    const db = new Sqlite(databaseIn(folder))
    db.exec("INSERT INTO __drizzle_migrations (hash, created_at) VALUES ('x', 99999999999999)")
    db.exec("UPDATE meta SET value = '99' WHERE key = 'least_version'")
    db.close()
    expectSentence(await failedStart(folder), "newer version of Plenary")
  })

  test("if the file is no database: it names the file and offers restore", async () => {
    const none = folderFor()
    writeFileSync(databaseIn(none), "not a database, ".repeat(1_000))
    expectSentence(await failedStart(none), "plenary.db is not a database", "plenary restore FILE")
  })
})

describe("files of the data folder", () => {
  test("are readable only by their user, also in a folder open to everybody, and those of an earlier version are closed", async () => {
    const folder = folderFor()
    chmodSync(folder, 0o755)
    const running = await startPlenary({ folder, writesDemo: true })
    const modes = () =>
      readdirSync(folder).map(name => [name, (statSync(join(folder, name)).mode & 0o077).toString(8)] as const)
    expect(modes().map(([name]) => name)).toEqual(
      expect.arrayContaining(["plenary.db", "plenary.db-wal", "plenary.db-shm"]),
    )
    expect(modes().filter(([, mode]) => mode !== "0")).toEqual([])
    const plenary = join(import.meta.dirname, "../../scripts/plenary.mjs")
    const run = (...args: string[]) =>
      execFileSync(process.execPath, [plenary, ...args], { env: { ...process.env, DATA_DIR: folder } })
    run("backup", join(folder, "copy.backup"))
    run("export", "--workspace", "demo", "--out", join(folder, "demo.bundle"))
    expect(modes().filter(([, mode]) => mode !== "0")).toEqual([])
    await running.stop()
    chmodSync(databaseIn(folder), 0o644)
    await (await startPlenary({ folder })).stop()
    expect((statSync(databaseIn(folder)).mode & 0o077).toString(8)).toBe("0")
  })
})
