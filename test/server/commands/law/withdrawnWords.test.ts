import { afterEach, beforeEach, describe, expect, test } from "vitest"
import { textOf } from "../../../../server/evidence/evidence.ts"
import { ExportRequest, writeBundleFile } from "../../../../server/start/owner/export.ts"
import { textHash } from "../../../../shared/document/textHash.ts"
import { fold } from "../../../../shared/fold/fold.ts"
import { emptyState } from "../../../../shared/fold/state.ts"
import { EntryId, ThreadId, type WorkspaceId } from "../../../../shared/model/ids.ts"
import type { Audience } from "../../../../shared/rules/audience.ts"
import { bytesOf, enclosedIn, tools, verdictOn } from "../../../kit/evidence.ts"
import { secondOpinions } from "../../../kit/python.ts"
import { openPanel, type Panel } from "../../../kit/servers/panel.ts"
import { papersOf } from "../../../shared/minutes/papers.ts"

let panel: Panel
let workspace: WorkspaceId
/** a word that is in all that is taken back, and one that is in what stays */
const gone = "CANARY"
const kept = "LINNET"
const spoken = (text: string) => ({ lang: "en" as const, text })
const agree = { kind: "call", position: "agree" } as const
const audiences = ["room", "gallery"] as const

beforeEach(async () => {
  panel = await openPanel()
  workspace = (await panel.instance.directory.workspaces())[0]!.id
})
afterEach(() => panel.end())

const entries = async (audience: Audience, from = 0) =>
  (await panel.instance.folds.entries(workspace, from, audience)).list
const said = async (audience: Audience) => JSON.stringify(await entries(audience))
async function bundle(audience: Audience, session: string | null = null): Promise<string> {
  const made = await panel.instance.evidence.bundle(workspace, { audience, session })
  if ("refuse" in made) throw new Error(made.refuse.code)
  return textOf(made)
}

async function comment(text: string) {
  const entry = { topic: panel.topic, entry: spoken(text) }
  const { thread, entry: id } = await panel.do("panelist1", "open-thread", entry)
  return { thread: ThreadId.parse(thread), comment: EntryId.parse(id) }
}

async function recorded(): Promise<string> {
  const statement = await panel.proposed()
  const round = String((await panel.do("moderator", "open-round", { statement, version: 1, kind: "call" }))["round"])
  for (const n of [1, 2, 3, 4]) await panel.do(`panelist${n}`, "answer-round", { round, seen: 0, answer: agree })
  await panel.do("moderator", "close-and-show", { round })
  const declared = { statement, level: "unanimity" as const, seen: "4/4/0/0/0/0" }
  return String((await panel.do("moderator", "declare-record", declared))["record"])
}

/** A comment that is corrected, one that is withdrawn, a reply likewise, and three additions to a record, withdrawn. */
async function takenBack(): Promise<void> {
  const first = await comment(`${gone} of a comment that is corrected`)
  await panel.do("panelist1", "correct-comment", { ...first, text: spoken(`${gone}, corrected once`) })
  await panel.do("panelist1", "correct-comment", { ...first, text: spoken(`${kept}, corrected twice`) })
  const second = await comment(`${gone} of a comment that is withdrawn`)
  await panel.do("panelist1", "correct-comment", { ...second, text: spoken(`${gone}, corrected before that`) })
  const reply = await panel.do("panelist1", "reply", { thread: second.thread, entry: spoken(`${gone} of a reply`) })
  await panel.do("panelist1", "withdraw-comment", { ...second, comment: EntryId.parse(reply["entry"]) })
  await panel.do("panelist1", "withdraw-comment", second)
  const record = await recorded()
  for (const kind of ["add-reservation", "add-dissent", "state-change"] as const) {
    await panel.do("panelist1", kind, { record, text: spoken(`${gone} of ${kind}`) })
    const addition = (await panel.stage.state()).seq
    await panel.do("panelist1", "withdraw-addition", { record, addition })
    await panel.do("panelist2", kind, { record, text: spoken(`${kept} of ${kind}`) })
  }
}

