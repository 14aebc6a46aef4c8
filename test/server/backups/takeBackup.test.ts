import { beforeEach, expect, test } from "vitest"
import { takeBackup } from "../../../server/backups/takeBackup.ts"
import {
  type BackupFailure,
  type BackupFolder,
  type BackupMade,
  type BackupState,
  noBackups,
} from "../../../server/ports/monitoring/backups.ts"

const day = 86_400_000
const now = Date.parse("2026-11-27T03:00:00Z")
const never = new AbortController().signal

let state: BackupState
let kept: BackupState[]
let told: (BackupMade | BackupFailure)[]
let files: { file: string; at: number }[]
beforeEach(() => {
  state = noBackups
  kept = []
  told = []
  files = []
})

const folder = (instead: Partial<BackupFolder> = {}): BackupFolder => ({
  open: async () => undefined,
  files: async () => files,
  hasRoom: async () => true,
  async write(at) {
    files.push({ file: `/b/${at}`, at })
    return { file: `/b/${at}`, bytes: 9, workspaces: 1, entries: 4 }
  },
  async remove(file) {
    files = files.filter(one => one.file !== file)
  },
  copyAway: async () => null,
  ...instead,
})

const take = (instead: Partial<BackupFolder> = {}, at = now, signal = never) =>
  takeBackup(
    {
      backups: {
        last: async () => state,
        async keep(next) {
          kept.push(next)
          state = next
        },
      },
      folder: folder(instead),
      clock: { now: () => at },
      told: end => void told.push(end),
    },
    signal,
  )

test("a backup is stored and reported, and the try before it was stored first", async () => {
  await take()
  const made = { at: now, file: `/b/${now}`, bytes: 9, workspaces: 1, entries: 4, tookMs: 0 }
  expect(kept).toEqual([
    { triedAt: now, last: null, failure: null },
    { triedAt: now, last: made, failure: null },
  ])
  expect(told).toEqual([made])
})

test("files that the rule does not keep go only after the new one is verified, and never where it is not", async () => {
  const nights = Array.from({ length: 30 }, (_, n) => ({ file: `/b/${n}`, at: now - (n + 1) * day }))
  files = [...nights]
  await take({ write: async () => ({ fault: "not-written", reason: "entry 3 differs" }) })
  expect(files).toEqual(nights)
  expect(state.failure).toEqual({ at: now, fault: "not-written", reason: "entry 3 differs" })
  await take()
  expect(files.length).toBeLessThan(14)
  expect(files.some(({ at }) => at === now)).toBe(true)
  expect(state.failure).toBeNull()
})

test("without room nothing is written and nothing removed, and the last backup is still named", async () => {
  await take()
  const { last } = state
  const write = async () => {
    throw new Error("written")
  }
  await take({ hasRoom: async () => false, write }, now + day)
  expect(state).toEqual({ triedAt: now + day, last, failure: { at: now + day, fault: "disk-full", reason: "" } })
  expect(told.at(-1)).toEqual(state.failure)
})

test("a command that fails leaves the backup, and both are reported", async () => {
  await take({ copyAway: async () => "exit code 3" })
  expect(state.last?.file).toBe(`/b/${now}`)
  expect(state.failure).toEqual({ at: now, fault: "not-copied", reason: "exit code 3" })
  expect(told).toEqual([state.last, state.failure])
})

test("an old one that cannot be removed leaves the new one counted and copied, and the others are removed", async () => {
  files = Array.from({ length: 30 }, (_, n) => ({ file: `/b/${n}`, at: now - (n + 1) * day }))
  const stuck = "/b/8"
  const copied: string[] = []
  await take({
    async remove(file) {
      if (file === stuck) throw new Error("EPERM: operation not permitted")
      files = files.filter(one => one.file !== file)
    },
    async copyAway(file) {
      copied.push(file)
      return null
    },
  })
  expect(state.last?.file).toBe(`/b/${now}`)
  expect(copied).toEqual([`/b/${now}`])
  expect(state.failure).toEqual({ at: now, fault: "not-removed", reason: "EPERM: operation not permitted" })
  expect(told).toEqual([state.last, state.failure])
  expect(files.length).toBeLessThan(15)
  expect(files.some(({ file }) => file === stuck)).toBe(true)
})

test("a folder that can no longer be listed, or a command that cannot be started, leaves the backup counted", async () => {
  const gone = async () => {
    throw new Error("EIO")
  }
  await take({ files: gone })
  expect(state).toMatchObject({ last: { file: `/b/${now}` }, failure: { fault: "not-removed", reason: "EIO" } })
  await take({ copyAway: gone })
  expect(state).toMatchObject({ last: { file: `/b/${now}` }, failure: { fault: "not-copied", reason: "EIO" } })
})

test("an exception of the disk is a failure of this try alone", async () => {
  await take({
    async open() {
      throw new Error("EACCES: permission denied")
    },
  })
  expect(state.failure).toMatchObject({ fault: "not-written", reason: "EACCES: permission denied" })
})

test("a server that stops in a backup stores nothing of it, so that the next start makes it", async () => {
  const stopping = new AbortController()
  state = { triedAt: now - day, last: null, failure: null }
  const before = state
  await take(
    {
      async write() {
        stopping.abort()
        return { fault: "not-written", reason: "SIGTERM" }
      },
    },
    now,
    stopping.signal,
  )
  expect(state).toEqual(before)
  expect(told).toEqual([])
})
