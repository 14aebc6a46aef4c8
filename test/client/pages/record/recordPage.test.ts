import { nothing, render } from "lit"
import { afterEach, describe, expect, test } from "vitest"
import { voicesBesideRecord } from "../../../../client/elements/record/voices/recordVoices.ts"
import { day, moment } from "../../../../client/i18n/formats.ts"
import { namesThen } from "../../../../client/i18n/names.ts"
import { recordBanners } from "../../../../client/pages/record/recordBanners.ts"
import { recordHow } from "../../../../client/pages/record/recordHow.ts"
import { recordPositions } from "../../../../client/pages/record/recordPositions.ts"
import type { RecordRow as Card } from "../../../../shared/fold/recordState.ts"
import type { State } from "../../../../shared/fold/state.ts"
import { as, round, scene, table } from "../../../kit/scenes.ts"
import { recordShown } from "../../elements/session/record-card/recordShown.ts"

const rule = { quorum: [2, 3], sideQuorum: [1, 2], support: [3, 4], sideFloor: [1, 2] }
const now = 1_790_000_000_000
const spoken = (text: string) => ({ lang: "ja" as const, text })

function printed(record: Card, over: Partial<State> = {}) {
  const reader = scene({ records: table(record), ...over }, as("Lin", "panelist", "CN"))
  const { state } = reader
  const page = document.createElement("article")
  document.body.append(page)
  const proof = {
    seq: 9,
    hash: "ab".repeat(32),
    publicKey: "cd".repeat(32),
    fingerprint: "0123-4567-89AB-CDEF-GHJK-MNPQ-RSTV-WXYZ",
  }
  const name = namesThen(state)
  render(
    [
      recordBanners(record, reader),
      recordPositions(record, reader, name),
      voicesBesideRecord(record, state, name, { erratum: () => nothing, addition: () => nothing }),
      recordHow(record, reader, name, proof),
    ],
    page,
  )
  for (const part of page.querySelectorAll(".no-print")) part.remove()
  return { page, words: page.textContent?.replace(/\s+/g, " ") ?? "" }
}

const body = (over: object): Card => {
  const record = recordShown()
  const whole = { rule, round: "call-revealed", anonymity: "named", sides: [], tallyAtReveal: null }
  return { ...record, body: { ...record.body, ...whole, computed: "unanimity", reason: null, ...over } } as never
}
const held = (member: string, position: string, over: object = {}) => ({
  member,
  side: "CN",
  position: { position, reason: "", remedy: "", lang: "ja", confirmBy: null, ...over },
  spoken: false,
})

afterEach(() => document.body.replaceChildren())