describe("words that their author took back", () => {
  test.each(audiences)("leave the entries for the %s, from the first on, and no others do", async audience => {
    await takenBack()
    expect(await said(audience)).not.toContain(gone)
    expect((await said(audience)).split(kept)).toHaveLength(5)
    // an entry that a reader gets alone has them no more, either
    for (let from = 0; from < (await panel.stage.state()).seq; from++)
      expect(JSON.stringify(await entries(audience, from))).not.toContain(gone)
  })

  test.each(audiences)("are dropped by a reader of the %s who had them, as by one who comes later", async audience => {
    const one = await comment(`${gone} of a comment`)
    expect(await said(audience)).toContain(gone)
    const before = fold(emptyState, await entries(audience))
    expect(JSON.stringify(before)).toContain(gone)
    await panel.do("panelist1", "withdraw-comment", one)
    const after = fold(before, await entries(audience, before.seq))
    expect(JSON.stringify(after)).not.toContain(gone)
    expect(after).toEqual(fold(emptyState, await entries(audience)))
    expect(after).toEqual(await panel.instance.folds.view(workspace, audience))
  })

  test("take their translations with them", async () => {
    const { thread, comment: id } = await comment(`${gone} of a comment`)
    const key = `thread:${thread}:${id}`
    const seen = textHash(`${gone} of a comment`, tools.sha256)
    await panel.do("secretary", "give-translation", { key, lang: "zh", text: `${gone}译文`, seen, base: 0 })
    expect(await said("room")).toContain(`${gone}译文`)
    await panel.do("panelist1", "withdraw-comment", { thread, comment: id })
    for (const audience of audiences) expect(await said(audience)).not.toContain(gone)
  })

  test.each(audiences)(
    "go with a translation that is declined, corrected or given anew, for the %s",
    async audience => {
      const words = `${kept} of a comment`
      const { thread, comment: id } = await comment(words)
      const key = `thread:${thread}:${id}`
      const seen = textHash(words, tools.sha256)
      const give = (lang: "zh" | "ja", text: string, base: number) =>
        panel.do("secretary", "give-translation", { key, lang, text, seen, base })
      await give("zh", `${gone}一`, 0)
      const before = fold(emptyState, await entries(audience))
      await give("zh", `${gone}二`, 1)
      await panel.do("panelist1", "decline-translation", { key, lang: "zh", revision: 2 })
      await give("ja", `${gone}三`, 0)
      await panel.do("panelist1", "correct-translation", { key, lang: "ja", revision: 1, text: `${kept}四` })
      expect(await said(audience)).not.toContain(gone)
      expect(await bundle(audience)).not.toContain(gone)
      expect(verdictOn(bytesOf(await bundle(audience)))).toMatchObject({ ok: true, is: "consistent" })
      const after = fold(before, await entries(audience, before.seq))
      expect(after).toEqual(fold(emptyState, await entries(audience)))
      expect(after).toEqual(await panel.instance.folds.view(workspace, audience))
      expect(JSON.stringify(after)).toContain(`${kept}四`)
      expect(JSON.stringify(after)).not.toContain(gone)
    },
  )

  test("are not in bundles, which verify by every verifier; the host's own export has them", async () => {
    await takenBack()
    const made = await Promise.all([
      bundle("room"),
      bundle("gallery"),
      bundle("room", panel.session),
      bundle("gallery", panel.session),
    ])
    const { mjs } = await enclosedIn(made[0] ?? "")
    const python = await secondOpinions(made.map(text => ({ bytes: bytesOf(text), outside: {} })))
    for (const [n, text] of made.entries()) {
      expect(text).not.toContain(gone)
      expect(verdictOn(bytesOf(text))).toMatchObject({ ok: true, is: "consistent" })
      expect(await mjs.verify(bytesOf(text), mjs.tools)).toEqual(verdictOn(bytesOf(text)))
      expect(python[n]).toMatchObject({ ok: true, is: "consistent" })
    }
    expect(verdictOn(bytesOf(made[0] ?? ""))).toMatchObject({ withheld: 3, extracts: 0 })
    const own = await writeBundleFile(panel.instance, ExportRequest.parse({ workspace: "panel" }))
    expect(own.text.split(gone).length).toBeGreaterThan(7)
    expect(verdictOn(bytesOf(own.text))).toMatchObject({ ok: true, withheld: 0 })
  })

  test("stay in minutes and records as they were", async () => {
    await takenBack()
    const { said: printed } = await papersOf(panel)
    expect(printed("en").join("\n")).not.toContain(gone)
    expect(printed("en").filter(line => line.includes("withdrawn"))).toHaveLength(3)
  })
})
