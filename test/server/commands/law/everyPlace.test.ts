import { readFileSync } from "node:fs"
import { afterEach, beforeEach, expect, test } from "vitest"
import * as z from "zod"
import type { SqlTables } from "../../../../server/adapters/drizzle/schema.ts"
import { ed25519 } from "../../../../server/adapters/system/instanceKey.ts"
import type { Actor } from "../../../../server/core/command.ts"
import { checkLog } from "../../../../server/evidence/checkLog.ts"
import { sha256 } from "../../../../server/start/instance/instance.ts"
import { eventBodies, type NewEvent } from "../../../../shared/contract/events.ts"
import { MemberId, WorkspaceId } from "../../../../shared/model/ids.ts"
import { openPanel, type Panel } from "../../../kit/servers/panel.ts"
import { eventLeaves } from "../../../shared/rules/said/leaves.ts"

const goes = "goes"
/**
 * The effect of an erasure on each place of an entry where free words may stand (DOMAIN ER2, ER3): `goes`, or why they
 * stay. The first row that fits counts.
 */
const places: [RegExp, string][] = [
  [/^(member-admitted|seat-taken|member-described)\.personal\./, goes],
  [/^member-(admitted|described)\.field\.\*$/, "an earlier version stored it; it is read no more (ER6)"],
  [/^interest-(stated|proposed)\.personal\./, goes],
  [/^(thread-opened|reply-added|comment-corrected|suggestion-declined)\.personal\./, goes],
  [
    /^(question-asked|question-approved|correction-proposed|correction-insisted|progress-noted|record-returned)\.personal\./,
    goes,
  ],
  [/^translation-(given|corrected)\.personal\./, goes],
  [/^minutes-amended\.personal\./, "a sentence of the minutes"],
  [/^round-summarized\.personal\./, "the secretary's summary, by which a round was answered"],
  [/^press-link-made\.personal\./, "the name of the press, who is no member"],
  [/(^|\.)(reason|otherwise|why|remedy)(\.text)?$/, "a reason of an act, an answer or a record"],
  [/^(question-answered|objection-(answered|replied))\./, "an answer to others, or one that a record rests on"],
  [/^(reservation-added|dissent-added|change-stated)\./, "an addition to a record"],
  [/^record-declared\./, "a record"],
  [/^(statement-drafted|text-saved|version-proposed|erratum-proposed)\./, "a text of a statement"],
  [/^(drift-found|editorial-marked|editorial-unmarked|drift-cleared|suggestion-accepted|proposal-made)\./, "a text"],
  [/\.anchor\./, "a quotation of a note"],
  [/^(summary-written|action-added|reading-added|description-set|privacy-set|transfers-set)\./, "a text of the panel"],
  [/\.(title|name|label|mark|letter|slug)(\.\*)?$/, "a title of the panel"],
  [/\.(alias|hash|host|zone|place|of|minutes|outcomes|correction|question|action|reading|loan|request)$/, "no words"],
  [/\.(note|erratum|notice|opening|proposal|machine|press|holder)$/, "no words"],
]
const ofLeaf = (leaf: string) => places.find(([place]) => place.test(leaf))?.[1]

/** The effect of an erasure on each table of the database. A new table fails the type check here. */
const tables: Record<keyof SqlTables, string> = {
  meta: "no person",
  workspace: "no person",
  home: "ids",
  content: "personal parts of entries go; bodies stay, so that the chain verifies",
  event: "ids and hashes",
  logHead: "hashes",
  headSignature: "signatures",
  command: "ids of receipts",
  answer: "rows of ended rounds go; a result keeps what it shows",
  writer: "ids",
  docHead: "no words",
  docUpdate: "a note stays",
  docSegment: "a note stays",
  snapshot: "a note stays",
  clientOwner: "ids",
  invite: "ids and hashes",
  invitation: goes,
  signIn: goes,
  seat: goes,
  address: goes,
  withheld: "ids; the row keeps the words of who said no from people without a seat",
  boundAddress: goes,
  letter: goes,
  returnLink: goes,
  calendar: goes,
  tokenUse: "times",
  translationDraft: "the member's own, and those of the words that go, go",
  adminToken: "hashes",
  account: goes,
  accountSubject: goes,
  passkey: goes,
  accountSeat: goes,
  signInOrigin: goes,
  deletion: "counts",
  webhook: "an address of a program",
  job: "ids; an export goes with the personal part",
  jobFile: "goes with the personal part",
  uploadedFile: "hashes",
  filePart: "a file that others may read stays",
  ballot: "nobody's",
  roll: "ids",
  checkpoint: "goes with the personal part",
  checkpointPart: "goes with the personal part",
}

let panel: Panel
let workspace: WorkspaceId
let lin: MemberId
beforeEach(async () => {
  panel = await openPanel({ live: false })
  workspace = WorkspaceId.parse((await panel.stage.state()).workspace?.id)
  lin = MemberId.parse(panel.people["panelist1"])
})
afterEach(() => panel.end())

test("each place of an entry says whether an erasure takes it", () => {
  expect(eventLeaves.filter(leaf => ofLeaf(leaf) === undefined)).toEqual([])
  const unused = places.filter(([place]) => !eventLeaves.some(leaf => place.test(leaf)))
  expect(unused.map(([place]) => place.source)).toEqual([])
  // only what was committed apart from the body can go
  expect(eventLeaves.filter(leaf => ofLeaf(leaf) === goes && !leaf.includes(".personal."))).toEqual([])
  expect(Object.values(tables).filter(why => why === "")).toEqual([])
})

