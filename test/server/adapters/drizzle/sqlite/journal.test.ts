import { spawn } from "node:child_process"
import { copyFileSync, existsSync } from "node:fs"
import { join } from "node:path"
import { createInterface } from "node:readline"
import { afterEach, beforeEach, describe, expect, test } from "vitest"
import { copyServed } from "../../../../../server/adapters/drizzle/sqlite/backup/copyDatabase.ts"
import { isSound } from "../../../../../server/adapters/drizzle/sqlite/backup/isSound.ts"
import { openSqliteOriginal } from "../../../../../server/adapters/drizzle/sqlite/copying/openSqliteOriginal.ts"
import { decodeEntries, encodeEntries } from "../../../../../server/adapters/drizzle/sqlite/journal/journalEntries.ts"
import { openSqlite } from "../../../../../server/adapters/drizzle/sqlite/openSqlite.ts"
import { forgotten, type NewUpdate } from "../../../../../server/ports/documents/documentLog.ts"
import { createHealth } from "../../../../../server/start/instance/health.ts"
import { amounts } from "../../../../kit/amounts.ts"
import { until } from "../../../../kit/clocks/until.ts"
import { leavesOf, overwrite } from "../../../../kit/damage.ts"
import { ann, at, ben, topic, unit, update, workspace } from "../../samples.ts"
import { storeConformance } from "../../storeConformance.ts"
import { journaledNotes } from "./journaledNotes.ts"
import { type SqliteBench, sqliteBench } from "./sqliteBench.ts"

storeConformance("on SQLite, each append through the journal", () => sqliteBench({ journalFrom: 1 }))

const [first = topic, second = topic] = journaledNotes

