import { readFileSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { gunzipSync } from "node:zlib"
import Sqlite from "better-sqlite3"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { root } from "../../../server/adapters/system/root.ts"
import { rowsAfter } from "../../../server/log/rows.ts"
import { type Instance, sha256 } from "../../../server/start/instance/instance.ts"
import { openInstance } from "../../../server/start/instance/openInstance.ts"
import { CommandId, TopicId, WorkspaceId } from "../../../shared/model/ids.ts"
import { type EntryLine, verifierNames } from "../../../shared/record/bundle.ts"
import { canonical, headerHash, readingDigest, readingSalt } from "../../../shared/record/chain.ts"
import { exitCode } from "../../../shared/record/verify/verdict.ts"
import { bytesOf, enclosedIn, textOf, verdictOn, writeBundle } from "../../kit/evidence.ts"
import { newFolder, removeFolder } from "../../kit/servers/plenary.ts"
import { type DemoEvidence, demoEvidence } from "./demoBundle.ts"
import { forged } from "./forged.ts"

let evidence: DemoEvidence
let named: string
let nameless: string
let head: string
const folder = newFolder()

/** The bundle for the public as it is once the attribution is another: no command changes it after the first contribution. */
async function underChatham(): Promise<string> {
  const { instance, workspace } = evidence
  const rows = await instance.store.events(workspace, 0, 10_000)
  const { lineOf } = await import("../../../server/evidence/shownEntries.ts")
  const showing = {
    workspace,
    audience: "gallery",
    attribution: "chatham",
    covers: () => true,
    isGone: () => false,
    isWithheld: () => false,
    signatures: new Map<number, string>(),
    sha256,
  } as const
  const entries = rows.map(row => lineOf(row, showing))
  const { incarnation, keys } = instance
  const header = {
    format: "plenary-bundle-2",
    workspace,
    slug: "demo",
    incarnation,
    audience: "gallery",
    session: null,
    entries: entries.length,
    publicKey: keys.publicKey,
    formerKeys: [],
  } as const
  const verifiers = { "verify.html": "", "verify.mjs": "" }
  return writeBundle({ header: { ...header, formerKeys: [] }, entries, verifiers }, { sha256, sign: keys.sign })
}

beforeAll(async () => {
  evidence = await demoEvidence()
  named = await evidence.bundle("gallery")
  nameless = await underChatham()
  head = (await evidence.instance.store.head(evidence.workspace)).hash
})
afterAll(async () => {
  await evidence.demo.remove()
  removeFolder(folder)
})

const linesOf = (bundle: string): EntryLine[] =>
  bundle
    .trimEnd()
    .split("\n")
    .slice(1, -1 - verifierNames.length)
    .map(line => JSON.parse(line) as EntryLine)

describe("an entry of format 2", () => {
  test("proves each part of itself that the public may get, with the hash alone: nothing in a public bundle is unbound", async () => {
    for (const bundle of [named, nameless]) {
      const verdict = verdictOn(bytesOf(bundle), { head })
      expect(verdict).toMatchObject({ ok: true, is: "anchored", extracts: 0 })
      const { mjs } = await enclosedIn(named)
      expect(await mjs.verify(bytesOf(bundle), mjs.tools, { head })).toEqual(verdict)
      expect(linesOf(bundle).filter(line => "extract" in line)).toEqual([])
    }
    expect(linesOf(nameless).filter(line => "reading" in line).length).toBeGreaterThan(100)
  })

  test("whose part was rewritten fails there, whoever signed the bundle anew", () => {
    const changed: ((reading: object) => object)[] = [
      reading => ({ ...reading, by: "somebody" }),
      reading => ({ ...reading, at: 1 }),
      reading => ({ ...reading, kind: "statement-withdrawn" }),
      reading => ({ ...reading, body: { text: "We agree to all of it." } }),
      reading => ({ ...reading, name: "named" }),
      reading => ({ ...reading, salt: "another" }),
      reading => ({ ...reading, personal: { commitment: "0".repeat(64) } }),
    ]
    for (const change of changed) {
      const { bytes } = forged(nameless, ({ entries }) => {
        const at = entries.findIndex(line => "reading" in line && line.reading.kind === "statement-drafted")
        const line = entries[at] as Extract<EntryLine, { reading: object }>
        entries[at] = { ...line, reading: change(line.reading) as typeof line.reading }
      })
      expect(verdictOn(bytes, { head })).toMatchObject({ ok: false, part: "entry", why: "hash" })
    }
  })

  test("that a forger turned back into an extract of format 1 is called not bound", () => {
    const { bytes } = forged(nameless, ({ entries, header }) => {
      const at = entries.findIndex(line => "reading" in line && line.reading.kind === "statement-drafted")
      const { seq, hash } = entries[at]!
      const row = linesOf(named)[at] as Extract<EntryLine, { salt: string }>
      const { kind, at: when, by, salt } = row
      const place = headerHash(sha256, salt, { workspace: header.workspace, seq, kind, at: when, by })
      const commitment = String(commitments.get(seq))
      const extract = { kind, at: when, by: null, body: { text: "We agree to all of it." } }
      entries[at] = { seq, hash, header: place, commitment, extract }
    })
    const verdict = verdictOn(bytes, { head })
    expect(verdict).toMatchObject({ ok: true, is: "anchored", extracts: 1 })
    expect(exitCode(verdict)).toBe(2)
  })

  const commitments = new Map<number, string>()
  beforeAll(async () => {
    const { instance, workspace } = evidence
    for (const { seq, commitment } of await instance.store.events(workspace, 0, 10_000))
      commitments.set(seq, commitment)
  })

  test("lets nobody who has one reading confirm a guess about another, or about its author", async () => {
    const { members } = await evidence.demo.stage.state()
    const authors = [null, ...Object.keys(members)]
    const { workspace } = evidence
    const full = new Map(linesOf(await evidence.bundle("room")).map(line => [line.seq, line]))
    let guesses = 0
    for (const line of linesOf(nameless)) {
      if (!("reading" in line)) continue
      const { salt, kind, at, body, personal } = line.reading
      const commitment = personal && "commitment" in personal ? personal.commitment : null
      const known = new Set([line.header, line.whole, ...Object.values(line.readings)])
      const whole = full.get(line.seq)
      expect(whole && "salt" in whole && whole.salt).not.toBe(salt)
      for (const by of authors)
        for (const tried of [salt, readingSalt(sha256, salt, "named"), readingSalt(sha256, salt, "nameless")]) {
          guesses++
          expect(known).not.toContain(headerHash(sha256, tried, { workspace, seq: line.seq, kind, at, by }))
          expect(known).not.toContain(readingDigest(sha256, tried, { kind, at, by, body }, commitment))
        }
    }
    expect(guesses).toBeGreaterThan(1_000)
  })

  test("costs few hashes when it is committed, so that 100,000 entries stay cheap", () => {
    let hashes = 0
    const counted = (text: string) => {
      hashes++
      return sha256(text)
    }
    const making = { workspace: WorkspaceId.parse("w"), by: null, at: 1, salt: () => "salt", sha256: counted }
    const topic = TopicId.parse("t")
    rowsAfter(
      { seq: 0, hash: "" },
      [{ kind: "topic-opened", body: { topic, title: { en: "A" }, letter: "A", mode: "open" } }],
      making,
    )
    // header, whole, commitment and hash: the public reads all of what the server itself writes
    expect(hashes).toBe(4)
  })
})

describe("an erased personal part", () => {
  const database = () => new Sqlite(evidence.demo.file, { timeout: 1_000 })
  // the log of the host is no part of a panel's bundle
  const ofPanels = "WHERE id NOT IN (SELECT content_id FROM event WHERE workspace = 'host-log' AND content_id NOTNULL)"
  let kept: { id: number; text: string; salt: string }[] = []
  beforeAll(() => {
    const db = database()
    kept = db.prepare(`SELECT id, text, salt FROM content ${ofPanels}`).all() as typeof kept
    db.exec(`UPDATE content SET text = NULL, salt = '' ${ofPanels}`)
    db.close()
  })
  afterAll(() => {
    const db = database()
    for (const { id, text, salt } of kept)
      db.prepare("UPDATE content SET text = ?, salt = ? WHERE id = ?").run(text, salt, id)
    db.close()
  })

  test("leaves every part provable, in every bundle", async () => {
    const bundles = [await evidence.bundle("room"), await evidence.bundle("gallery"), await underChatham()]
    for (const bundle of bundles)
      expect(verdictOn(bytesOf(bundle), { head })).toMatchObject({ ok: true, is: "anchored", extracts: 0 })
    expect(linesOf(bundles[2]!)).toEqual(linesOf(nameless))
  })

  test("cannot be confirmed by a guess, with every salt that is left", async () => {
    const room = linesOf(await evidence.bundle("room"))
    const commitments = new Set(
      room.flatMap(line =>
        "personal" in line && line.personal && "commitment" in line.personal ? [line.personal.commitment] : [],
      ),
    )
    expect(commitments.size).toBe(kept.length)
    const salts = ["", ...room.flatMap(line => ("salt" in line ? [line.salt] : []))]
    for (const { text } of kept.slice(0, 12)) {
      const value = JSON.parse(text) as unknown
      for (const salt of salts) expect(commitments).not.toContain(sha256(canonical([salt, value])))
    }
  })
})

describe("a log that the version with format 1 wrote", () => {
  const anchors = JSON.parse(readFileSync(join(root, "test/fixtures/format1/anchors.json"), "utf8")) as {
    chatham: { key: string; head: string }
  }
  const file = join(folder, "chatham.db")
  let instance: Instance
  beforeAll(async () => {
    writeFileSync(file, gunzipSync(readFileSync(join(root, "test/fixtures/format1/chatham.db.gz"))))
    instance = await openInstance(file)
  })
  afterAll(() => instance.close())

  const made = async (): Promise<string> => {
    const [workspace] = await instance.directory.workspaces()
    const bundle = await instance.evidence.bundle(workspace!.id, { audience: "gallery", session: null })
    if ("refuse" in bundle) throw new Error(bundle.refuse.code)
    return textOf(bundle)
  }

  test("is exported with the same entries, and its extracts are called not bound", async () => {
    const before = readFileSync(join(root, "test/fixtures/format1/chatham.bundle"), "utf8")
    const bundle = await made()
    // extracts follow today's rules for the public
    const places = (text: string) => linesOf(text).map(line => ({ ...line, extract: null, sha256: null }))
    expect(places(bundle)).toEqual(places(before))
    expect(verdictOn(bytesOf(bundle), anchors.chatham)).toMatchObject({ ok: true, is: "complete", extracts: 15 })
    expect(verdictOn(bytesOf(bundle), { head: anchors.chatham.head })).toMatchObject({ is: "anchored", extracts: 15 })
    // a field that a later version added has its default, because an extract is read as today's entries are
    const extracts = linesOf(bundle).flatMap(line => ("extract" in line ? [line.extract] : []))
    expect(extracts.find(({ kind }) => kind === "round-opened")?.body).toMatchObject({ absentees: "counted" })
  })

  test("goes on in format 2: what is written from now on proves itself", async () => {
    const [workspace] = await instance.directory.workspaces()
    const host = { member: null, name: "", role: "admin", side: null, host: true } as const
    const id = CommandId.parse(instance.clock.id())
    const topic = { title: { en: "Later" }, letter: "C" }
    const { state } = await instance.folds.current(workspace!.id)
    const chair = Object.values(state.members).find(({ role }) => role === "moderator")!
    const actor = { ...host, member: chair.id, name: chair.name, role: chair.role, side: chair.side, host: false }
    const answered = await instance.dispatch.command(workspace!.id, actor, { id, kind: "open-topic", body: topic })
    expect(answered).toMatchObject({ ok: true })
    const bundle = await made()
    expect(linesOf(bundle).at(-1)).toMatchObject({ reading: { name: "nameless", by: null, kind: "topic-opened" } })
    expect(verdictOn(bytesOf(bundle), anchors.chatham)).toMatchObject({ ok: true, is: "complete", extracts: 15 })
  })
})
