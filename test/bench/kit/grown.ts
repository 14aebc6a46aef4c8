import type { Actor } from "../../../server/core/command.ts"
import { entryOf } from "../../../server/log/folding/entryOf.ts"
import { rowsAfter } from "../../../server/log/rows.ts"
import { databaseIn } from "../../../server/start/instance/database.ts"
import { type Instance, sha256 } from "../../../server/start/instance/instance.ts"
import { openInstance } from "../../../server/start/instance/openInstance.ts"
import type { Entry, NewEvent } from "../../../shared/contract/events.ts"
import { CommandId, type MemberId, type WorkspaceId } from "../../../shared/model/ids.ts"
import { newFolder, startPlenary } from "../../kit/servers/plenary.ts"

/** The content of one block of a thousand entries, in the shape of a panel that meets for years. */
const block = { demoCopies: 2, threads: 100, repliesEach: 4 } as const
/** Sessions in the whole log. */
const sessions = 5
/** Entries in one commit. */
const unit = 500

const once: ReadonlySet<string> = new Set(
  "workspace-opened member-admitted member-changed invite-made invite-revoked topic-opened".split(" "),
)
const ofSessions = /^(session|agenda|attendance|floor|queue|item|question|action|reading)/

interface Written {
  by: MemberId | null
  event: NewEvent
}

export interface Grown {
  folder: string
  workspace: WorkspaceId
  /** a token that opens a moderator's seat any number of times */
  token: string
}

/** A data folder whose demo panel has about this many entries, all of them in the chain, and at least this many topics. */
export async function grownFolder(entries: number, topics = 0): Promise<Grown> {
  const folder = newFolder()
  await (await startPlenary({ folder })).stop()
  const instance = await openInstance(databaseIn(folder))
  try {
    const workspace = await grow(instance, entries, topics)
    const invite = {
      id: CommandId.parse(instance.clock.id()),
      kind: "make-invite",
      body: { role: "moderator", uses: 100 },
    }
    const made = await instance.dispatch.command(workspace, host, invite)
    if (!made.ok) throw new Error(made.refusal.code)
    return { folder, workspace, token: String(made.made["token"]) }
  } finally {
    await instance.close()
  }
}

const host: Actor = { member: null, name: "", role: "admin", side: null, host: true }

async function grow(instance: Instance, entries: number, topics: number): Promise<WorkspaceId> {
  const workspace = (await instance.directory.workspaces()).find(({ slug }) => slug === "demo")?.id
  if (!workspace) throw new Error("the folder has no demo")
  const demo = (await instance.store.events(workspace, 0, unit * 10)).flatMap(row => entryOf(row) ?? [])
  const bare = Array.from({ length: topics }, (_, n) => topicOf(demo, 1_000_000 + n))
  for (let from = 0; from < bare.length; from += unit) await append(instance, workspace, bare.slice(from, from + unit))
  for (let n = 0; (await instance.store.head(workspace)).seq < entries; n++) {
    const list = blockOf(demo, n)
    for (let from = 0; from < list.length; from += unit)
      await append(instance, workspace, list.slice(from, from + unit))
  }
  return workspace
}

async function append(instance: Instance, workspace: WorkspaceId, list: Written[]): Promise<void> {
  const expect = await instance.store.head(workspace)
  let head = expect
  const events = list.map(({ by, event }) => {
    const [row] = rowsAfter(head, [event], { workspace, by, at: instance.clock.now(), salt: instance.clock.id, sha256 })
    if (!row) throw new Error("no row was made")
    head = { seq: row.seq, hash: row.hash }
    return row
  })
  const directory = list.flatMap(({ event }) => homeOf(event).map(id => ({ kind: "home" as const, id, workspace })))
  const nothingElse = { signature: null, command: null, answers: [], sealed: [], directory, changesRights: false }
  const { kind: done } = await instance.store.commit({ workspace, expect, events, ...nothingElse })
  if (done !== "committed") throw new Error(`the entries were not committed: ${done}`)
}

