import { spawn } from "node:child_process"
import { hash } from "node:crypto"
import { once } from "node:events"
import { readdirSync } from "node:fs"
import { createInterface } from "node:readline"
import Sqlite from "better-sqlite3"
import { afterEach, beforeEach, describe, expect, test } from "vitest"
import * as Y from "yjs"
import { openSqlite } from "../../../../../server/adapters/drizzle/sqlite/openSqlite.ts"
import { at, event, headAt, topic, unit, update, workspace } from "../../samples.ts"
import { storeConformance } from "../../storeConformance.ts"
import { type SqliteBench, sqliteBench } from "./sqliteBench.ts"

storeConformance("on SQLite", () => sqliteBench())

describe("the database file", () => {
  let bench: SqliteBench
  beforeEach(async () => {
    bench = await sqliteBench()
  })
  afterEach(() => bench.end())
  const commitOne = () => bench.opened.store.commit(unit(0, { events: [event(1)] }))

  test("refuses by itself to change, delete, replace or skip an event", async () => {
    await commitOne()
    const tries = [
      "UPDATE event SET json = '{}'",
      "DELETE FROM event",
      "INSERT OR REPLACE INTO event SELECT workspace, seq, 'forged', actor, at_ms, json, salt, content_id, personal_commitment, commitment, hash, command_id, readings FROM event",
      "INSERT INTO event SELECT workspace, 3, kind, actor, at_ms, json, salt, content_id, personal_commitment, commitment, hash, command_id, readings FROM event",
    ]
    for (const attempt of tries) expect(() => bench.beside(db => db.exec(attempt)), attempt).toThrow(/an event/)
    expect(await bench.opened.store.events(workspace, 0, 10)).toEqual([event(1)])
  })

  test("lets the events of a removed workspace go, and no others", async () => {
    await bench.opened.store.commit(
      unit(0, { events: [event(1)], directory: [{ kind: "workspace", id: workspace, slug: "gone" }] }),
    )
    bench.beside(db => {
      db.exec("UPDATE workspace SET removed = 1")
      db.exec("DELETE FROM event")
    })
    expect(await bench.opened.store.events(workspace, 0, 10)).toEqual([])
    expect(await bench.opened.directory.workspaces()).toEqual([])
  })

  test("keeps answers, ballots, rolls, updates, owners and receipts without row ids", () => {
    const plain = bench.beside(db =>
      db.prepare("SELECT name FROM pragma_table_list WHERE wr = 1 AND schema = 'main' ORDER BY name").pluck().all(),
    )
    expect(plain).toEqual(["answer", "ballot", "client_owner", "command", "doc_update", "roll"])
  })

  test("falls back to an older snapshot where the newest is damaged, and takes a new one in its place", async () => {
    const { documents } = bench.opened
    await documents.read(topic, workspace)
    await documents.append(topic, at(0), [update(1), update(2)], [])
    await documents.addSnapshot(topic, at(1), Uint8Array.from([1, 1]))
    await documents.addSnapshot(topic, at(2), Uint8Array.from([2, 2]))
    bench.beside(db => db.exec("UPDATE snapshot SET bin = x'0203' WHERE seq = 2"))
    expect((await documents.read(topic, workspace)).snapshot).toEqual({ seq: 1, update: Uint8Array.from([1, 1]) })
    await documents.addSnapshot(topic, at(2), Uint8Array.from([2, 2]))
    expect((await documents.read(topic, workspace)).snapshot).toEqual({ seq: 2, update: Uint8Array.from([2, 2]) })
    bench.beside(db => db.exec("UPDATE snapshot SET sha256 = 'x'"))
    expect((await documents.read(topic, workspace)).snapshot).toBeNull()
  })

  test("reads a snapshot that an earlier version has written, as v2 or without compression", async () => {
    const { documents } = bench.opened
    const doc = new Y.Doc()
    doc.getXmlFragment("note").push([new Y.XmlElement("paragraph")])
    const wire = Y.encodeStateAsUpdate(doc)
    await documents.read(topic, workspace)
    await documents.append(topic, at(0), [{ ...update(1), update: wire }], [])
    await documents.addSnapshot(topic, at(1), wire)
    const v2 = Y.encodeStateAsUpdateV2(doc)
    const put = "UPDATE snapshot SET kind = ?, bin = ?, sha256 = ?"
    bench.beside(db => db.prepare(put).run("replica", v2, hash("sha256", v2)))
    expect((await documents.read(topic, workspace)).snapshot).toEqual({ seq: 1, update: wire })
    bench.beside(db => db.prepare(put).run("wire", wire, hash("sha256", wire)))
    expect((await documents.read(topic, workspace)).snapshot).toEqual({ seq: 1, update: wire })
    await documents.addSnapshot(topic, at(1), wire)
    expect((await documents.read(topic, workspace)).snapshot).toEqual({ seq: 1, update: wire })
  })

  test("waits for another writer without holding up the event loop", async () => {
    const other = new Sqlite(bench.file)
    other.exec("BEGIN IMMEDIATE")
    const committed = commitOne()
    // only a turn of the loop can let the other writer go
    setTimeout(() => other.close(), 30)
    expect(await committed).toEqual({ kind: "committed", head: headAt(1) })
  })

  test("is refused when a newer version has written it", async () => {
    await bench.opened.close()
    bench.beside(db => db.exec("INSERT INTO __drizzle_migrations (hash, created_at) VALUES ('later', 9000000000000)"))
    const least = (value: string) =>
      bench.beside(db => db.prepare("UPDATE meta SET value = ? WHERE key = 'least_version'").run(value))
    for (const value of ["99", "not a number"]) {
      least(value)
      await expect(openSqlite({ file: bench.file })).rejects.toThrow("written by a newer version of Plenary")
    }
    bench.beside(db => db.exec("DELETE FROM meta WHERE key = 'least_version'"))
    await expect(openSqlite({ file: bench.file })).rejects.toThrow("written by a newer version of Plenary")
    bench.beside(db => db.exec("DELETE FROM __drizzle_migrations WHERE hash = 'later'"))
    bench.opened = await openSqlite({ file: bench.file })
    expect(copies(bench.folder)).toEqual([])
  })

  test("is served when a newer version has only added to it, and keeps what that version wrote", async () => {
    await bench.opened.close()
    bench.beside(db =>
      db.exec(`ALTER TABLE event ADD COLUMN later text NOT NULL DEFAULT 'x';
        INSERT INTO __drizzle_migrations (hash, created_at) VALUES ('later', 9000000000000)`),
    )
    bench.opened = await openSqlite({ file: bench.file })
    expect(await commitOne()).toEqual({ kind: "committed", head: headAt(1) })
    await bench.opened.close()
    bench.beside(db =>
      db.exec("ALTER TABLE event DROP COLUMN later; DELETE FROM __drizzle_migrations WHERE hash = 'later'"),
    )
    bench.opened = await openSqlite({ file: bench.file })
    expect(copies(bench.folder)).toEqual([])
  })

  test("is copied before an older one is brought up to date", async () => {
    await commitOne()
    await bench.opened.close()
    bench.beside(db => {
      // back to the first migration: what came after it is undone
      db.exec("DELETE FROM __drizzle_migrations WHERE created_at > (SELECT min(created_at) FROM __drizzle_migrations)")
      for (const trigger of [
        "event_no_update",
        "event_no_delete",
        "event_follows",
        "content_erased",
        "content_deleted",
      ])
        db.exec(`DROP TRIGGER ${trigger}`)
      for (const table of [
        "ballot",
        "roll",
        "head_signature",
        "address",
        "bound_address",
        "return_link",
        "calendar",
        "token_use",
        "checkpoint",
        "checkpoint_part",
        "log_head",
        "doc_segment",
        "letter",
        "translation_draft",
        "doc_journal",
        "job",
        "job_file",
        "webhook",
        "invitation",
        "uploaded_file",
        "file_part",
        "account",
        "account_subject",
        "passkey",
        "account_seat",
        "sign_in_origin",
        "withheld",
        "deletion",
      ])
        db.exec(`DROP TABLE ${table}`)
      db.exec("DELETE FROM meta WHERE key = 'erasures'")
      db.exec(
        "ALTER TABLE doc_head DROP COLUMN standing; ALTER TABLE doc_head DROP COLUMN rights; ALTER TABLE doc_head DROP COLUMN sealed_seq; ALTER TABLE client_owner DROP COLUMN page",
      )
      db.exec("ALTER TABLE event DROP COLUMN readings; ALTER TABLE answer DROP COLUMN aloud")
      const [lived, over] = [Date.now() + 86_400_000, Date.now() - 60_000]
      db.exec("ALTER TABLE sign_in ADD expires_at integer NOT NULL DEFAULT 0")
      db.exec("DROP INDEX sign_in_entered_unique")
      for (const column of ["created_at", "used_on", "plain_name", "entered", "replaces"])
        db.exec(`ALTER TABLE sign_in DROP COLUMN ${column}`)
      db.exec(`INSERT INTO sign_in VALUES ('s1', 'lives', 0, ${lived}), ('s2', 'over', 0, ${over})`)
      db.exec("INSERT INTO seat VALUES ('s1', 'w1', 'ann', 'i1'), ('s2', 'w1', 'ben', 'i1')")
    })
    bench.opened = await openSqlite({ file: bench.file })
    expect(() => bench.beside(db => db.exec("DELETE FROM event"))).toThrow("never deleted")
    // a sign-in of today's 30 days goes on from its making; one that was over stays over, with its seat
    const { directory } = bench.opened
    expect(await directory.signIn("over")).toBeNull()
    expect(await directory.seat("s2", workspace)).toBeNull()
    const lives = await directory.signIn("lives")
    expect(lives).toMatchObject({ id: "s1", admin: false, plainName: true })
    expect(Math.round((Date.now() - (lives?.createdAt ?? 0)) / 86_400_000)).toBe(29)
    expect(lives?.usedOn).toBe(Math.floor((lives?.createdAt ?? 0) / 86_400_000))
    const [copy, ...others] = copies(bench.folder)
    expect(others).toEqual([])
    const old = new Sqlite(`${bench.folder}/${copy}`, { readonly: true })
    expect(old.prepare("SELECT count(*) FROM event").pluck().get()).toBe(1)
    expect(old.prepare("SELECT count(*) FROM sqlite_schema WHERE type = 'trigger'").pluck().get()).toBe(0)
    old.close()
  })

  test("holds all that was committed when the process is killed", async () => {
    await bench.opened.close()
    const writer = spawn(process.execPath, [`${import.meta.dirname}/endlessWriter.ts`, bench.file], {
      stdio: ["ignore", "pipe", "inherit"],
    })
    let told = 0
    for await (const line of createInterface({ input: writer.stdout })) {
      told = Number(line)
      if (told === 40) writer.kill("SIGKILL")
    }
    if (writer.exitCode === null && writer.signalCode === null) await once(writer, "exit")
    bench.opened = await openSqlite({ file: bench.file })
    const { seq } = await bench.opened.store.head(workspace)
    expect(told).toBeGreaterThanOrEqual(40)
    expect(seq).toBeGreaterThanOrEqual(told)
    expect(await bench.opened.store.events(workspace, 0, seq)).toEqual(
      Array.from({ length: seq }, (_, i) => event(i + 1)),
    )
    expect((await bench.opened.documents.updates({ topic: topic, epoch: 1 }, 0)).length).toBeGreaterThanOrEqual(told)
  })
})

const copies = (folder: string) => readdirSync(folder).filter(name => name.includes(".before-"))
