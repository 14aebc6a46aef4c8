import { spawn } from "node:child_process"
import { join } from "node:path"
import { createInterface } from "node:readline"
import Sqlite from "better-sqlite3"
import { afterEach, beforeEach, describe, expect, test } from "vitest"
import migrations from "../../../../../migrations/sqlite/meta/_journal.json" with { type: "json" }
import { decodeRuns, encodeRuns } from "../../../../../server/adapters/drizzle/documents/sealed/authorRuns.ts"
import { openBlock, openBlockNow, sealBlock } from "../../../../../server/adapters/drizzle/documents/sealed/block.ts"
import { sqlDocumentSealing } from "../../../../../server/adapters/drizzle/documents/sealed/sealing.ts"
import { isSound } from "../../../../../server/adapters/drizzle/sqlite/backup/isSound.ts"
import { connect } from "../../../../../server/adapters/drizzle/sqlite/connect.ts"
import { openSqlite } from "../../../../../server/adapters/drizzle/sqlite/openSqlite.ts"
import { sqliteRunner } from "../../../../../server/adapters/drizzle/sqlite/runner.ts"
import { systemClock } from "../../../../../server/adapters/system/systemClock.ts"
import { forgotten } from "../../../../../server/ports/documents/documentLog.ts"
import { segmentLimits, snapshotGap } from "../../../../../server/ports/documents/documentSealing.ts"
import { createHealth } from "../../../../../server/start/instance/health.ts"
import { amounts } from "../../../../kit/amounts.ts"
import { chance } from "../../../../kit/chance.ts"
import { ann, at, ben, topic, update, workspace } from "../../samples.ts"
import { type SqliteBench, sqliteBench } from "./sqliteBench.ts"

const log = { topic, epoch: 1 }
const all = { least: 1, before: Number.MAX_SAFE_INTEGER }