/** The ids by which a page requests the entry's home. */
function homeOf({ kind, body }: NewEvent): string[] {
  if (kind === "topic-opened") return [body.topic]
  if (kind === "round-opened") return [body.round]
  return kind === "record-declared" ? [body.record] : []
}

/** The demo's first topic, opened once more under another id. */
function topicOf(demo: Entry[], n: number): Written & { event: { kind: "topic-opened" } } {
  const first = demo.find(entry => entry.kind === "topic-opened")
  if (first?.kind !== "topic-opened") throw new Error("the demo has no topic")
  const body = { ...first.body, topic: otherId(first.body.topic, n), letter: `T${n % 1_000}` }
  return { by: null, event: { kind: "topic-opened", body } }
}

/** One more topic: threads, and copies of the demo's statements, rounds and records under other ids. */
function blockOf(demo: Entry[], n: number): Written[] {
  const opened = demo.find(entry => entry.kind === "thread-opened")
  if (opened?.kind !== "thread-opened") throw new Error("the demo has no discussion")
  const next = topicOf(demo, n)
  const { topic } = next.event.body
  const list: Written[] = [next]
  const topics = new Set<string>(demo.flatMap(entry => (entry.kind === "topic-opened" ? [entry.body.topic] : [])))
  const same = new Set<string>(demo.flatMap(entry => (entry.kind === "member-admitted" ? [entry.body.member] : [])))
  for (let copy = 0; copy < block.demoCopies; copy++) {
    const id = (was: string) =>
      topics.has(was) ? topic : same.has(was) ? was : otherId(was, n * block.demoCopies + copy)
    for (const entry of demo) {
      const isOfSession = ofSessions.test(entry.kind)
      if (once.has(entry.kind) || (isOfSession && (copy > 0 || n >= sessions))) continue
      list.push({ by: entry.by, event: { kind: entry.kind, body: renamed(entry.body, id) } as NewEvent })
    }
  }
  for (let t = 0; t < block.threads; t++) {
    const thread = otherId(opened.body.thread, 1_000_000 + n * block.threads + t)
    const said = (k: number) => ({
      lang: "en" as const,
      text: `Remark ${k}: the parties should say what they mean by it.`,
    })
    const entryId = (k: number) => otherId(opened.body.entry, (n * block.threads + t) * 10 + k)
    const body = { ...opened.body, thread, topic, entry: entryId(0), statement: null, anchor: null }
    list.push({
      by: opened.by,
      event: { kind: "thread-opened", body: { ...body, personal: { ...said(0), wording: null } } },
    })
    for (let k = 1; k <= block.repliesEach; k++)
      list.push({
        by: opened.by,
        event: { kind: "reply-added", body: { thread, topic, entry: entryId(k), personal: said(k) } },
      })
  }
  return list
}

const anId = /^[A-Za-z0-9_-]{21}$/
/** the key of a said text, which holds the ids of its row and of its author */
const aKey = /^[a-z]+(:[A-Za-z0-9_-]{1,64}){2,4}$/

/** Changes an id in the same way each time, so that references stay valid. */
export const otherId = <Id extends string>(id: Id, n: number): Id =>
  `${id.slice(0, 14)}${n.toString(36).padStart(7, "0")}` as Id

export function renamed<T>(value: T, id: (was: string) => string): T {
  const other = (one: unknown): unknown => {
    if (typeof one === "string") return anId.test(one) ? id(one) : aKey.test(one) ? keyWith(one) : one
    if (Array.isArray(one)) return one.map(other)
    if (one instanceof Object)
      return Object.fromEntries(
        Object.entries(one).map(([key, inner]) => [anId.test(key) ? id(key) : key, other(inner)]),
      )
    return one
  }
  const keyWith = (key: string) =>
    key
      .split(":")
      .map(part => (anId.test(part) ? id(part) : part))
      .join(":")
  return other(value) as T
}