describe("a record's page prints", () => {
  test("who held which position and which was spoken, per side if that may be shown, and who recused themselves", () => {
    const tally = { electorate: 4, agree: 3, reserve: 0, disagree: 0, block: 1, abstain: 0 }
    const { words } = printed(
      body({
        tally,
        sides: [
          { side: "CN", ...tally, electorate: 2, agree: 2, block: 0 },
          { side: "JP", ...tally, electorate: 2, agree: 1 },
        ],
        positions: [held("Lin", "agree"), { ...held("Hayase", "block"), spoken: true }],
        recused: ["Han"],
      }),
    )
    expect(words).toContain("Hayase (spoken, entered by the secretary)")
    expect(words).toContain("1 of 2 spoken.")
    expect(words).toMatch(/CN\s*2\s*0/)
    expect(words).toMatch(/JP\s*1\s*1/)
    expect(words).toMatch(/Recused\s*Han/)
    expect(words).toContain("4 of 4 answered.")
  })

  test("a renamed signatory under the name of that day, with today's once beside it", () => {
    const renamed = scene().state.members as Record<string, object>
    const former = { name: "Lin", romanised: "", short: "", until: now + 1, seq: 20, by: "Miwa" }
    const members = { ...renamed, Lin: { ...renamed["Lin"], name: "Completely Else", formerly: [former] } } as never
    const record = {
      ...body({ positions: [held("Lin", "reserve", { reason: "省庁に確認します。" })], recused: ["Lin"] }),
    }
    const dissents = [
      { by: "Lin", text: spoken("人の肖像です。"), at: now },
      { by: "Lin", text: spoken("今も同じです。"), at: now + 2 },
    ]
    const { words } = printed({ ...record, declaredBy: "Lin", dissents, countersigned: dissents } as never, { members })
    expect(words.match(/Lin \(now Completely Else\)/g)).toHaveLength(1)
    expect(words.match(/Completely Else/g)).toHaveLength(3)
    expect(words).toMatch(/Declared by\s*Lin,/)
    expect(words).toMatch(/Recused\s*Lin/)
  })

  test("both tallies and each change, if positions changed after they were shown", () => {
    const atReveal = { electorate: 4, agree: 3, reserve: 0, disagree: 0, block: 1, abstain: 0 }
    const change = {
      member: "Hayase",
      from: { position: "block", lang: "ja" },
      to: { position: "agree", lang: "ja" },
      why: "修正案で足ります。",
      at: now,
    }
    const call = { ...round("call", "revealed"), changes: [change] } as never
    const { page, words } = printed(body({ tallyAtReveal: atReveal }), { rounds: table(call) as never })
    const bars = [...page.querySelectorAll("plenary-tally-bar")].map(bar => bar.tally?.agree)
    expect(bars).toEqual([4, 3])
    expect(words).toContain("When the result was shown, before positions changed")
    expect(words).toMatch(/Hayase · Cannot accept → Agree .*修正案で足ります。/)
    const unchanged = printed(body({}), { rounds: table(round("call", "revealed")) as never })
    expect(unchanged.page.querySelectorAll("plenary-tally-bar")).toHaveLength(1)
  })

  test("an objection as maintained only if its owner said so, and as given if the owner has left", () => {
    const one = { objection: "O", by: "Morishita", reason: spoken("個人を表す。"), remedy: null, earlier: [] }
    const answered = { ...one, disposition: "partly", answer: spoken("注記に加える。"), reply: null }
    const words = (objection: object) => printed(body({ objections: [objection] })).words
    expect(words(answered)).toContain("Its owner has not replied to the answer; the objection stands.")
    const left = { ...one, disposition: null, answer: null, reply: null, left: true }
    expect(words(left)).toContain("No longer on the panel; the objection stands as given.")
    for (const said of [words(answered), words(left)]) expect(said).not.toContain("Maintained")
    // A record of an earlier version, which stored a reply that nobody had given.
    const objections = { O: { id: "O", reply: null } } as never
    const old = printed(body({ objections: [{ ...answered, reply: "maintained" }] }), { objections })
    expect(old.words).not.toContain("Maintained")
  })

  test("reservations with the day by which they are confirmed, disagreement, objection, remedy, answers, dissent and changes of mind", () => {
    const record = body({
      positions: [
        held("Lin", "reserve", { reason: "省庁に確認します。", confirmBy: "2027-03-01" }),
        held("Han", "disagree", { reason: "費用が重い。" }),
      ],
      objections: [
        {
          objection: "O",
          by: "Morishita",
          reason: spoken("個人を表す。"),
          remedy: spoken("30人以上。"),
          disposition: "partly",
          answer: spoken("注記に加える。"),
          reply: "maintained",
          earlier: [{ disposition: "answered", answer: spoken("方法がない。"), reply: "maintained" }],
        },
      ],
    })
    const { words } = printed({
      ...record,
      dissents: [{ by: "Morishita", text: spoken("人の肖像です。"), at: now }],
      changes: [{ by: "Lin", text: spoken("今は賛成します。"), at: now }],
    } as never)
    expect(words).toContain("省庁に確認します。")
    expect(words).toContain(`To be confirmed by ${day(Date.parse("2027-03-01"))}`)
    for (const said of [
      "費用が重い。",
      "個人を表す。",
      "30人以上。",
      "方法がない。",
      "注記に加える。",
      "人の肖像です。",
    ])
      expect(words).toContain(said)
    expect(words).toMatch(/Morishita Partly accommodated Maintained/)
    expect(words).toMatch(/Statements of change.*今は賛成します。/)
  })

  test("the level under the rule and as declared, the reason for a lower one, the note in each language, and the proof", () => {
    const { page, words } = printed(
      body({ level: "rough", reason: "Two had left.", note: { zh: "少于30人除外。", ja: "30人未満を除く。" } }),
    )
    expect(words).toMatch(/Level under the rule\s*Unanimity/)
    expect(words).toMatch(/Level declared\s*Rough consensus/)
    expect(words).toMatch(/Reason for the lower level\s*Two had left\./)
    const note = [...page.querySelectorAll("section")].find(one => one.textContent?.includes("Explanatory note"))
    expect([...(note?.querySelectorAll("p") ?? [])].map(p => [p.getAttribute("lang"), p.textContent])).toEqual([
      ["zh-CN", "少于30人除外。"],
      ["ja", "30人未満を除く。"],
    ])
    expect(words).toContain("ab".repeat(32))
    expect(words).toContain("cd".repeat(32))
    expect(printed(body({ silence: true })).words).toContain("By silence procedure")
  })

  test("its later history: to be confirmed, superseded on both, withdrawn, returned, differing", () => {
    expect(printed({ ...body({}), state: "declared" }).words).toContain("Declared, to be confirmed")
    const ended = { endedAt: now, supersededBy: "CR2" }
    const old = { ...body({}), ...ended, state: "superseded" } as never as Card
    const later = { ...body({ supersedes: "CR" }), id: "CR2", number: 2 } as never as Card
    const both = { records: table(old, later) as never }
    expect(printed(old, both).words).toContain(`Superseded by CR-2 on ${day(now)}. The old text stays readable.`)
    expect(printed(later, both).words).toContain(`This record superseded CR-1 on ${day(now)}.`)
    const withdrawn = { ...body({}), state: "withdrawn", endedAt: now, reason: "Obsolete." } as never
    expect(printed(withdrawn).words).toContain(`Withdrawn on ${day(now)}: Obsolete.`)
    expect(printed({ ...body({}), drift: { since: now, now: "" } }).words).toContain(
      `The note has differed from CR-1 since ${moment(now)}. The record has not changed.`,
    )
  })
})