describe("a segment in the database file", () => {
  let bench: SqliteBench
  beforeEach(async () => {
    bench = await sqliteBench()
    await bench.opened.documents.read(topic, workspace)
  })
  afterEach(() => bench.end())
  const write = (count: number, after = 0, size = 3) =>
    bench.opened.documents.append(
      topic,
      at(after),
      Array.from({ length: count }, (_, n) => ({
        ...update(),
        update: new Uint8Array(size).fill(n),
        by: n % 2 ? ann : ben,
      })),
      [{ client: 1, member: ann }],
    )
  const authors = () =>
    bench.beside(db =>
      db
        .prepare<[], { authors: Uint8Array }>("SELECT authors FROM doc_segment")
        .all()
        .flatMap(row => decodeRuns(row.authors)),
    )
  const writer = (member: string) =>
    bench.beside(db => db.prepare("SELECT id FROM writer WHERE member = ?").pluck().get(member))

  test("takes the place of its rows, and only the newest update stays a row", async () => {
    await write(30)
    expect(await bench.opened.sealing.seal(log, all)).toBe(29)
    expect(bench.beside(db => db.prepare("SELECT seq FROM doc_update").pluck().all())).toEqual([30])
    expect(bench.beside(db => db.prepare("SELECT first_seq, last_seq FROM doc_segment").raw().all())).toEqual([[1, 29]])
  })

  test("names its authors outside of the block, so that erasing them leaves the block as it is", async () => {
    await write(9)
    await bench.opened.sealing.seal(log, all)
    const blocks = () => bench.beside(db => db.prepare("SELECT block, sha256 FROM doc_segment").raw().all())
    const before = blocks()
    expect(authors()).toEqual(Array.from({ length: 8 }, (_, n) => writer(n % 2 ? ann : ben)))
    await bench.opened.documents.startEpoch(topic, at(9), 2, update(1), { client: 6, member: ben })
    await bench.opened.documents.forgetAuthors(topic)
    expect(new Set(authors())).toEqual(new Set([writer(forgotten)]))
    expect(authors()).toHaveLength(8)
    expect(blocks()).toEqual(before)
  })

  test("holds no more updates and bytes than it may, but always one update", async () => {
    await write(segmentLimits.updates + 10)
    expect(await bench.opened.sealing.seal(log, all)).toBe(segmentLimits.updates)
    await write(3, segmentLimits.updates + 10, segmentLimits.bytes * 0.6)
    expect(await bench.opened.sealing.seal(log, all)).toBe(11)
    expect(await bench.opened.sealing.seal(log, all)).toBe(1)
    expect(await bench.opened.sealing.seal(log, all)).toBe(0)
    expect(await bench.opened.documents.updates(log, segmentLimits.updates)).toHaveLength(13)
  })

  test("is not written where a row has changed or is missing meanwhile, and the rows stay", async () => {
    await write(20)
    const changes = [
      "UPDATE doc_update SET bin = x'07' WHERE seq = 8",
      "UPDATE doc_update SET actor = 99 WHERE seq = 8",
      "UPDATE doc_update SET at_ms = 5 WHERE seq = 8",
    ]
    const database = connect(bench.file)
    const runner = sqliteRunner(database, systemClock, createHealth())
    /** seals, and changes the rows just before the segment takes their place */
    const sealWhile = (change: string) =>
      sqlDocumentSealing({
        ...runner,
        transaction(steps, keep) {
          database.exec(change)
          return runner.transaction(steps, keep)
        },
      }).seal(log, all)
    for (const change of changes) expect(await sealWhile(change), change).toBe(0)
    expect(await sealWhile("DELETE FROM doc_update WHERE seq = 8")).toBe(0)
    await expect(bench.opened.sealing.seal(log, all)).rejects.toThrow("has a gap")
    await runner.close()
    const count = (table: string) => bench.beside(db => db.prepare(`SELECT count(*) FROM ${table}`).pluck().get())
    expect([count("doc_update"), count("doc_segment")]).toEqual([19, 0])
  })

  test("is not sound where its bytes have changed, where it is missing, or where a row is", async () => {
    await write(20)
    await bench.opened.sealing.seal(log, { ...all, least: 5 })
    await write(5, 20)
    await bench.opened.sealing.seal(log, all)
    expect(isSound(bench.file)).toBe(true)
    const damages = [
      "UPDATE doc_segment SET block = x'0102' WHERE last_seq = 19",
      "UPDATE doc_segment SET sha256 = 'x' WHERE last_seq = 19",
      "UPDATE doc_segment SET first_seq = 2 WHERE last_seq = 19",
      "UPDATE doc_segment SET last_seq = 23 WHERE last_seq = 24",
      "DELETE FROM doc_segment WHERE last_seq = 19",
      "DELETE FROM doc_segment WHERE last_seq = 24",
      "DELETE FROM doc_update",
      "UPDATE doc_head SET sealed_seq = 19",
    ]
    for (const [n, damage] of damages.entries()) {
      const copy = join(bench.folder, `copy-${n}`)
      bench.beside(db => db.prepare("VACUUM INTO ?").run(copy))
      const database = new Sqlite(copy)
      database.exec(damage)
      database.close()
      expect(isSound(copy), damage).toBe(false)
    }
  })

  test("is written whole or not at all where the process is killed", async () => {
    await bench.opened.close()
    for (let kill = 0; kill < amounts.sealKills; kill++) {
      const sealer = spawn(process.execPath, [`${import.meta.dirname}/endlessSealer.ts`, bench.file], {
        stdio: ["ignore", "pipe", "inherit"],
      })
      let told = 0
      let begun = 0
      for await (const line of createInterface({ input: sealer.stdout })) {
        told = Number(line)
        begun ||= told
        if (told === begun + 400 + (kill % 10) * 40) setTimeout(() => sealer.kill("SIGKILL"), kill % 20)
      }
      bench.opened = await openSqlite({ file: bench.file })
      const updates = await bench.opened.documents.updates(log, 0)
      expect(updates.length).toBeGreaterThanOrEqual(told)
      expect(updates).toEqual(
        Array.from({ length: updates.length }, (_, n) => ({ seq: n + 1, update: Uint8Array.of((n + 1) % 256, 7) })),
      )
      await bench.opened.close()
      expect(isSound(bench.file)).toBe(true)
    }
    bench.opened = await openSqlite({ file: bench.file })
    expect(bench.beside(db => db.prepare("SELECT count(*) FROM doc_segment").pluck().get())).toBeGreaterThan(
      amounts.sealKills,
    )
  })

  test("leaves pages that are given back to the file system", async () => {
    const pages = () => Number(bench.beside(db => db.pragma("page_count", { simple: true })))
    for (let n = 0; n < 4; n++) await write(segmentLimits.updates, n * segmentLimits.updates, 30)
    const before = pages()
    while ((await bench.opened.sealing.seal(log, all)) > 0);
    let steps = 0
    while (await bench.opened.sealing.giveBackSpace()) steps++
    expect(steps).toBeGreaterThan(1)
    expect(pages()).toBeLessThan(before / 2)
    expect(bench.beside(db => db.pragma("freelist_count", { simple: true }))).toBe(0)
  })

  test("leaves pages in a file of an earlier version, once it is brought up to date", async () => {
    await bench.opened.close()
    bench.beside(db => {
      db.pragma("auto_vacuum = NONE")
      db.exec("VACUUM")
      const { when } = migrations.entries.find(({ tag }) => tag.endsWith("segments")) ?? {}
      db.prepare("DELETE FROM __drizzle_migrations WHERE created_at >= ?").run(when)
      // triggers of that version, which name no table of a later one
      for (const trigger of ["content_erased AFTER UPDATE", "content_deleted AFTER DELETE"])
        db.exec(`DROP TRIGGER ${trigger.split(" ")[0]}; CREATE TRIGGER ${trigger} ON content BEGIN SELECT 1; END`)
      db.exec(
        "DROP TABLE withheld; DROP TABLE deletion; DROP TABLE doc_journal; DROP TABLE letter; DROP TABLE account; DROP TABLE account_subject; DROP TABLE passkey; DROP TABLE account_seat; DROP TABLE sign_in_origin; DROP TABLE calendar; DROP TABLE token_use; DROP TABLE job; DROP TABLE job_file; DROP TABLE webhook; DROP TABLE invitation; DROP TABLE uploaded_file; DROP TABLE file_part; DROP TABLE translation_draft; DROP TABLE doc_segment",
      )
      db.exec("ALTER TABLE doc_head DROP COLUMN sealed_seq; ALTER TABLE answer DROP COLUMN aloud")
      db.exec("ALTER TABLE address DROP COLUMN owned; ALTER TABLE address DROP COLUMN second")
      db.exec(
        "DROP INDEX sign_in_entered_unique; ALTER TABLE sign_in DROP COLUMN entered; ALTER TABLE sign_in DROP COLUMN replaces",
      )
      expect(db.pragma("auto_vacuum", { simple: true })).toBe(0)
    })
    bench.opened = await openSqlite({ file: bench.file })
    expect(bench.beside(db => db.pragma("auto_vacuum", { simple: true }))).toBe(2)
    await write(segmentLimits.updates + 1)
    expect(await bench.opened.sealing.seal(log, all)).toBe(segmentLimits.updates)
    expect(await bench.opened.sealing.giveBackSpace()).toBe(false)
    expect(bench.beside(db => db.pragma("freelist_count", { simple: true }))).toBe(0)
  })

  test("lets old snapshots be kept as what differs from the one before", async () => {
    const { documents, sealing, history } = bench.opened
    const gap = snapshotGap + 1
    await write(5 * gap)
    const { below } = chance(20_261_127)
    const random = Uint8Array.from({ length: 60_000 }, () => below(256))
    const said = (n: number) => random.slice(0, n * 10_000)
    for (let n = 1; n <= 5; n++) await documents.addSnapshot(topic, { epoch: 1, seq: n * gap }, said(n))
    const stored = () =>
      bench.beside(db => db.prepare("SELECT kind, length(bin) > 20000 FROM snapshot ORDER BY seq").raw().all())
    await sealing.thinSnapshots(log)
    const thinned = [
      ["packed", 0],
      ["difference", 0],
      ["difference", 0],
      ["packed", 1],
      ["packed", 1],
    ]
    expect(stored()).toEqual(thinned)
    await sealing.thinSnapshots(log)
    expect(stored()).toEqual(thinned)
    const at = async (n: number) => (await history.stretch(topic, { epoch: 1, seq: n * gap + 1 }, 0)).snapshot
    for (let n = 1; n <= 5; n++) expect(await at(n)).toEqual({ seq: n * gap, update: said(n) })

    // where one of them is damaged or another one, those that were stored against it are passed over
    bench.beside(db => db.exec("UPDATE snapshot SET sha256 = 'x' WHERE seq > 40000"))
    expect((await documents.read(topic, workspace)).snapshot).toEqual({ seq: 3 * gap, update: said(3) })
    await documents.addSnapshot(topic, { epoch: 1, seq: gap }, said(6))
    expect(await at(3)).toEqual({ seq: gap, update: said(6) })
    bench.beside(db => db.exec(`UPDATE snapshot SET sha256 = 'x' WHERE seq = ${gap}`))
    expect(await at(3)).toBeNull()
  })

  test("that is damaged is never taken for what it said", async () => {
    await write(20)
    await bench.opened.sealing.seal(log, all)
    bench.beside(db => db.exec("UPDATE doc_segment SET block = zeroblob(40)"))
    await expect(bench.opened.documents.updates(log, 0)).rejects.toThrow("the segment from update 1 is damaged")
    await expect(bench.opened.documents.read(topic, workspace)).rejects.toThrow("damaged")
    expect(await bench.opened.documents.updates(log, 19)).toHaveLength(1)
  })

  test("that is damaged is told to the health once it is read, and updates are still accepted", async () => {
    await write(20)
    await bench.opened.sealing.seal(log, all)
    const health = createHealth()
    const told: unknown[] = []
    health.onChange((...one) => void told.push(one))
    bench.beside(db => db.exec("UPDATE doc_segment SET block = zeroblob(40)"))
    const other = await openSqlite({ file: bench.file, alone: false, health })
    expect(health.look()).toEqual([])
    await expect(other.documents.updates(log, 0)).rejects.toThrow("damaged")
    expect(told).toEqual([["history-damaged", true]])
    await expect(other.history.stretch(topic, { epoch: 1, seq: 5 }, 0)).rejects.toThrow("damaged")
    expect(told).toHaveLength(1)
    await write(1, 20)
    expect(await other.documents.updates(log, 19)).toHaveLength(2)
    await other.close()
  })
})

test("a block says every time and byte of its updates, and a block of another version is refused", async () => {
  const lengths = [0, 1, 63, 64, 65, 300]
  const bytes = Uint8Array.from({ length: 493 }, (_, n) => n * 7)
  const times = [1_790_000_000_000, 1_790_000_000_005, 1_790_000_000_001, 0, 5, 9_007_199_254_740_991]
  const block = await sealBlock({ times, lengths, bytes })
  expect(openBlockNow(block)).toEqual({ times, lengths, bytes })
  expect(await openBlock(block)).toEqual({ times, lengths, bytes })
  expect(() => openBlockNow(Uint8Array.of(2, ...block.subarray(1)))).toThrow("unknown version 2")
})

test("runs say the author of each update", () => {
  for (const authors of [[], [0], [5, 5, 5], [1, 2, 1, 1, 300_000], Array.from({ length: 500 }, (_, n) => n % 3)])
    expect(decodeRuns(encodeRuns(authors))).toEqual(authors)
})
