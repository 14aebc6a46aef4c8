import { afterEach, expect, test } from "vitest"
import { sha256 } from "../../../server/start/instance/instance.ts"
import { statementHash, textHash } from "../../../shared/document/textHash.ts"
import { type ServedPanel, servePanel } from "../../kit/servers/servedPanel.ts"

let served: ServedPanel | null = null
afterEach(async () => {
  await served?.end()
  served = null
})

test("the room is told who has changed what the secretary entered for them, and the gallery is not", async () => {
  served = await servePanel()
  const { topic, people } = served
  const join = (name: string) => served!.join(name)
  const [chair, desk, ann, guest] = [
    await join("moderator1"),
    await join("secretary1"),
    await join("panelist1"),
    await join("observer1"),
  ]
  const text = "Data move."
  const statement = String((await ann.do("draft-statement", { topic, lang: "en", text })).made["statement"])
  await ann.do("confirm-text", { statement, lang: "en", seen: textHash(text, sha256) })
  await chair.do("propose-statement", { statement, seen: statementHash([{ lang: "en", text }], sha256) })
  for (const n of [2, 3, 4]) await join(`panelist${n}`)
  const opened = await chair.do("open-round", { statement, version: 1, kind: "call", anonymity: "named" })
  const round = String(opened.made["round"])
  const agree = { kind: "call" as const, position: "agree" as const }
  const disagree = { ...agree, position: "disagree" as const, reason: "Not yet." }
  const member = String(people["panelist1"])
  await desk.do("enter-spoken", { round, member, answer: disagree })
  const last = (person: typeof desk) => person.hints.findLast(hint => hint.kind === "answers")
  await expect
    .poll(() => last(desk), { timeout: 120_000 })
    .toMatchObject({ answered: 0, spoken: [{ member, is: "waits" }] })
  expect(last(desk)).not.toHaveProperty("corrected")
  await ann.do("answer-round", { round, answer: agree, seen: 1 })
  await expect.poll(() => last(desk), { timeout: 120_000 }).toMatchObject({ answered: 1, corrected: [member] })
  expect(JSON.stringify(last(desk))).not.toContain("agree")
  // the room reads for whom a position was entered, and nobody which one
  for (const person of [desk, chair, guest]) expect(JSON.stringify(person.hints)).not.toMatch(/disagree|Not yet/)
  expect(guest.hints.some(hint => "corrected" in hint || "spoken" in hint)).toBe(false)
})
