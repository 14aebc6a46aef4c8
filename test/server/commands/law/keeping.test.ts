import { readFileSync } from "node:fs"
import { afterEach, beforeEach, expect, test, vi } from "vitest"
import { ed25519 } from "../../../../server/adapters/system/instanceKey.ts"
import { addDeletions, deletionJobs } from "../../../../server/commands/law/deleting.ts"
import type { JobProgress } from "../../../../server/ports/database/jobs.ts"
import type { CommandInput, CommandKind } from "../../../../shared/contract/commands.ts"
import { presetRule } from "../../../../shared/model/consensus/rule.ts"
import { CommandId, MemberId, WorkspaceId } from "../../../../shared/model/ids.ts"
import { openPanel, type Panel } from "../../../kit/servers/panel.ts"

const name = "Quillon Vantreight"
const words = "The heron counts to eleven."
let panel: Panel
beforeEach(async () => {
  panel = await openPanel({ live: false })
})
afterEach(() => panel.end())

const workspaceOf = async () => WorkspaceId.parse((await panel.stage.state()).workspace?.id)
const comment = (text: string) => ({ topic: panel.topic, entry: { lang: "en" as const, text } })
const idOf = (person: string) => MemberId.parse(panel.people[person])
const stored = () => ["", "-wal"].map(end => readFileSync(panel.file + end, "latin1")).join("")

test("an archived panel takes no command and no words, and is as before once it is opened again", async () => {
  await panel.do("host", "archive-workspace", { reason: "The work is done." })
  expect((await panel.stage.state()).workspace?.archived).toMatchObject({ reason: "The work is done." })
  expect(await panel.refused("moderator", "set-title", { title: { en: "Later" } })).toBe("panel-archived")
  expect(await panel.refused("panelist1", "open-thread", comment("One word."))).toBe("panel-archived")
  expect(await panel.refused("moderator", "set-transfers", { transfers: [] })).toBe("panel-archived")
  const own = { member: idOf("panelist1"), email: "quillon@example.org" }
  expect(await panel.refused("panelist1", "set-address", own)).toBe("panel-archived")
  await panel.do("host", "unarchive-workspace", {})
  expect((await panel.stage.state()).workspace).not.toHaveProperty("archived")
  await panel.do("panelist1", "open-thread", comment("One word."))
})

test("only an administrator archives, deletes and erases", async () => {
  const member = idOf("panelist1")
  expect(await panel.refused("moderator", "archive-workspace", {})).toBe("not-permitted")
  expect(await panel.refused("moderator", "delete-workspace", { slug: "x" })).toBe("not-permitted")
  expect(await panel.refused("moderator", "erase-member", { member })).toBe("not-permitted")
})

test("a person asks for their own erasure, which the administrator declines with a reason or carries out", async () => {
  const member = idOf("panelist1")
  expect(await panel.refused("panelist2", "ask-erasure", { member })).toBe("not-permitted")
  await panel.do("panelist1", "ask-erasure", { member })
  await panel.do("host", "decline-erasure", { member, reason: "The minutes are not adopted." })
  expect((await panel.stage.state()).members[member]?.erasure?.declined).toMatchObject({
    reason: "The minutes are not adopted.",
  })
  await panel.do("panelist1", "ask-erasure", { member })
  expect((await panel.stage.state()).members[member]?.erasure).not.toHaveProperty("declined")
  await panel.do("panelist1", "take-back-erasure", { member })
  expect((await panel.stage.state()).members[member]).not.toHaveProperty("erasure")
})

test("after an erasure neither the name nor the words are in the state, the log, the database file or its WAL", async () => {
  const workspace = await workspaceOf()
  const member = idOf("panelist1")
  await panel.do("moderator", "describe-member", {
    member,
    name,
    romanised: "",
    short: "",
    field: { en: "Ornithology" },
  })
  await panel.do("panelist1", "set-address", { member, email: "quillon@example.org" })
  const made = await panel.do("panelist1", "open-thread", comment(words))
  await panel.do("panelist2", "reply", {
    thread: String(made["thread"]),
    entry: { lang: "en", text: "A reply stays." },
  })
  expect(JSON.stringify(await panel.stage.state())).toContain(words)
  expect(stored()).toContain(name)

  await panel.do("host", "erase-member", { member })

  const { folds } = panel.instance
  const state = JSON.stringify(await panel.stage.state())
  const entries = JSON.stringify((await folds.entries(workspace, 0, "room")).list)
  const gallery = JSON.stringify(await folds.view(workspace, "gallery"))
  for (const canary of [name, words, "quillon@example.org", "Ornithology"]) {
    expect([canary, state.includes(canary)]).toEqual([canary, false])
    expect([canary, entries.includes(canary)]).toEqual([canary, false])
    expect([canary, gallery.includes(canary)]).toEqual([canary, false])
    expect([canary, stored().includes(canary)]).toEqual([canary, false])
  }
  expect(state).toContain("A reply stays.")
  expect((await panel.stage.state()).members[member]).toMatchObject({ name: "", field: null, removed: true })
  expect((await panel.stage.state()).members[member]?.erased).toBeTypeOf("number")
  expect(await panel.refused("host", "erase-member", { member })).toBe("not-found")
  // the chain still verifies: the log is folded anew by a server that starts now
  await expect(folds.current(workspace)).resolves.toBeDefined()
})

