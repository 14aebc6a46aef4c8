import { afterEach, expect, test } from "vitest"
import { tellsNoQuorum } from "../../../shared/minutes/changes/seatsTogether.ts"
import { prose } from "../../../shared/minutes/prose/prose.ts"
import { openPanel, type Panel } from "../../kit/servers/panel.ts"
import { papersOf } from "./papers.ts"

let panel: Panel
afterEach(() => panel.end())

const agree = { kind: "call", position: "agree" } as const

let last = ""

async function called(anonymity: "named" | "secret", answerers: readonly string[]) {
  const statement = await panel.proposed()
  last = statement
  const made = await panel.do("moderator", "open-round", { statement, version: 1, kind: "call", anonymity })
  const round = String(made["round"])
  for (const who of answerers) await panel.do(who, "answer-round", { round, answer: agree, seen: 0 })
  await panel.do("moderator", "close-and-show", { round, evenBelowQuorum: true })
  return papersOf(panel)
}

const few = {
  en: "The call had no quorum.",
  zh: "本轮表态未达法定人数。",
  ja: "この合意確認は定足数に達しなかった。",
} as const

test("minutes and scribe text say of a call that it had no quorum, in three languages", async () => {
  panel = await openPanel()
  const { said, scribe, told } = await called("named", ["panelist1"])
  for (const lang of ["en", "zh", "ja"] as const) {
    const all = said(lang)
    expect([lang, all.filter(text => text === few[lang])]).toEqual([lang, [few[lang]]])
  }
  expect(scribe).toContainEqual(expect.stringMatching(/^CALL: A-1, call 1: .*1 of 4 answered; no quorum$/))
  const line = told.items.flatMap(({ lines }) => lines).find(one => one.kind === "round")!
  const { session } = told
  const older = { ...session, minutes: { ...session.minutes, state: "under_review" as const, wording: 4 as const } }
  expect([tellsNoQuorum(session, line), tellsNoQuorum(older, line)]).toEqual([true, false])
})

test("minutes say so of a secret call whose few answers are not shown", async () => {
  panel = await openPanel()
  const { said } = await called("secret", [])
  expect(said("en")).toContain(few.en)
})

test("minutes say nothing of the quorum of a call that had it", async () => {
  panel = await openPanel()
  const { said, scribe } = await called("named", ["panelist1", "panelist2", "panelist3", "panelist4"])
  expect(said("en")).not.toContain(few.en)
  expect(scribe.join(" ")).not.toContain("no quorum")
})

test("minutes and scribe text say with the share of a text without consensus that its call had no quorum", async () => {
  panel = await openPanel()
  await called("named", ["panelist1"])
  await panel.do("moderator", "record-no-consensus", { statement: last })
  const { said, scribe, told } = await papersOf(panel)
  for (const lang of ["en", "zh", "ja"] as const) {
    const all = said(lang)
    const at = all.findLastIndex(text => text === few[lang])
    expect([lang, all[at - 1]]).toEqual([lang, expect.stringMatching(/A-1.*1/)])
    expect(all.filter(text => text === few[lang])).toHaveLength(2)
  }
  expect(scribe).toContainEqual(expect.stringMatching(/^NO CONSENSUS: A-1, call for consensus 1\/1, no quorum/))
  // minutes of an older wording keep their words
  const older = {
    ...told.session,
    minutes: { ...told.session.minutes, state: "under_review" as const, wording: 4 as const },
  }
  const then = prose({ ...told, session: older }, "en").sections.flatMap(({ paragraphs }) => paragraphs)
  expect(then.map(({ text }) => text)).not.toContain(few.en)
})
