import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { SessionId, StatementId, TopicId } from "../../../shared/model/ids.ts"
import { bytesOf, enclosedIn, textOf, verdictOn } from "../../kit/evidence.ts"
import { openPanel, type Panel } from "../../kit/servers/panel.ts"

let panel: Panel
let other: SessionId
let bundle: string
let all: string

beforeAll(async () => {
  panel = await openPanel()
  await panel.proposed("Said in the first session.")
  const scheduled = await panel.do("moderator", "schedule-session", {
    title: { en: "Second" },
    startsAt: 1_790_000_000_000,
  })
  other = SessionId.parse(scheduled["session"])
  const topic = TopicId.parse((await panel.do("moderator", "open-topic", { title: { en: "B" }, letter: "B" }))["topic"])
  await panel.do("moderator", "set-agenda", {
    session: other,
    items: [{ kind: "topic", title: { en: "B" }, topic, minutes: 5 }],
  })
  const drafted = await panel.do("panelist1", "draft-statement", { topic, lang: "en", text: "Said in the second." })
  StatementId.parse(drafted["statement"])
  bundle = await made(panel.session)
  all = await made(null)
})
afterAll(() => panel.end())

async function made(session: string | null): Promise<string> {
  const { instance } = panel
  const [workspace] = await instance.directory.workspaces()
  const made = await instance.evidence.bundle(workspace!.id, { audience: "room", session })
  if ("refuse" in made) throw new Error(made.refuse.code)
  return textOf(made)
}

describe("a bundle of one session", () => {
  it("verifies alone, by both verifiers, and to the same head as the whole", async () => {
    const { mjs } = await enclosedIn(bundle)
    const verdict = verdictOn(bytesOf(bundle))
    const whole = verdictOn(bytesOf(all))
    expect(verdict).toMatchObject({ ok: true })
    expect(await mjs.verify(bytesOf(bundle), mjs.tools)).toEqual(verdict)
    expect(verdict.ok && whole.ok && verdict.head).toEqual(whole.ok && whole.head)
  })

  it("shows what was said in it, and of another session neither text, kind, author nor time", () => {
    expect(bundle).toContain("Said in the first session.")
    expect(all).toContain("Said in the second.")
    expect(bundle).not.toContain("Said in the second.")
    const drafted = all.split("\n").find(line => line.includes("Said in the second.")) ?? ""
    const { seq } = JSON.parse(drafted) as { seq: number }
    expect(Object.keys(JSON.parse(bundle.split("\n")[seq] ?? "") as object)).toEqual([
      "commitment",
      "hash",
      "header",
      "seq",
    ])
  })

  it("of a session that is not there is refused", async () => {
    await expect(made("nowhere")).rejects.toThrow("not-found")
  })
})
