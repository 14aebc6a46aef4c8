import { expect, onTestFinished, test } from "vitest"
import { wordsNow } from "../../../../server/commands/public/wordsNow.ts"
import { sha256 } from "../../../../server/start/instance/instance.ts"
import { textHash } from "../../../../shared/document/textHash.ts"
import { ratedProse } from "../../../../shared/minutes/prose/scores/ratedProse.ts"
import type { Lang } from "../../../../shared/model/terms.ts"
import { outcomePaper } from "../../../../shared/papers/session/outcome.ts"
import { openPanel } from "../../../kit/servers/panel.ts"
import { sidedPanel } from "../../model/sidedPanel.ts"

const meta = { workspace: "", number: null, date: "2026-01-01", hash: null, address: "" }

test("the file of the outcome paper has the figures and the class of the last rating, as the page has", async () => {
  const panel = await openPanel()
  onTestFinished(() => panel.end())
  const statement = await panel.proposed()
  const asked = { statement, version: 1, kind: "rating", anonymity: "named" } as const
  const round = String((await panel.do("moderator", "open-round", asked))["round"])
  for (const n of [1, 2, 3, 4])
    await panel.do(`panelist${n}`, "answer-round", {
      round,
      seen: 0,
      answer: { kind: "rating", score: 2 * n, reason: "It costs too much." },
    })
  await panel.do("moderator", "close-and-show", { round })
  const state = await panel.stage.state()
  const session = state.sessions[panel.session]!
  const told = ratedProse(state, session, state.statements[statement]!, "en")
  expect(told.length).toBeGreaterThan(0)
  const paper = JSON.stringify(outcomePaper(state, session, "en", meta, 0))
  for (const sentence of told) expect(paper).toContain(JSON.stringify(sentence))
})

test("the file of the outcome paper has the marks of its records, and an appendix of later translations", async () => {
  const panel = await sidedPanel()
  const { world, chair, expert } = panel
  const session = panel.model.session.id
  const items = [{ kind: "topic" as const, title: { en: "Data" }, topic: panel.model.topic.id, minutes: 20 }]
  await world.send(chair("C"), "set-agenda", { session, items })
  await world.made(chair("C"), "start-session", { session })
  world.pass(1_000)
  const { record } = await panel.recorded()
  await world.made(chair("J"), "confirm-record", { record })
  await world.made(chair("C"), "name-progress-members", { record, members: [expert("C") as never] })
  await world.made(chair("C"), "set-review-date", { record, on: "2030-05-01" })
  const text = { lang: "en" as const, text: "Only for two years." }
  await world.made(expert("C"), "add-reservation", { record, text })
  world.pass(1_000)
  await world.made(chair("C"), "close-session", { session })
  await world.made(chair("C"), "send-minutes", { session, days: 0 })
  const words = await wordsNow(world.ports, world.workspace, session as never)
  await world.made(chair("C"), "adopt-minutes", { session, ...(words && { words }) })
  await world.made(chair("J"), "confirm-proposal", { proposal: await panel.waiting(), ...(words && { words }) })
  world.pass(1_000)
  const paper = async (lang: Lang) => {
    const state = await world.state()
    return JSON.stringify(outcomePaper(state, Object.values(state.sessions)[0]!, lang, meta, 0))
  }
  const before = await paper("zh")
  expect(await paper("en")).toContain("Review date: 1 May 2030 · Progress: Not begun")
  const [row] = (await panel.record(record))?.reservations ?? []
  const key = `record:${record}:${row?.seq}`
  const seen = textHash(text.text, sha256)
  await world.made(expert("C"), "give-translation", { key, lang: "zh", text: "仅限两年。", seen, base: 0 })
  const after = await paper("zh")
  expect([before, after].map(one => one.includes("通过之后的译文"))).toEqual([false, true])
  expect(after.slice(after.indexOf("通过之后的译文"))).toContain("仅限两年。")
  expect(after.split("仅限两年。")).toHaveLength(2)
})

test("the file of the outcome paper asks to wait for the end of an embargo until its hour, and no longer", async () => {
  const panel = await openPanel()
  onTestFinished(() => panel.end())
  const state = await panel.stage.state()
  const session = { ...state.sessions[panel.session]!, embargo: 1_790_000_000_000 }
  const paper = (now: number) => JSON.stringify(outcomePaper(state, session, "en", meta, now))
  expect(paper(session.embargo - 1)).toContain("please do not publish this before then")
  expect(paper(session.embargo)).not.toContain("Embargo")
})
