import { spawn } from "node:child_process"
import { once } from "node:events"
import { createInterface } from "node:readline"
import pg from "pg"
import { afterEach, beforeEach, describe, expect, test } from "vitest"
import migrations from "../../../../../migrations/postgres/meta/_journal.json" with { type: "json" }
import { openPostgres } from "../../../../../server/adapters/drizzle/postgres/openPostgres.ts"
import { markServed } from "../../../../../server/adapters/drizzle/postgres/starting/served.ts"
import type { Opened } from "../../../../../server/adapters/opened.ts"
import { ed25519 } from "../../../../../server/adapters/system/instanceKey.ts"
import { createHealth } from "../../../../../server/start/instance/health.ts"
import { TopicId } from "../../../../../shared/model/ids.ts"
import { successionStatement } from "../../../../../shared/record/chain.ts"
import { until } from "../../../../kit/clocks/until.ts"
import { at, event, topic, unit, update, workspace } from "../../samples.ts"
import { storeConformance } from "../../storeConformance.ts"
import { type PostgresBench, postgresBench } from "./postgresBench.ts"

storeConformance("on PostgreSQL", postgresBench)

describe("the database", () => {
  let bench: PostgresBench
  beforeEach(async () => {
    bench = await postgresBench()
  })
  afterEach(() => bench.end())
  const commitOne = () => bench.opened.store.commit(unit(0, { events: [event(1)] }))

  test("may be closed again, as on SQLite", async () => {
    const opened = await openPostgres({ url: bench.url })
    await opened.close()
    await opened.close()
  })

  test("has one signing key in all processes within two seconds after one of them has replaced it", async () => {
    const [one, other] = [bench.opened, await bench.second()]
    const first = one.keys.publicKey
    await one.keys.rotate()
    expect(one.keys.publicKey).not.toBe(first)
    await until(() => other.keys.publicKey === one.keys.publicKey, "the other process signs with it")
    expect(other.keys.former).toEqual(one.keys.former)
  })

  test("keeps every key in the succession, also where two processes replace the key at once", async () => {
    const processes = [bench.opened, await bench.second()]
    await Promise.all(processes.map(({ keys }) => keys.rotate()))
    const late = await bench.second()
    const list = [...late.keys.former.map(({ publicKey }) => publicKey), late.keys.publicKey]
    expect(new Set(list).size).toBe(3)
    for (const [n, { publicKey, signature }] of late.keys.former.entries())
      expect(ed25519(publicKey, successionStatement(publicKey, list[n + 1] ?? ""), signature)).toBe(true)
  })

  test("tells the health of a damaged segment, and still accepts updates of its note", async () => {
    const log = { topic, epoch: 1 }
    await bench.opened.documents.read(topic, workspace)
    const write = (count: number, after = 0) =>
      bench.opened.documents.append(topic, at(after), Array.from({ length: count }, update), [])
    await write(20)
    await bench.opened.sealing.seal(log, { least: 1, before: Number.MAX_SAFE_INTEGER })
    await bench.beside("UPDATE doc_segment SET block = decode(repeat('00', 40), 'hex')")
    const health = createHealth()
    const other = await openPostgres({ url: bench.url, health })
    await expect(other.documents.updates(log, 0)).rejects.toThrow("damaged")
    expect(health.look()).toEqual(["history-damaged"])
    await write(1, 20)
    expect(await other.documents.updates(log, 19)).toHaveLength(2)
    await other.close()
  })

  test("refuses by itself to change, delete, replace or skip an event", async () => {
    await commitOne()
    const copied = (seq: number) =>
      `INSERT INTO event SELECT workspace, ${seq}, 'forged', actor, at_ms, json, salt, content_id, personal_commitment, readings, commitment, hash, command_id FROM event`
    const tries = [
      "UPDATE event SET json = '{}'",
      "DELETE FROM event",
      "TRUNCATE event",
      `${copied(1)} ON CONFLICT (workspace, seq) DO UPDATE SET kind = 'forged'`,
      copied(3),
    ]
    for (const attempt of tries) await expect(bench.beside(attempt), attempt).rejects.toThrow(/an event/)
    expect(await bench.opened.store.events(workspace, 0, 10)).toEqual([event(1)])
  })

  test("lets the events of a removed workspace go, and no others", async () => {
    await bench.opened.store.commit(
      unit(0, { events: [event(1)], directory: [{ kind: "workspace", id: workspace, slug: "gone" }] }),
    )
    await bench.beside("UPDATE workspace SET removed = true")
    await expect(bench.beside("TRUNCATE event")).rejects.toThrow("never deleted")
    await bench.beside("DELETE FROM event")
    expect(await bench.opened.store.events(workspace, 0, 10)).toEqual([])
    expect(await bench.opened.directory.workspaces()).toEqual([])
  })

  test("drops every checkpoint in the transaction that erases a personal part, and counts it", async () => {
    const { checkpoints, store } = bench.opened
    const personal = { personal: { name: "Ann" }, personalSalt: "ps", personalCommitment: "pc" }
    await store.commit(unit(0, { events: [event(1, personal), event(2, personal)] }))
    const head = { seq: 1, hash: "h", foldedBy: "f", parts: 1, mac: "m" }
    for (const [n, erase] of ["UPDATE content SET text = NULL", "DELETE FROM content"].entries()) {
      const erasures = await checkpoints.erasures()
      await checkpoints.writePart(workspace, 1, 0, "text")
      expect(await checkpoints.finish(workspace, head, erasures)).toBe(true)
      expect(await checkpoints.head(workspace)).toEqual(head)
      await bench.beside(`${erase} WHERE id = (SELECT min(id) + ${n} FROM content)`)
      expect(await checkpoints.head(workspace)).toBeNull()
      expect(await checkpoints.part(workspace, 1, 0)).toBeNull()
      expect(await checkpoints.erasures()).toBe(erasures + 1)
    }
  })

  test("ends long exports with their files in the transaction that erases a personal part", async () => {
    const { jobs, store } = bench.opened
    const personal = { personal: { name: "Ann" }, personalSalt: "ps", personalCommitment: "pc" }
    await store.commit(unit(0, { events: [event(1, personal), event(2, personal)] }))
    for (const [n, erase] of ["UPDATE content SET text = NULL", "DELETE FROM content"].entries()) {
      const id = `export${n}`
      const times = { due: 1, madeAt: 1, keepUntil: 9 }
      await jobs.add({ id, kind: "exports", workspace, owner: "", subject: "", body: "{}", ...times })
      await jobs.addPart({ id, server: "" }, 0, Buffer.from("Ann"))
      await bench.beside(`${erase} WHERE id = (SELECT min(id) + ${n} FROM content)`)
      expect(await jobs.job(id)).toMatchObject({ state: "failed", error: "erased", endedAt: expect.any(Number) })
      expect(await jobs.part(id, 0)).toBeNull()
    }
  })

  test("makes no checkpoint of what was folded before an erasure that is being written", async () => {
    const { checkpoints, store } = bench.opened
    const named = event(1, { personal: { name: "Ann" }, personalSalt: "ps", personalCommitment: "pc" })
    await store.commit(unit(0, { events: [named] }))
    const erasures = await checkpoints.erasures()
    await checkpoints.writePart(workspace, 1, 0, "text")
    const eraser = new pg.Client(bench.url)
    await eraser.connect()
    await eraser.query("BEGIN")
    await eraser.query("DELETE FROM content")
    const finished = checkpoints.finish(workspace, { seq: 1, hash: "h", foldedBy: "f", parts: 1, mac: "m" }, erasures)
    await new Promise(done => setTimeout(done, 50))
    await eraser.query("COMMIT")
    await eraser.end()
    expect(await finished).toBe(false)
    expect(await checkpoints.head(workspace)).toBeNull()
  })

  test("lets two connections append to the same notes in any order without a deadlock", async () => {
    const other = await bench.second()
    const notes = Array.from({ length: 24 }, (_, n) => TopicId.parse(`note${n}`))
    for (const note of notes) await bench.opened.documents.read(note, workspace)
    const heads = new Map(notes.map(note => [note, 0]))
    const append = (opened: Opened, list: readonly TopicId[]) =>
      Promise.all(list.map(note => opened.documents.append(note, at(heads.get(note) ?? 0), [update(1)], [])))
    for (let n = 0; n < 100; n++) {
      const [one, two] = await Promise.all([append(bench.opened, notes), append(other, notes.toReversed())])
      for (const [place, note] of notes.entries()) {
        expect(new Set([one[place]?.kind, two[notes.length - 1 - place]?.kind])).toEqual(
          new Set(["appended", "behind"]),
        )
        heads.set(note, n + 1)
      }
    }
    const { rows } = await bench.beside("SELECT deadlocks FROM pg_stat_database WHERE datname = current_database()")
    expect(rows).toEqual([{ deadlocks: 0 }])
  })

  test("falls back to an older snapshot where the newest is damaged, and takes a new one in its place", async () => {
    const { documents } = bench.opened
    await documents.read(topic, workspace)
    await documents.append(topic, at(0), [update(1), update(2)], [])
    for (const seq of [1, 2]) await documents.addSnapshot(topic, at(seq), Uint8Array.from([seq, seq]))
    await bench.beside("UPDATE snapshot SET bin = '\\x0203' WHERE seq = 2")
    expect((await documents.read(topic, workspace)).snapshot).toEqual({ seq: 1, update: Uint8Array.from([1, 1]) })
    await documents.addSnapshot(topic, at(2), Uint8Array.from([2, 2]))
    expect((await documents.read(topic, workspace)).snapshot).toEqual({ seq: 2, update: Uint8Array.from([2, 2]) })
  })

  test("keeps a JSON text as it was written: the order of its keys, NUL and half a surrogate pair", async () => {
    const body = { b: "\u0000", a: ["\ud800", 1.5, null] }
    await bench.opened.store.commit(unit(0, { events: [event(1, { body })] }))
    const { rows } = await bench.beside("SELECT json FROM event")
    expect(rows).toEqual([{ json: JSON.stringify(body) }])
    expect((await bench.opened.store.events(workspace, 0, 1))[0]?.body).toEqual(body)
  })

  test("compares texts byte by byte, whatever its own collation is", async () => {
    const { rows } = await bench.beside(
      "SELECT DISTINCT collation_name FROM information_schema.columns WHERE table_schema = current_schema() AND data_type = 'text' AND table_name <> '__drizzle_migrations'",
    )
    expect(rows).toEqual([{ collation_name: "C" }])
  })

  test("is refused when a newer version has written it", async () => {
    await bench.opened.close()
    await bench.beside("INSERT INTO __drizzle_migrations (hash, created_at) VALUES ('later', 9000000000000)")
    for (const value of ["99", "not a number"]) {
      await bench.beside("UPDATE meta SET value = $1 WHERE key = 'least_version'", [value])
      await expect(openPostgres({ url: bench.url })).rejects.toThrow("written by a newer version of Plenary")
    }
    await bench.beside("DELETE FROM meta WHERE key = 'least_version'")
    await expect(openPostgres({ url: bench.url })).rejects.toThrow("written by a newer version of Plenary")
    await bench.beside("DELETE FROM __drizzle_migrations WHERE hash = 'later'")
    bench.opened = await openPostgres({ url: bench.url })
  })

  test("is served beside a newer version that has only added to it", async () => {
    await bench.beside("ALTER TABLE event ADD COLUMN later text NOT NULL DEFAULT 'x'")
    await bench.beside("INSERT INTO __drizzle_migrations (hash, created_at) VALUES ('later', 9000000000000)")
    const beside = await openPostgres({ url: bench.url })
    expect(await beside.store.commit(unit(0, { events: [event(1)] }))).toMatchObject({ kind: "committed" })
    await beside.close()
    await bench.beside("ALTER TABLE event DROP COLUMN later")
    await bench.beside("DELETE FROM __drizzle_migrations WHERE hash = 'later'")
  })

  test("is not changed under an older server that serves it", async () => {
    // an older server cannot go on beside this migration
    const { when } = migrations.entries.find(({ tag }) => tag.endsWith("ballot_sheets")) ?? {}
    const { rows } = await bench.beside("DELETE FROM __drizzle_migrations WHERE created_at = $1 RETURNING *", [when])
    const [missing] = rows as { hash: string; created_at: string }[]
    const older = await markServed(bench.url)
    await expect(openPostgres({ url: bench.url })).rejects.toThrow("Stop every older server")
    await older.close()
    await bench.beside("INSERT INTO __drizzle_migrations (hash, created_at) VALUES ($1, $2)", [
      missing?.hash,
      missing?.created_at,
    ])
    await (await openPostgres({ url: bench.url })).close()
  })

  test("is made once by nodes that start at the same time, as one instance", async () => {
    await bench.opened.close()
    await bench.beside("DROP SCHEMA public CASCADE")
    await bench.beside("CREATE SCHEMA public")
    const nodes = await Promise.all(Array.from({ length: 4 }, () => openPostgres({ url: bench.url })))
    expect(new Set(await Promise.all(nodes.map(({ directory }) => directory.incarnation()))).size).toBe(1)
    expect(new Set(nodes.map(({ keys }) => keys.publicKey)).size).toBe(1)
    const [opened, ...others] = nodes
    for (const other of others) await other.close()
    if (opened) bench.opened = opened
  })

  test("holds all that was committed when the process is killed", async () => {
    await bench.opened.close()
    const writer = spawn(process.execPath, [`${import.meta.dirname}/endlessWriter.ts`, bench.url], {
      stdio: ["ignore", "pipe", "inherit"],
    })
    let told = 0
    for await (const line of createInterface({ input: writer.stdout })) {
      told = Number(line)
      if (told === 40) writer.kill("SIGKILL")
    }
    if (writer.exitCode === null && writer.signalCode === null) await once(writer, "exit")
    bench.opened = await openPostgres({ url: bench.url })
    const { seq } = await bench.opened.store.head(workspace)
    expect(told).toBeGreaterThanOrEqual(40)
    expect(seq).toBeGreaterThanOrEqual(told)
    expect(await bench.opened.store.events(workspace, 0, seq)).toEqual(
      Array.from({ length: seq }, (_, i) => event(i + 1)),
    )
    expect((await bench.opened.documents.updates({ topic, epoch: 1 }, 0)).length).toBeGreaterThanOrEqual(told)
  })

  test("answers a call that began before it was closed", async () => {
    let answered = 0
    const asking = (async () => {
      for (; answered < 200; answered++) await bench.opened.store.head(workspace)
    })()
    await bench.opened.close()
    await asking
    expect(answered).toBe(200)
    bench.opened = await openPostgres({ url: bench.url })
  })
})
