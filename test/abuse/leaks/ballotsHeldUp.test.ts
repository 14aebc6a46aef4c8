import { createHash } from "node:crypto"
import { copyFileSync, readFileSync } from "node:fs"
import { dirname, join } from "node:path"
import Sqlite from "better-sqlite3"
import { expect, test } from "vitest"
import { openSqlite } from "../../../server/adapters/drizzle/sqlite/openSqlite.ts"
import { blankValue } from "../../../server/commands/round/secret/paddedValue.ts"
import { MemberId, RoundId } from "../../../shared/model/ids.ts"
import { eventually } from "../../kit/clocks/eventually.ts"
import { HandClock, settled } from "../../kit/clocks/handClock.ts"
import { newFolder, removeFolder } from "../../kit/servers/plenary.ts"
import { agree, disagree, secretPanel } from "../../server/commands/round/secret/secretPanel.ts"
import { readWal } from "./readWal.ts"

/**
 * While a process reads the database, as a backup does, its write-ahead log cannot be reset and keeps every
 * transaction.
 */

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

const eight = Array.from({ length: 8 }, (_, n) => `panelist${n + 1}`)

test("8 ballots beside a reading process: the log holds at most one write, 0 of 8 are linked, and all are cast when it ends", async () => {
  const secret = await secretPanel()
  await secret.tend()
  const { file, instance } = secret.panel
  const reading = readingOf(file)
  const told: boolean[] = []
  instance.ballots.onHolding(() => void told.push(instance.ballots.isHolding()))
  const tokens: string[] = []
  const waiting: string[] = []
  for (const who of eight) {
    const token = await secret.collect(who)
    if (token === "ballots-wait") waiting.push(who)
    else tokens.push(token)
    if (token !== "ballots-wait") expect(await secret.cast(token, disagree("A mark in the log."))).toBe("ballots-wait")
    expect(log(file).length).toBeLessThanOrEqual(1)
  }
  // One mark was written while the log was empty; nothing says which ballot it belongs to.
  expect([tokens.length, waiting.length, await instance.ballots.castIn(secret.round)]).toEqual([1, 7, 0])
  expect(log(file)).toHaveLength(1)
  expect(told).toEqual([true])
  reading.end()
  await eventually(() => expect(instance.ballots.isHolding()).toBe(false))
  for (const who of eight) expect(await secret.cast(await secret.collect(who), disagree("Too soon."))).toBe("cast")
  expect(await instance.ballots.castIn(secret.round)).toBe(8)
  expect(told).toEqual([true, false])
  await secret.panel.end()
})

test("a reader that starts between two casts is waited for: the earlier ballot stays, the next one is held", async () => {
  const secret = await secretPanel()
  const { file, instance } = secret.panel
  const tokens: string[] = []
  for (const who of eight) tokens.push(await secret.collect(who))
  for (const token of tokens.slice(0, 4)) expect(await secret.cast(token, agree)).toBe("cast")
  const reading = readingOf(file)
  expect(await secret.cast(tokens[4]!, agree)).toBe("cast")
  for (const token of tokens.slice(5)) expect(await secret.cast(token, agree)).toBe("ballots-wait")
  expect(log(file)).toHaveLength(1)
  reading.end()
  for (const token of tokens.slice(5)) expect(await secret.cast(token, agree)).toBe("cast")
  expect(await instance.ballots.castIn(secret.round)).toBe(8)
  await secret.panel.end()
})

test("a round that is closed and shown beside a reader leaves nothing of its ballots once the reader has ended", async () => {
  const secret = await secretPanel()
  const { file } = secret.panel
  const tokens: string[] = []
  for (const who of eight) tokens.push(await secret.collect(who))
  for (const token of tokens) expect(await secret.cast(token, disagree("A mark in the log."))).toBe("cast")
  const reading = readingOf(file)
  await secret.panel.do("moderator", "close-and-show", { round: secret.round })
  await secret.tend()
  const holds = (text: string) => readFileSync(`${file}-wal`).includes(text) || readFileSync(file).includes(text)
  expect(tokens.map(hashOf).filter(holds)).toHaveLength(tokens.length)
  reading.end()
  await eventually(() => expect(log(file)).toEqual([]))
  expect(tokens.map(hashOf).filter(holds)).toEqual([])
  await secret.panel.end()
})

const round = RoundId.parse("secret-round")
const members = ["one", "two", "three"].map(name => MemberId.parse(name))

/** A round's roll on a clock that counts the waits. */
async function onHandClock() {
  const folder = newFolder()
  const file = join(folder, "ballots.db")
  const clock = new HandClock()
  let waited = 0
  const counting = { now: clock.now, wait: (ms: number) => (waited++, clock.wait(ms)) }
  const opened = await openSqlite({ file, clock: counting })
  await opened.ballots.print(round, [{ tokenHash: hashOf("t"), side: null, value: blankValue({ kind: "call" }) }], true)
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

test("a lasting reader is waited for at most half a minute at a time, for an hour, and again from the next write", async () => {
  const { file, clock, mark, end, waited } = await onHandClock()
  const reading = readingOf(file)
  await mark(0)
  await clock.pass(90 * minute)
  const tries = waited()
  expect(tries).toBeGreaterThan(100)
  await clock.pass(90 * minute)
  expect(waited()).toBe(tries)
  const held = mark(1)
  await clock.pass(30 * minute)
  expect(await held).toBe("held")
  expect(log(file)).toHaveLength(1)
  reading.end()
  await clock.pass(minute / 2)
  expect(log(file)).toEqual([])
  const done = waited()
  await clock.pass(90 * minute)
  expect(waited()).toBe(done)
  await end()
})

test("a server forgets at its start what a killed one left in the log", async () => {
  const { file, clock, mark, end } = await onHandClock()
  const reading = readingOf(file)
  await mark(0)
  const again = join(dirname(file), "again.db")
  copyFileSync(file, again)
  copyFileSync(`${file}-wal`, `${again}-wal`)
  expect(log(again)).toHaveLength(1)
  const opened = await openSqlite({ file: again })
  expect(log(again)).toEqual([])
  expect((await opened.ballots.roll(round)).filter(({ marked }) => marked)).toHaveLength(1)
  await opened.close()
  reading.end()
  await end()
  await clock.pass(minute)
  await settled()
})
