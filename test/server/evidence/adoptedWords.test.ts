import Sqlite from "better-sqlite3"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { verifyFile } from "../../../server/cli/verify.ts"
import type { Actor } from "../../../server/core/command.ts"
import type { AdoptedWords } from "../../../shared/contract/events/proposal.ts"
import type { EventBody, NewEvent } from "../../../shared/contract/events.ts"
import { textHash } from "../../../shared/document/textHash.ts"
import { adoptedWords, type BoundEntry } from "../../../shared/minutes/adoptedWords.ts"
import type { Attribution } from "../../../shared/model/terms.ts"
import { canonical } from "../../../shared/record/chain.ts"
import { bytesOf, saved, textOf, tools } from "../../kit/evidence.ts"
import { openPanel, type Panel } from "../../kit/servers/panel.ts"
import { papersOf } from "../../shared/minutes/papers.ts"

const hash = (value: unknown) => tools.sha256(canonical(value))
const host: Actor = { member: null, name: "", role: "admin", side: null, host: true }

/** A session with a record and a summary, closed, and its minutes adopted, whoever may do that. */
async function adopted(attribution: Attribution): Promise<Panel> {
  const panel = await openPanel({ attribution })
  const { session, instance } = panel
  const statement = await panel.proposed()
  const { round } = await panel.do("moderator", "open-round", { statement, version: 1, kind: "call" })
  const answer = { kind: "call", position: "agree" } as const
  for (const n of [1, 2, 3, 4])
    await panel.do(`panelist${n}`, "answer-round", { round: String(round), seen: 0, answer })
  await panel.do("moderator", "close-and-show", { round: String(round) })
  await panel.do("moderator", "declare-record", { statement, level: "unanimity", seen: "4/4/0/0/0/0" })
  await panel.do("moderator", "close-session", { session })
  const [workspace] = await instance.directory.workspaces()
  const done = await instance.dispatch.perform(
    workspace!.id,
    host,
    {
      action: "adopt the minutes",
      host: true,
      own: () => true,
      decide: () => ({ events: [{ kind: "minutes-adopted", body: { session } }] }),
    },
    null,
  )
  expect(done).toMatchObject({ ok: true })
  return panel
}

async function rowsOf({ instance }: Panel): Promise<BoundEntry[]> {
  const [workspace] = await instance.directory.workspaces()
  const rows = await instance.store.events(workspace!.id, 0, 10_000)
  return rows.map(({ seq, kind, at, by, body, personalCommitment: personal }) => ({
    seq,
    kind,
    at,
    by,
    body,
    personal,
  }))
}

async function bundleOf({ instance }: Panel): Promise<Uint8Array> {
  const [workspace] = await instance.directory.workspaces()
  const made = await instance.evidence.bundle(workspace!.id, { audience: "room", session: null })
  if ("refuse" in made) throw new Error(made.refuse.code)
  return bytesOf(await textOf(made))
}

const wordsIn = (rows: readonly BoundEntry[]): AdoptedWords | undefined =>
  (rows.find(({ kind }) => kind === "minutes-adopted")?.body as { words?: AdoptedWords } | undefined)?.words

const panels = new Map<Attribution, Panel>()
beforeAll(async () => {
  for (const attribution of ["named", "chatham"] as const) panels.set(attribution, await adopted(attribution))
})
afterAll(() => Promise.all([...panels.values()].map(panel => panel.end())))

describe.each(["named", "chatham"] as const)("the adoption of minutes (%s)", attribution => {
  const panel = () => panels.get(attribution)!
  const read = (rows: readonly BoundEntry[]) => adoptedWords(rows, panel().session, hash)

  test("holds the hash of the minutes' words and of the outcome paper's, which the log tells again", async () => {
    const rows = await rowsOf(panel())
    const words = wordsIn(rows)
    expect(words?.minutes).toMatch(/^[0-9a-f]{64}$/)
    expect(words?.outcomes).not.toBe(words?.minutes)
    expect(read(rows)).toEqual(words)
  })

  test("is another where a word of the record, or who attended, were another", async () => {
    const rows = await rowsOf(panel())
    const edits: [string, string][] = [["Data move by default.", "Data stay by default."]]
    for (const [from, to] of edits) {
      const edited = rows.map(row => ({
        ...row,
        body: JSON.parse(JSON.stringify(row.body).replaceAll(from, to)) as unknown,
      }))
      expect(read(edited)?.outcomes).not.toBe(wordsIn(rows)?.outcomes)
    }
    if (attribution === "named") {
      const renamed = rows.map(row => ({ ...row, personal: row.personal && "0".repeat(64) }))
      expect(read(renamed)?.minutes).not.toBe(wordsIn(rows)?.minutes)
    }
  })

  test("stays what it was when somebody is renamed, or the session's work goes on, later", async () => {
    const before = wordsIn(await rowsOf(panel()))
    const member = panel().people["panelist1"]!
    await panel().stage.do(null, "admit-member", { name: "Late Comer", role: "panelist" })
    await panel().do("panelist1", "describe-member", { member, name: "Another Name", romanised: "", field: null })
    await panel().do("moderator", "open-topic", { title: { en: "Later" }, letter: "L" })
    expect(read(await rowsOf(panel()))).toEqual(before)
  })

  test("stays checkable when every name was erased, and plenary verify says so", async () => {
    const before = wordsIn(await rowsOf(panel()))
    const db = new Sqlite(panel().file, { timeout: 1_000 })
    db.exec("UPDATE content SET text = NULL, salt = ''")
    db.close()
    expect(read(await rowsOf(panel()))).toEqual(before)
    const { text, code } = await verifyFile(saved(await bundleOf(panel())), {}, tools, {})
    expect(code).toBe(3)
    expect(text).toContain("read as they were adopted")
  })
})

