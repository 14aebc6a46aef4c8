import { createHash } from "node:crypto"
import { copyFileSync, readFileSync } from "node:fs"
import { dirname, join } from "node:path"
import Sqlite from "better-sqlite3"
import { expect, test, vi } from "vitest"
import { openSqlite } from "../../../server/adapters/drizzle/sqlite/openSqlite.ts"
import { blankValue } from "../../../server/commands/round/secret/paddedValue.ts"
import { MemberId, RoundId } from "../../../shared/model/ids.ts"
import { HandClock, settled } from "../../kit/clocks/handClock.ts"
import { newFolder, removeFolder } from "../../kit/servers/plenary.ts"
import { disagree, secretPanel } from "../../server/ballots/secretPanel.ts"
import { readWal } from "./readWal.ts"

/** While somebody reads the database, as a backup does, its write-ahead log cannot be cut and keeps every transaction. */

const hashOf = (text: string) => createHash("sha256").update(text).digest("hex")
const log = (file: string) => readWal(`${file}-wal`)
const minute = 60_000

function readingOf(file: string): { end(): void } {
  const reader = new Sqlite(file, { readonly: true })
  reader.exec("BEGIN")
  reader.prepare("SELECT count(*) FROM event").get()
  return {
    end() {
      reader.exec("COMMIT")
      reader.close()
    },
  }
}

/** All collect and cast beside a reader. */
async function heldUp() {
  const secret = await secretPanel()
  await secret.tend()
  const { file, people } = secret.panel
  const reading = readingOf(file)
  const tokens: string[] = []
  for (const who of Object.keys(people).filter(one => one.startsWith("panelist"))) {
    tokens.push(await secret.collect(who))
    expect(await secret.cast(tokens.at(-1)!, disagree("A mark in the log."))).toBe("cast")
  }
  // else there would be nothing to forget
  expect(log(file)).toHaveLength(2 * tokens.length)
  return { secret, file, reading, tokens }
}

test("in a round that goes on, the log tells no order any more once the reader has ended, though nobody writes", async () => {
  const { secret, file, reading } = await heldUp()
  reading.end()
  await vi.waitFor(() => expect(log(file)).toEqual([]), 5_000)
  await secret.panel.end()
})

test("after a round that was closed and shown beside the reader, neither file nor log holds a ballot or its order", async () => {
  const { secret, file, reading, tokens } = await heldUp()
  const { round } = secret
  await secret.panel.do("moderator", "close-and-show", { round })
  await secret.tend()
  const holds = (text: string) => readFileSync(`${file}-wal`).includes(text) || readFileSync(file).includes(text)
  expect(tokens.map(hashOf).filter(holds)).toHaveLength(tokens.length)
  reading.end()
  await vi.waitFor(() => expect(log(file)).toEqual([]), 5_000)
  expect(tokens.map(hashOf).filter(holds)).toEqual([])
  await secret.panel.end()
})

const round = RoundId.parse("secret-round")
const members = ["one", "two", "three"].map(name => MemberId.parse(name))

/** A round's roll on a clock that counts how often it was waited on. */
async function onHandClock() {
  const folder = newFolder()
  const file = join(folder, "ballots.db")
  const clock = new HandClock()
  let waited = 0
  const counting = { now: clock.now, wait: (ms: number) => (waited++, clock.wait(ms)) }
  const opened = await openSqlite({ file, clock: counting })
  await opened.ballots.print(round, [{ tokenHash: hashOf("t"), side: null, value: blankValue("call") }], true)
  await opened.ballots.enrol(
    round,
    members.map(member => ({ member, seal: hashOf("blank") })),
  )
  const mark = (n: number) => opened.ballots.mark(round, { member: members[n]!, seal: hashOf(`seal ${n}`) })
  const end = async () => {
    await opened.close()
    removeFolder(folder)
  }
  return { file, clock, mark, end, waited: () => waited }
}

test("a reader that stays is waited for at most half a minute at a time, for an hour, and anew from the next write", async () => {
  const { file, clock, mark, end, waited } = await onHandClock()
  const reading = readingOf(file)
  await mark(0)
  await clock.pass(90 * minute)
  const tries = waited()
  expect(tries).toBeGreaterThan(100)
  await clock.pass(90 * minute)
  expect(waited()).toBe(tries)
  await mark(1)
  await clock.pass(30 * minute)
  expect(log(file)).toHaveLength(2)
  reading.end()
  await clock.pass(minute / 2)
  expect(log(file)).toEqual([])
  const done = waited()
  await clock.pass(90 * minute)
  expect(waited()).toBe(done)
  await end()
})

test("what a server that was killed meanwhile left in its log, the next one forgets as it starts", async () => {
  const { file, clock, mark, end } = await onHandClock()
  const reading = readingOf(file)
  await mark(0)
  await mark(1)
  const again = join(dirname(file), "again.db")
  copyFileSync(file, again)
  copyFileSync(`${file}-wal`, `${again}-wal`)
  expect(log(again)).toHaveLength(2)
  const opened = await openSqlite({ file: again })
  expect(log(again)).toEqual([])
  expect((await opened.ballots.roll(round)).filter(({ marked }) => marked)).toHaveLength(2)
  await opened.close()
  reading.end()
  await end()
  await clock.pass(minute)
  await settled()
})