test("nobody is erased while a round is open that asks them", async () => {
  const statement = await panel.proposed()
  await panel.do("moderator", "open-round", { statement, version: 1, kind: "call" })
  expect(await panel.refused("host", "erase-member", { member: idOf("panelist1") })).toBe("elector-busy")
})

test("an erasure by hand in the database is noticed by a server that runs", async () => {
  await panel.do("panelist1", "open-thread", comment(words))
  const workspace = await workspaceOf()
  const { default: Database } = await import("better-sqlite3")
  const database = new Database(panel.file)
  database.prepare("UPDATE content SET text = NULL, salt = '' WHERE text LIKE ?").run(`%${words}%`)
  database.close()
  expect(JSON.stringify((await panel.instance.folds.current(workspace)).state)).toContain(words)
  expect(await panel.instance.folds.noticeErasures()).toContain(workspace)
  expect(JSON.stringify((await panel.instance.folds.current(workspace)).state)).not.toContain(words)
})

test("an erasure or a deletion leaves the folds of other panels as they are", async () => {
  const { instance } = panel
  const deleted = await workspaceOf()
  const slug = (await panel.stage.state()).workspace?.slug ?? ""
  const facts = { slug: "other", title: { en: "Another panel" }, languages: ["en" as const], sides: [] }
  const authentic = [{ lang: "en" as const, side: null }]
  const other = await panel.stage.open({
    ...facts,
    authentic,
    rule: presetRule,
    attribution: "named",
    public: true,
    demo: false,
  })
  await panel.stage.do(null, "admit-member", { name, role: "panelist", side: null })
  const { state } = await instance.folds.current(other)
  const stays = async () => {
    expect(await instance.folds.noticeErasures()).not.toContain(other)
    expect((await instance.folds.current(other)).state).toBe(state)
  }
  const actor = { member: null, name: "", role: "admin", side: null, host: true } as const
  const member = idOf("panelist1")
  const ask = <K extends CommandKind>(kind: K, body: CommandInput<K>) =>
    instance.dispatch.command(deleted, actor, { id: CommandId.parse(instance.clock.id()), kind, body })
  expect(await ask("erase-member", { member })).toMatchObject({ ok: true })
  await stays()
  expect(await ask("delete-workspace", { slug })).toMatchObject({ ok: true })
  await addDeletions(instance, 0)
  const [job] = await instance.board.jobs.standing("deletions", deleted)
  const kind = deletionJobs({ ...instance, backupsHold: async () => null })
  await kind.run(job!, { signal: new AbortController().signal, progress: stays })
  await stays()
})

test("a deleted panel leaves nothing but a signed certificate", async () => {
  const { instance } = panel
  const workspace = await workspaceOf()
  const slug = (await panel.stage.state()).workspace?.slug ?? ""
  await panel.do("panelist1", "open-thread", comment(words))
  const head = await instance.store.head(workspace)
  expect(await panel.refused("host", "delete-workspace", { slug: "another" })).toBe("slug-differs")
  await panel.do("host", "delete-workspace", { slug })
  expect(await panel.refused("host", "delete-workspace", { slug })).toBe("panel-deleted")

  await addDeletions(instance, 0)
  const [job] = await instance.board.jobs.standing("deletions", workspace)
  const noticed: WorkspaceId[] = []
  const progress = vi.fn(async (_: JobProgress) => void noticed.push(...(await instance.folds.noticeErasures())))
  const kind = deletionJobs({ ...instance, backupsHold: async at => at + 86_400_000 })
  await kind.run(job!, { signal: new AbortController().signal, progress })
  expect(progress).toHaveBeenCalled()
  // a watch that is woken for a deleted panel would fold a log without entries
  expect(noticed).toEqual([])

  const [deletion] = await instance.deletions.list()
  const { certificate, signature, publicKey } = deletion!
  expect(ed25519(publicKey!, certificate!, signature!)).toBe(true)
  const says = JSON.parse(certificate!)
  expect(says).toMatchObject({ slug, head: { seq: head.seq + 1 }, counts: { members: expect.any(Number) } })
  expect(says.backupsUntil - says.endedAt).toBe(86_400_000)
  expect(await instance.store.events(workspace, 0, 10)).toEqual([])
  for (const canary of [words, "Panelist"]) expect([canary, stored().includes(canary)]).toEqual([canary, false])
  // once more, as after a server that was lost before it could say so
  expect(await kind.run(job!, { signal: new AbortController().signal, progress })).toMatchObject({ kind: "done" })
})
