import { afterEach, expect, test } from "vitest"
import { fold } from "../../../shared/fold/fold.ts"
import { emptyState } from "../../../shared/fold/state.ts"
import type { Prose } from "../../../shared/minutes/prose/prose.ts"
import { type MinutesWritten, writeMinutes } from "../../../shared/minutes/written.ts"
import type { Audience } from "../../../shared/rules/audience.ts"
import { openPanel, type Panel } from "../../kit/servers/panel.ts"
import { inForce, reviewed } from "../../server/commands/record/living.ts"

let panel: Panel
afterEach(() => panel.end())

async function written(audience: Audience = "room"): Promise<MinutesWritten> {
  const workspace = (await panel.instance.directory.workspaces())[0]!.id
  const { list } = await panel.instance.folds.entries(workspace, 0, audience)
  const state = fold(emptyState, list)
  return writeMinutes(state, state.sessions[panel.session]!, list)
}
const all = ({ sections }: Prose) => sections.flatMap(({ paragraphs }) => paragraphs)
const lines = ({ prose }: MinutesWritten) => prose.map(one => all(one).map(({ text }) => text))

test("a summary that one language alone has is quoted in all, so that each tells the same sections", async () => {
  panel = await openPanel()
  const { session } = panel
  const owners = [panel.people["panelist1"]!]
  await panel.do("secretary", "add-action", { owners, text: { en: "Event list" }, due: null })
  await panel.do("moderator", "write-summary", { session, text: { en: "", zh: "", ja: "見解が分かれた。" } })
  const { prose } = await written()
  expect(new Set(prose.map(({ sections }) => sections.length)).size).toBe(1)
  const told = prose.map(one => all(one).find(({ text }) => text === "見解が分かれた。"))
  expect(told).toEqual([true, true, false].map(quoted => ({ lang: "ja", text: "見解が分かれた。", quoted })))
})

test("why a note was unlocked is told to everyone", async () => {
  panel = await openPanel()
  const { topic } = panel
  await panel.do("moderator", "set-note-mode", { topic, mode: "locked" })
  await panel.do("moderator", "set-note-mode", { topic, mode: "open", reason: "A figure is wrong." })
  const told = await written("gallery")
  const sentences = [
    "moderator unlocked the note: A figure is wrong.",
    "moderator解除了讨论稿的锁定：A figure is wrong.",
    "moderator氏が討議ノートのロックを解除した。理由：A figure is wrong.",
  ]
  expect(lines(told).map((text, n) => text.includes(sentences[n]!))).toEqual([true, true, true])
  expect(told.scribe).toContain("[moderator unlocked the note: A figure is wrong.]")
})

test("a questioner of the gallery is an observer where no name is printed, and a word for nobody is no name", async () => {
  panel = await openPanel({ attribution: "chatham" })
  const { session } = panel
  const text = { lang: "en" as const, text: "For whom?" }
  const question = String((await panel.do("observer", "ask-question", { session, topic: null, text }))["question"])
  await panel.do("moderator", "approve-question", { question })
  await panel.do("moderator", "answer-question", { question, text })
  const told = await written("gallery")
  expect(lines(told).map(one => one.filter(said => /(asked|answered|提问|答复|質問|回答)[:：]/.test(said)))).toEqual([
    ["An observer asked:", "A member answered:"],
    ["一位观察员提问：", "一位成员答复："],
    ["オブザーバーの質問：", "参加者の回答："],
  ])
  expect(told.scribe).toContain("Observer: For whom?")
})

test("a session's begin and end are told by the same clock, and its days as each language writes them", async () => {
  panel = await openPanel({ live: false })
  const { session } = panel
  const owners = [panel.people["panelist1"]!]
  panel.stage.at(Date.UTC(2026, 10, 25, 1, 26))
  await panel.do("moderator", "start-session", { session })
  await panel.do("secretary", "add-action", { owners, text: { en: "Event list" }, due: "2026-12-25" })
  panel.stage.at(Date.UTC(2026, 10, 25, 1, 36))
  await panel.do("moderator", "close-session", { session })
  const [en, zh, ja] = lines(await written())
  expect(en).toEqual(expect.arrayContaining(["25 November 2026 at 01:26 to 01:36, UTC time."]))
  expect(en).toEqual(expect.arrayContaining(["panelist1: Event list, by 25 December 2026."]))
  expect(zh).toEqual(expect.arrayContaining(["panelist1：Event list（2026年12月25日前）。"]))
  expect(ja).toEqual(expect.arrayContaining(["UTC時間2026年11月25日 01:26に開会し、01:36に閉会した。"]))
})

test("a question and an answer whose words were erased are said to be, in each language and by the scribe", async () => {
  panel = await openPanel()
  const text = { lang: "en", text: "Who pays?" } as const
  const { session } = panel
  const question = String((await panel.do("observer", "ask-question", { session, topic: null, text }))["question"])
  await panel.do("moderator", "approve-question", { question })
  const state = structuredClone(await panel.stage.state())
  state.questions[question]!.text = { lang: "en", text: "" }
  const { list } = await panel.instance.folds.entries(state.workspace!.id, 0, "room")
  const { prose, scribe } = writeMinutes(state, state.sessions[session]!, list)
  const erased = ["(These words were erased.)", "（这些话已被删除。）", "（この発言は削除されました。）"]
  for (const [n, { sections }] of prose.entries())
    expect(sections.flatMap(({ paragraphs }) => paragraphs.map(one => one.text))).toContain(erased[n])
  expect(scribe).toContain("(These words were erased.)")
})

test("a review, its conclusion and a note of progress are told in every language, and to the gallery without names", async () => {
  panel = await openPanel({ attribution: "chatham" })
  const record = await inForce(panel)
  await panel.do("moderator", "name-progress-members", { record, members: [panel.people["panelist1"]!] })
  const text = { lang: "en" as const, text: "Two labs report." }
  await panel.do("panelist1", "note-progress", { record, state: "under_way", text })
  await reviewed(panel, record, ["stands", "amend"])
  await panel.do("moderator", "conclude-review", { record, outcome: "stands" })
  const room = await written()
  const told = [
    "Review 1 of CR-1: 2 of 4 answered; still stands 1, amend 1, withdraw 0.",
    "CR-1第1次复审：4人中2人作答；继续有效1人，应予修正1人，应予撤回0人。",
    "CR-1の見直し（1回目）：4名中2名が回答し、維持1名、改定すべき1名、撤回すべき0名であった。",
  ]
  expect(lines(room).map((all, n) => all.includes(told[n]!))).toEqual([true, true, true])
  expect(lines(room)[0]).toEqual(
    expect.arrayContaining([
      "Progress on CR-1, noted by panelist1: under way.",
      "panelist2: amend it.",
      "moderator concluded the review of CR-1: it still stands.",
    ]),
  )
  const outside = JSON.stringify(lines(await written("gallery")))
  for (const said of [...told, text.text]) expect(outside).toContain(said)
  for (const who of ["panelist1", "panelist2", "moderator "]) expect(outside).not.toContain(who)
})
