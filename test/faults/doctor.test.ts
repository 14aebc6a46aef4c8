import { chmodSync } from "node:fs"
import { afterEach, beforeEach, expect, test } from "vitest"
import { freePort } from "../kit/servers/freePort.ts"
import { fileIn, newFolderOnDisk, type Running, removeFolder, startPlenary } from "../kit/servers/plenary.ts"
import { plenaryWith } from "../kit/servers/program.ts"

let folder: string
let running: Running | null = null
beforeEach(() => {
  folder = newFolderOnDisk()
})
afterEach(async () => {
  await running?.stop()
  running = null
  removeFolder(folder)
})

test("plenary doctor says line by line how a running server is, and that nobody makes backups", async () => {
  const port = await freePort()
  const PUBLIC_URL = `http://127.0.0.1:${port}`
  running = await startPlenary({ folder, port, env: { PUBLIC_URL } })
  const said = await plenaryWith({ PUBLIC_URL, LANG: "C" }, folder, "doctor")
  expect(said.stderr).toBe("")
  expect(said.stdout).toContain(`The server on ${folder} is ready.`)
  expect(said.stdout).toContain("undamaged")
  expect(said.stdout).toContain(`WebSockets pass through ${PUBLIC_URL}.`)
  const { status, stdout } = await plenaryWith({ PUBLIC_URL }, folder, "doctor", "--json")
  const { ok, findings } = JSON.parse(stdout) as { ok: boolean; findings: { level: string; code: string }[] }
  expect(findings.filter(({ level }) => level === "wrong").map(({ code }) => code)).toEqual([])
  expect(findings.map(({ code }) => code)).toEqual(
    expect.arrayContaining([
      "versions",
      "folder",
      "server",
      "chain",
      "host-chain",
      "database",
      "backups-none",
      "secrets",
      "compressed",
      "address",
    ]),
  )
  expect(findings.filter(({ level }) => level === "warning").map(({ code }) => code)).toEqual(["backups-none"])
  expect({ ok, status }).toEqual({ ok: true, status: 1 })
  await running.stop()
  running = null
  const stopped = await plenaryWith({ PUBLIC_URL }, folder, "doctor")
  expect(stopped.status).toBe(2)
  expect(stopped.stdout).toMatch(/^WRONG .*cannot be reached from here \(ECONNREFUSED\)/m)
  const alone = await plenaryWith({ PUBLIC_URL: "" }, folder, "doctor")
  expect(alone).toMatchObject({ status: 1, stderr: "" })
})

test("the command line knows the settings of the running server, and its own come first", async () => {
  const port = await freePort()
  const env = { PUBLIC_URL: `http://127.0.0.1:${port}`, SMTP_URL: "smtp://127.0.0.1:1", MAIL_FROM: "panel@example.org" }
  running = await startPlenary({ folder, port, env })
  const none = { PUBLIC_URL: "", SMTP_URL: "", MAIL_FROM: "" }
  const codes = async (set: Record<string, string>) => {
    const { stdout } = await plenaryWith(set, folder, "doctor", "--json")
    return (JSON.parse(stdout) as { findings: { code: string }[] }).findings.map(({ code }) => code)
  }
  expect(await codes(none)).toEqual(expect.arrayContaining(["mail-away", "sockets", "address"]))
  expect(await codes({ ...none, SMTP_URL: "smtp://127.0.0.1:2?tls=none" })).toContain("mail-away")
  const invited = await plenaryWith({ ...none, LANG: "C" }, folder, "invite", "--role", "admin")
  expect(invited.stdout).toContain(env.PUBLIC_URL)
})

test("it changes nothing: an empty folder stays empty, and a file keeps its mode", async () => {
  expect((await plenaryWith({ PUBLIC_URL: "" }, folder, "doctor")).stdout).toContain("The first start writes it.")
  running = await startPlenary({ folder })
  await running.stop()
  running = null
  chmodSync(fileIn(folder), 0o644)
  const said = await plenaryWith({ PUBLIC_URL: "", LANG: "ja_JP.UTF-8" }, folder, "doctor")
  expect(said.stdout).toMatch(/^注意 .*chmod 600 .*plenary\.db$/m)
  expect(said.status).toBe(1)
})
