import { chmodSync, mkdirSync, readdirSync, statSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { SMTPServer } from "smtp-server"
import { afterEach, beforeEach, expect, test } from "vitest"
import { nameOf } from "../../../../server/adapters/backups/names.ts"
import { examineBackups } from "../../../../server/cli/doctor/backups.ts"
import { report } from "../../../../server/cli/doctor/doctor.ts"
import { examineDisk } from "../../../../server/cli/doctor/folder.ts"
import { examineMail } from "../../../../server/cli/doctor/mail.ts"
import { examineSecrets } from "../../../../server/cli/doctor/secrets.ts"
import { sayIn } from "../../../../server/ports/operatorError.ts"
import { readConfig } from "../../../../server/start/config.ts"
import { freePort } from "../../../kit/servers/freePort.ts"
import { newFolder, removeFolder } from "../../../kit/servers/plenary.ts"
import { found, inEveryLanguage } from "./told.ts"

let folder: string
beforeEach(() => void (folder = newFolder()))
afterEach(() => removeFolder(folder))

test("a disk that keeps what is written is right, and nothing stays of the try", () => {
  expect(found(examineDisk(folder, () => ({ isSame: true, ms: 3, clockMs: -2 })))).toEqual(["ok disk"])
  expect(found(examineDisk(folder))[0]).toMatch(/^(ok disk|warning disk-slow)$/)
  expect(readdirSync(folder)).toEqual([])
  expect(examineDisk(join(folder, "none"))).toEqual([])
})

test("a disk that loses, refuses or is slow, a clock that differs, and a folder that others write to", () => {
  const loses = examineDisk(folder, () => ({ isSame: false, ms: 3, clockMs: 0 }))
  expect(found(loses)).toEqual(["wrong disk-loses"])
  inEveryLanguage(loses, folder)
  const refuses = examineDisk(folder, () => {
    throw new Error("EDQUOT: quota")
  })
  expect(found(refuses)).toEqual(["wrong disk-refuses"])
  inEveryLanguage(refuses, "EDQUOT")
  const slow = examineDisk(folder, () => ({ isSame: true, ms: 1_400, clockMs: 90_000 }))
  expect(found(slow)).toEqual(["warning disk-slow", "warning clock-folder"])
  inEveryLanguage(slow, folder)
  chmodSync(folder, 0o777)
  const shared = examineDisk(folder, () => ({ isSame: true, ms: 3, clockMs: 0 }))
  expect(found(shared)).toEqual(["ok disk", "warning folder-shared"])
  inEveryLanguage(shared, "chmod 700")
})

test("a password of an example and a file that others can read are named, without the password", () => {
  const file = join(folder, ".env")
  writeFileSync(file, "", { mode: 0o600 })
  expect(found(examineSecrets({ DATABASE_URL: "postgres://p:Xq81-zz@db/p" }, [file]))).toEqual(["ok secrets"])
  chmodSync(file, 0o644)
  const environment = {
    DATABASE_URL: "postgres://plenary:postgres@db/plenary",
    SMTP_URL: "smtp://mail:changeme@mail.example:587",
    METRICS_TOKEN: "changeme",
    OIDC_1_CLIENT_SECRET: "secret",
  }
  const findings = examineSecrets(environment, [file])
  expect(found(findings)).toEqual([...Array.from({ length: 4 }, () => "warning secret-known"), "warning secret-open"])
  inEveryLanguage(findings.slice(0, 1), "DATABASE_URL")
  inEveryLanguage(findings.slice(-1), "chmod 600")
  expect(JSON.stringify(findings.map(({ told }) => told(sayIn("en"))))).not.toContain("changeme")
})

test("a mail server that takes the sign-in is right, and gets no letter", async () => {
  const letters: string[] = []
  const server = new SMTPServer({
    authOptional: false,
    allowInsecureAuth: true,
    onAuth: ({ username, password }, _, done) =>
      username === "mail" && password === "right" ? done(null, { user: "mail" }) : done(new Error("no")),
    onMailFrom: ({ address }, _, done) => {
      letters.push(address)
      done()
    },
  })
  const port = await freePort()
  await new Promise<void>(resolve => server.listen(port, "127.0.0.1", () => resolve()))
  const at = (password: string) => ({ url: `smtp://mail:${password}@127.0.0.1:${port}` })
  const mail = async (password: string) => found([await examineMail(at(password))])
  // STARTTLS of this server has a certificate of its own
  expect(await mail("right")).toEqual(["wrong mail-untrusted"])
  const plain = new SMTPServer({
    disabledCommands: ["STARTTLS"],
    allowInsecureAuth: true,
    onAuth: ({ password }, _, done) => (password === "right" ? done(null, { user: "mail" }) : done(new Error("no"))),
  })
  const other = await freePort()
  await new Promise<void>(resolve => plain.listen(other, "127.0.0.1", () => resolve()))
  const plainly = async (password: string) =>
    found([await examineMail({ url: `smtp://mail:${password}@127.0.0.1:${other}` })])
  expect(await plainly("right")).toEqual(["ok mail"])
  expect(await plainly("wrong")).toEqual(["wrong mail-sign-in"])
  expect(letters).toEqual([])
  server.close(() => {})
  plain.close(() => {})
  expect(found([await examineMail({ url: `smtp://127.0.0.1:${await freePort()}` })])).toEqual(["wrong mail-away"])
  expect(found([await examineMail(null)])).toEqual(["ok mail-none"])
})

test("each answer of a mail server has a sentence in each language", async () => {
  const url = "smtp://mail:x@mail.example:587"
  for (const kind of ["plain", "refused"] as const)
    inEveryLanguage([await examineMail({ url }, async () => ({ kind }))], "mail.example")
  for (const kind of ["away", "untrusted"] as const)
    inEveryLanguage([await examineMail({ url }, async () => ({ kind, reason: "ETIMEDOUT" }))], "ETIMEDOUT")
})

test("backups on a schedule: none set, none yet, in time, late, failed, and where they lie", () => {
  const kept = join(folder, "kept")
  const plan = readConfig({ BACKUP_SCHEDULE: "0 3 * * *", BACKUP_DIR: kept }).backups
  const now = new Date("2026-11-27T12:00:00").getTime()
  const none = { triedAt: null, last: null, failure: null }
  expect(found(examineBackups(null, folder, none, now))).toEqual(["warning backups-none"])
  expect(found(examineBackups(plan, folder, none, now))).toEqual(["ok backups-waiting"])
  mkdirSync(kept, { mode: 0o755 })
  const last = (hours: number) => ({
    at: now - hours * 3_600_000,
    file: join(kept, "x"),
    bytes: 1,
    workspaces: 1,
    entries: 1,
    tookMs: 1,
  })
  const inTime = examineBackups(plan, folder, { ...none, last: last(9) }, now)
  expect(found(inTime)).toEqual(["ok backups", "warning backups-open", "warning backups-same"])
  inEveryLanguage(inTime, kept)
  chmodSync(kept, 0o700)
  const failure = { at: now, fault: "disk-full", reason: "" } as const
  const late = examineBackups(plan, folder, { ...none, last: last(60), failure }, now)
  expect(found(late).slice(0, 2)).toEqual(["warning backups-failed", "warning backups-late"])
  inEveryLanguage(late.slice(0, 1), "disk-full")
  inEveryLanguage(late.slice(1, 2), "60")
  // without a server, the newest file tells
  writeFileSync(join(kept, nameOf(now - 3_600_000)), "")
  expect(found(examineBackups(plan, folder, null, now))[0]).toBe("ok backups")
  expect(statSync(kept).isDirectory()).toBe(true)
})

test("the exit code is that of monitoring programs: 0 well, 1 with warnings, 2 if something is wrong", () => {
  const one = (level: "ok" | "warning" | "wrong") => ({ level, code: level, told: () => level })
  const say = sayIn("en")
  expect(report([one("ok")], say, false).exitCode).toBe(0)
  expect(report([one("ok"), one("warning")], say, false).exitCode).toBe(1)
  expect(report([one("warning"), one("wrong")], say, false).exitCode).toBe(2)
  expect(JSON.parse(report([one("warning")], say, true).text)).toMatchObject({ ok: true, exitCode: 1 })
})