test("an adoption that was proposed holds the hash that its proposal states, after every name was erased, too", async () => {
  const panel = await openPanel({ attribution: "unattributed" })
  const { session } = panel
  await panel.do("moderator", "close-session", { session })
  await panel.do("moderator", "send-minutes", { session, days: 0 })
  await panel.do("moderator", "adopt-minutes", { session, reason: "Nobody else is here." })
  const rows = await rowsOf(panel)
  const made = rows.find(({ kind }) => kind === "proposal-made")?.body as EventBody<"proposal-made"> | undefined
  const stated = made?.about.act === "adopt" ? made.about.words : undefined
  expect(stated?.minutes).toMatch(/^[0-9a-f]{64}$/)
  expect(wordsIn(rows)).toEqual(stated)
  const db = new Sqlite(panel.file, { timeout: 1_000 })
  db.exec("UPDATE content SET text = NULL, salt = ''")
  db.close()
  expect(adoptedWords(await rowsOf(panel), session, hash)).toEqual(stated)
  const { text } = await verifyFile(saved(await bundleOf(panel)), {}, tools, {})
  expect(text).toContain("read as they were adopted")
  await panel.end()
})

test("minutes that an earlier version sent are proposed and adopted with its sentences, and verify", async () => {
  const panel = await openPanel()
  const { session, instance, people } = panel
  const minute = 60_000
  const began = instance.clock.now()
  const [workspace] = await instance.directory.workspaces()
  const performs = async (kind: "minutes-sent" | "attendance-noted", body: object) => {
    const decide = () => ({ events: [{ kind, body } as NewEvent] })
    const command = {
      action: "adopt the minutes",
      host: true,
      own: () => true,
      decide,
    } as const
    expect(await instance.dispatch.perform(workspace!.id, host, command, null)).toMatchObject({ ok: true })
  }
  const comes = (member: string, here: boolean) =>
    performs("attendance-noted", { session, member: people[member], here, ticked: false })
  await comes("panelist1", true)
  panel.stage.at(began + 10 * minute)
  await comes("panelist1", false)
  panel.stage.at(began + 12 * minute)
  await comes("panelist1", true)
  panel.stage.at(began + 40 * minute)
  await panel.do("moderator", "close-session", { session })
  const cut = /panelist1 was present from .* and from /
  expect((await papersOf(panel)).said("en").filter(text => cut.test(text))).toEqual([])
  await performs("minutes-sent", { session, endsAt: instance.clock.now() })
  const then = (await papersOf(panel)).said("en")
  expect(then.filter(text => cut.test(text))).toHaveLength(1)
  await panel.do("moderator", "adopt-minutes", { session, reason: "Nobody else is here." })
  const rows = await rowsOf(panel)
  const made = rows.find(({ kind }) => kind === "proposal-made")?.body as EventBody<"proposal-made"> | undefined
  const stated = made?.about.act === "adopt" ? made.about.words : undefined
  expect(stated?.minutes).toMatch(/^[0-9a-f]{64}$/)
  expect([wordsIn(rows), adoptedWords(rows, session, hash)]).toEqual([stated, stated])
  // the wording of now would be another text
  const anew = rows.map(row =>
    row.kind === "minutes-sent" ? { ...row, body: { ...(row.body as object), wording: 2 } } : row,
  )
  expect(adoptedWords(anew, session, hash)?.minutes).not.toBe(stated?.minutes)
  expect((await papersOf(panel)).said("en")).toEqual(expect.arrayContaining(then.filter(text => cut.test(text))))
  const { text } = await verifyFile(saved(await bundleOf(panel)), {}, tools, {})
  expect(text).toContain("read as they were adopted")
  await panel.end()
})

test("minutes that were sent in the wording before keep what they said of a machine's translation, and verify", async () => {
  const panel = await openPanel()
  const { session, instance } = panel
  const [workspace] = await instance.directory.workspaces()
  const item = (await panel.stage.state()).sessions[session]!.items[0]!.id
  await panel.do("moderator", "move-agenda", { session, item })
  const statement = await panel.proposed()
  const reason = { lang: "en" as const, text: "The data leave the hospital by this text." }
  const { objection } = await panel.do("panelist1", "raise-objection", { statement, version: 1, reason, remedy: null })
  const key = `objection:${String(objection)}:reason`
  const seen = textHash(reason.text, tools.sha256)
  const text = "依照此文本，数据将离开医院。"
  await panel.do("secretary", "give-translation", { key, lang: "zh", text, seen, base: 0, drafted: "engine" })
  await panel.do("moderator", "close-session", { session })
  const sent = { kind: "minutes-sent", body: { session, endsAt: instance.clock.now(), wording: 2 } } as NewEvent
  const decide = () => ({ events: [sent] })
  const command = {
    action: "adopt the minutes",
    host: true,
    own: () => true,
    decide,
  } as const
  expect(await instance.dispatch.perform(workspace!.id, host, command, null)).toMatchObject({ ok: true })
  const lines = (await papersOf(panel)).said("zh")
  expect(lines[lines.indexOf(text) - 1]).toBe("译员译文：")
  await panel.do("moderator", "adopt-minutes", { session, reason: "Nobody else is here." })
  const rows = await rowsOf(panel)
  expect(adoptedWords(rows, session, hash)).toEqual(wordsIn(rows))
  // as this version words them
  const anew = rows.map(row =>
    row.kind === "minutes-sent" ? { ...row, body: { ...(row.body as object), wording: 3 } } : row,
  )
  expect(adoptedWords(anew, session, hash)?.minutes).not.toBe(wordsIn(rows)?.minutes)
  const verified = await verifyFile(saved(await bundleOf(panel)), {}, tools, {})
  expect(verified.text).toContain("read as they were adopted")
  await panel.end()
})