describe("the journal of the notes", () => {
  let bench: SqliteBench
  beforeEach(async () => {
    bench = await sqliteBench()
    for (const note of journaledNotes) await bench.opened.documents.read(note, workspace)
  })
  afterEach(() => bench.end())
  const count = (table: string) => bench.beside(db => db.prepare(`SELECT count(*) FROM ${table}`).pluck().get())
  const rows = () => [count("doc_journal"), count("doc_update")]
  const append = (notes: typeof journaledNotes, seq = 0, some: NewUpdate[] = [update(seq + 1)]) =>
    Promise.all(notes.map(note => bench.opened.documents.append(note, at(seq), some, [])))
  const all = (opened = bench.opened) =>
    Promise.all(journaledNotes.map(async note => (await opened.documents.updates({ topic: note, epoch: 1 }, 0)).length))

  /** The database as it is found after the process was killed now: its file and the write-ahead log. */
  function killed(): string {
    const copy = join(bench.folder, "killed.sqlite")
    for (const end of ["", "-wal"]) if (existsSync(bench.file + end)) copyFileSync(bench.file + end, copy + end)
    return copy
  }

  test("takes the updates of many notes in one row, and none of their own pages is written", async () => {
    await append(journaledNotes)
    expect(rows()).toEqual([1, 0])
    expect(bench.beside(db => db.prepare("SELECT max(last_seq) FROM doc_head").pluck().get())).toBe(0)
    expect(await bench.opened.documents.heads([first])).toEqual(new Map([[first, { epoch: 1, seq: 1 }]]))
  })

  test("takes nothing of one note alone, of a note in which an id is claimed, and of a large update", async () => {
    await append([first])
    expect(rows()).toEqual([0, 1])
    const { documents } = bench.opened
    const [, , third = topic] = journaledNotes
    const large = { ...update(), update: new Uint8Array(5_000) }
    const results = await Promise.all([
      documents.append(first, at(1), [update(2)], []),
      documents.append(second, at(0), [update(1)], [{ client: 1, member: ann }]),
      documents.append(third, at(0), [large], []),
    ])
    expect(results.map(({ kind }) => kind)).toEqual(["appended", "appended", "appended"])
    expect(rows()).toEqual([0, 4])
  })

  test("is not changed by whoever reads", async () => {
    await append(journaledNotes)
    await append(journaledNotes, 1)
    const { documents, history } = bench.opened
    const log = { topic: first, epoch: 1 }
    expect((await documents.read(first, workspace)).updates).toHaveLength(2)
    expect(await documents.updates(log, 1)).toEqual([{ seq: 2, update: Uint8Array.of(2) }])
    expect(await documents.updates(log, 0, { count: 1, bytes: 10 })).toHaveLength(1)
    expect(await documents.append(first, at(1), [update(3)], [])).toMatchObject({ kind: "behind" })
    expect((await history.stretch(first, { epoch: 1, seq: 2 }, 0)).updates).toHaveLength(2)
    expect(await history.placeAt(first, update().at)).toEqual({ epoch: 1, seq: 2 })
    expect(await history.counts([first], { from: update().at, to: update().at + 1 }, 1)).toEqual([2])
    expect(rows()).toEqual([2, 0])
  })

  test("is sorted when the database is closed", async () => {
    await append(journaledNotes)
    await bench.opened.close()
    expect(rows()).toEqual([0, 5])
    bench.opened = await openSqlite({ file: bench.file })
    expect(await all()).toEqual([1, 1, 1, 1, 1])
  })

  test("is sorted after half a minute, or as soon as it has a megabyte", async () => {
    await bench.opened.close()
    const waits: { ms: number; end: () => void }[] = []
    const wait = (ms: number) => new Promise<void>(end => waits.push({ ms, end }))
    bench.opened = await openSqlite({ file: bench.file, clock: { now: Date.now, wait } })
    await append(journaledNotes)
    await append(journaledNotes, 1)
    expect(waits.map(({ ms }) => ms)).toEqual([30_000])
    for (const { end } of waits) end()
    await until(() => rows()[0] === 0, "sorted by the clock")
    expect(rows()).toEqual([0, 10])
    const large = { ...update(), update: new Uint8Array(4_000) }
    for (let seq = 2; seq < 62; seq++) await append(journaledNotes, seq, [large])
    await until(() => rows()[0] !== 60, "sorted by its size")
    expect(await all()).toEqual([62, 62, 62, 62, 62])
  })

  test("is sorted first after a kill", async () => {
    await append(journaledNotes)
    await append(journaledNotes.slice(0, 1), 1)
    await append(journaledNotes.slice(1), 1)
    expect(rows()).toEqual([2, 2])
    const copy = killed()
    expect(isSound(copy)).toBe(true)
    const opened = await openSqlite({ file: copy })
    expect(await all(opened)).toEqual([2, 2, 2, 2, 2])
    await opened.close()
  })

  test("holds everything after a kill at any moment, while it is written, sorted and closed", async () => {
    await bench.opened.close()
    for (let kill = 0; kill < amounts.sealKills; kill++) {
      const closes = kill % 3 === 2
      const writer = spawn(
        process.execPath,
        [`${import.meta.dirname}/endlessJournal.ts`, bench.file, ...(closes ? ["150"] : [])],
        { stdio: ["ignore", "pipe", "inherit"] },
      )
      let [told, begun] = [0, 0]
      for await (const line of createInterface({ input: writer.stdout })) {
        told = Number(line) || told
        begun ||= told
        const isTime = closes ? line === "closing" : told === begun + 100 + (kill % 10) * 7
        if (isTime) setTimeout(() => writer.kill("SIGKILL"), kill % 5)
      }
      expect(isSound(bench.file)).toBe(true)
      bench.opened = await openSqlite({ file: bench.file })
      expect(count("doc_journal")).toBe(0)
      for (const note of journaledNotes) {
        const updates = await bench.opened.documents.updates({ topic: note, epoch: 1 }, 0)
        expect(updates.length).toBeGreaterThanOrEqual(told)
        expect(updates).toEqual(
          Array.from({ length: updates.length }, (_, n) => ({ seq: n + 1, update: Uint8Array.of((n + 1) % 256, 7) })),
        )
      }
      await bench.opened.close()
      expect(isSound(bench.file)).toBe(true)
    }
    bench.opened = await openSqlite({ file: bench.file })
  })

  test("names nobody once the authors of a note are erased", async () => {
    await append(journaledNotes, 0, [{ ...update(1), by: ben }])
    await bench.opened.documents.forgetAuthors(first)
    expect(count("doc_journal")).toBe(0)
    const authors = bench.beside(db =>
      db
        .prepare(
          `SELECT topic, member FROM doc_update JOIN doc_head ON doc_head.doc = doc_update.doc
           JOIN writer ON writer.id = actor ORDER BY topic`,
        )
        .raw()
        .all(),
    )
    expect(authors).toEqual(journaledNotes.map(note => [note, note === first ? forgotten : ben]))
  })

  test("takes nothing once a right has changed, a note is locked, or its epoch is over", async () => {
    await append(journaledNotes)
    const { store, documents } = bench.opened
    const locked = { kind: "note-standing", topic: first, workspace, standing: "locked" } as const
    await store.commit(unit(0, { directory: [locked] }))
    const ended = await documents.startEpoch(second, at(1), 2, update(9), { client: 9, member: ann })
    expect([ended, await documents.startEpoch(first, at(0), 2, update(9), { client: 9, member: ann })]).toEqual([
      true,
      false,
    ])
    expect((await append(journaledNotes, 1)).map(({ kind }) => kind)).toEqual([
      "changed",
      "changed",
      "appended",
      "appended",
      "appended",
    ])
    await store.commit(unit(0, { changesRights: true }))
    expect(new Set((await append(journaledNotes, 2)).map(({ kind }) => kind))).toEqual(new Set(["changed"]))
    expect(await all()).toEqual([1, 1, 2, 2, 2])
  })

  test("is sorted in a backup of a server that runs", async () => {
    await append(journaledNotes)
    const copy = join(bench.folder, "backup.sqlite")
    await copyServed(bench.file, copy)
    expect(rows()).toEqual([1, 0])
    expect(isSound(copy)).toBe(true)
    bench.file = copy
    expect(rows()).toEqual([0, 5])
  })

  test("is sorted before a database that was killed is copied to another one", async () => {
    await append(journaledNotes)
    const original = openSqliteOriginal(killed())
    await original.close()
    bench.file = join(bench.folder, "killed.sqlite")
    expect(rows()).toEqual([0, 5])
  })

  test.each([
    ["is no row", () => Buffer.from("no row")],
    ["has a gap", (bin: Uint8Array) => encodeEntries(decodeEntries(bin).map(one => ({ ...one, firstSeq: 3 }))).bin],
    [
      "is of an unknown log",
      (bin: Uint8Array) => encodeEntries(decodeEntries(bin).map(one => ({ ...one, doc: 99 }))).bin,
    ],
    ["ends early", (bin: Uint8Array) => bin.slice(0, -1)],
  ])("that %s is damage: the file is only read, and no backup", async (_, damage) => {
    await append(journaledNotes)
    const copy = killed()
    bench.file = copy
    bench.beside(db => {
      const bin = db.prepare<[], Uint8Array>("SELECT bin FROM doc_journal").pluck().get() ?? new Uint8Array()
      db.prepare("UPDATE doc_journal SET bin = ?").run(damage(bin))
    })
    expect(isSound(copy)).toBe(false)
    expect(() => openSqliteOriginal(copy)).toThrow("is not a complete Plenary database")
    const backup = join(bench.folder, "backup.sqlite")
    await copyServed(copy, backup)
    expect(isSound(backup)).toBe(false)
    const health = createHealth()
    const opened = await openSqlite({ file: copy, health })
    expect(health.look()).toEqual(["database-damaged"])
    expect(await all(opened)).toEqual([0, 0, 0, 0, 0])
    await opened.close()
  })

  test("is shown where another part of the file is damaged, which is only read", async () => {
    await append(journaledNotes)
    await append(journaledNotes.slice(0, 1), 1)
    await append(journaledNotes.slice(1), 1)
    const copy = killed()
    bench.file = copy
    // the last connection that is closed writes everything into the file
    bench.beside(() => {})
    overwrite(copy, leavesOf(copy, "invite"))
    const health = createHealth()
    const opened = await openSqlite({ file: copy, health })
    expect(health.look()).toEqual(["database-damaged"])
    expect(await all(opened)).toEqual([2, 2, 2, 2, 2])
    expect((await opened.documents.read(first, workspace)).head).toMatchObject({ seq: 2 })
    await expect(opened.documents.append(first, at(2), [update(3)], [])).rejects.toMatchObject({
      code: "database-damaged",
    })
    await opened.close()
    expect(count("doc_journal")).toBe(2)
  })
})