interface Schema {
  anyOf?: Schema[]
  oneOf?: Schema[]
  type?: string
  enum?: unknown[]
  const?: unknown
  pattern?: string
  minimum?: number
  properties?: Record<string, Schema>
  additionalProperties?: Schema
  items?: Schema
}

/** A value of the schema, with a canary in each place where free words may stand. */
function filled(schema: Schema, key: string, canary: (path: string) => string, path: string): unknown {
  const [first] = (schema.anyOf ?? schema.oneOf ?? []).filter(one => one.type !== "null")
  if (first) return filled(first, key, canary, path)
  if (schema.const !== undefined) return schema.const
  if (schema.enum) return schema.enum[0]
  if (key === "key") return "thread:own:own"
  if (schema.pattern?.includes("{64}$") && schema.pattern.includes("0-9a-f")) return "0".repeat(64)
  if (schema.pattern !== undefined) return /member|authors|writer/.test(path.split(".").at(-1) ?? "") ? lin : "own"
  if (schema.type === "string") return canary(path)
  if (schema.type === "array") return [filled(schema.items ?? {}, key, canary, `${path}[]`)]
  if (schema.type === "boolean") return false
  if (schema.type === "object" && !schema.properties && schema.additionalProperties)
    return { en: filled(schema.additionalProperties, key, canary, `${path}.*`) }
  if (schema.type === "object")
    return Object.fromEntries(
      Object.entries(schema.properties ?? {}).map(([name, one]) => [
        name,
        filled(one, name, canary, `${path}.${name}`),
      ]),
    )
  return schema.minimum ?? 1
}

const kindsThatGo = [
  ...new Set(eventLeaves.filter(leaf => ofLeaf(leaf) === goes).map(leaf => leaf.split(".")[0] ?? "")),
]
const stored = () => ["", "-wal"].map(end => readFileSync(panel.file + end, "latin1")).join("")

test("an erasure takes the words from each place of an entry, and from what others were typing of them", async () => {
  const canaries = new Map<string, string>()
  const canary = (path: string) => {
    const word = `heron${canaries.size + 100}heron`
    canaries.set(path, word)
    return word
  }
  const events = kindsThatGo.map(kind => {
    const json = z.toJSONSchema(eventBodies[kind as keyof typeof eventBodies] as z.ZodType, {
      io: "output",
      reused: "inline",
    }) as Schema
    const body = eventBodies[kind as keyof typeof eventBodies].parse(filled(json, "", canary, kind))
    // an entry of today has no field beside the personal part
    return { kind, body: "field" in body ? { ...body, field: null } : body } as NewEvent
  })
  const owner: Actor = { member: lin, name: "", role: "panelist", side: null, host: true }
  const writing = { action: "read" as const, host: true, own: () => true }
  const { dispatch, directory, invitations, folds } = panel.instance
  const done = await dispatch.perform(workspace, owner, { ...writing, decide: () => ({ events }) }, null)
  expect(done).toMatchObject({ ok: true })
  const other = MemberId.parse(panel.people["panelist2"])
  const draft = {
    key: "thread:own:own",
    lang: "ja" as const,
    seen: "",
    base: 0,
    drafted: "person" as const,
    savedAt: 1,
  }
  await directory.saveTranslationDraft(workspace, other, { ...draft, text: canary("the draft of another") })
  const own = { ...draft, key: "thread:other:other", text: canary("the own draft") }
  await directory.saveTranslationDraft(workspace, lin, own)
  const kept = { ...draft, key: "thread:third:third", text: "A draft of other words stays." }
  await directory.saveTranslationDraft(workspace, other, kept)
  const email = `${canary("the address of a letter")}@example.org`
  await invitations.list({ workspace, member: lin, email, by: "", zone: "" })

  const gone = [...canaries].filter(([path]) => !path.includes(".") || ofLeaf(path) === goes)
  for (const [path, word] of gone) expect([path, stored().includes(word)]).toEqual([path, true])
  await panel.do("host", "erase-member", { member: lin })
  const state = JSON.stringify(await panel.stage.state())
  const entries = JSON.stringify((await folds.entries(workspace, 0, "room")).list)
  for (const [path, word] of gone) {
    expect([path, stored().includes(word)]).toEqual([path, false])
    expect([path, state.includes(word), entries.includes(word)]).toEqual([path, false, false])
  }
  expect(gone.length).toBeGreaterThan(30)
  expect((await directory.translationDrafts(workspace, other)).map(({ key }) => key)).toEqual(["thread:third:third"])
})

test("the field of an entry of an earlier version is read no more, and its log still verifies", async () => {
  const word = "heronfield"
  const personal = { name: "Quillon Vantreight", romanised: "", short: "" }
  const old = { kind: "member-described", body: { member: lin, field: { en: word }, personal } } as const
  const owner: Actor = { member: lin, name: "", role: "panelist", side: null, host: true }
  const writing = { action: "read" as const, host: true, own: () => true }
  const { dispatch, folds, store, keys } = panel.instance
  await dispatch.perform(workspace, owner, { ...writing, decide: () => ({ events: [old] }) }, null)
  expect((await panel.stage.state()).members[lin]?.field).toEqual({ en: word })
  await panel.do("host", "erase-member", { member: lin })
  for (const audience of ["room", "gallery"] as const) {
    expect(JSON.stringify((await folds.entries(workspace, 0, audience)).list)).not.toContain(word)
    expect(JSON.stringify(await folds.view(workspace, audience))).not.toContain(word)
  }
  expect(await checkLog({ store, keys, sha256, ed25519 }, workspace)).toMatchObject({ head: {} })
})
