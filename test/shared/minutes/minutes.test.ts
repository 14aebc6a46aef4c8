import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { playDemo } from "../../../server/demo/playDemo.ts"
import { fold } from "../../../shared/fold/fold.ts"
import { emptyState } from "../../../shared/fold/state.ts"
import { rowsInPart } from "../../../shared/minutes/inParts.ts"
import { type Proceedings, proceedingsOf } from "../../../shared/minutes/proceedings/proceedings.ts"
import { prose, proseText, writingProse } from "../../../shared/minutes/prose/prose.ts"
import { scribe, writingScribe } from "../../../shared/minutes/scribe.ts"
import { type Played, played } from "../../server/demo/played.ts"

let demo: Played
let told: Proceedings
beforeAll(async () => {
  demo = await played(stage => playDemo(stage, Date.UTC(2026, 10, 25, 6, 50), () => {}))
  const workspace = (await demo.instance.directory.workspaces())[0]!.id
  const { list } = await demo.instance.folds.entries(workspace, 0, "room")
  const state = fold(emptyState, list)
  told = proceedingsOf(state, Object.values(state.sessions)[0]!, list)
})
afterAll(() => demo.remove())

const paragraphs = (lang: "en" | "zh" | "ja") =>
  prose(told, lang).sections.flatMap(section => section.paragraphs.map(({ text }) => text))

describe("the scribe's text of the demo", () => {
  it.each([
    "Topic: C. Logistics data",
    "小野寺: 一時間という時間のほうが、誰が宣言するかより重要です。",
    "RESOLUTION: CR-7 adopted by unanimity (8/8; CN 4/4, JP 4/4; quorum met)",
    "RESOLUTION: CR-8 adopted by unanimity (8/8; CN 4/4, JP 4/4; quorum met), supersedes CR-7",
    "RESOLUTION: CR-6 adopted by rough consensus (7/8; CN 4/4, JP 3/4; quorum met), dissent recorded",
    "RATING: B-2, rating 2: median 7, DI 0.15; 8 of 8 answered",
    "[Class by the classic rule: supported.]",
    "CALL: B-2, call 1: 7 agree, 1 cannot accept; 8 of 8 answered",
    "NO CONSENSUS: C-2, no call for consensus, one open bracket; rating median 5, DI 2.47; carried over",
  ])("says “%s”", line => expect(scribe(told).split("\n")).toContain(line))
})

describe("the prose of the demo", () => {
  it("says in Chinese what was adopted and what waits, to the letter", () => {
    expect(paragraphs("zh")).toContain("会议一致通过 CR-8，取代 CR-7（8/8；中方 4/4，日方 4/4；达到法定人数）。")
    expect(paragraphs("zh")).toContain("C-2 尚有一处方括号未解决，未发起表态，留待下次会议。")
  })
  it("says the same in Japanese", () => {
    const said = paragraphs("ja")
    expect(said).toContain(
      "CR-8は全員一致で採択され、CR-7に代わるものとなった（8/8、中国側4/4、日本側4/4、定足数充足）。",
    )
    expect(said).toContain("C-2はブラケットが1か所残っていたため合意確認を行わず、次回に持ち越した。")
  })
  it("prints objection, disposition and dissent in the words of their authors, in every language", () => {
    for (const lang of ["en", "zh", "ja"] as const) {
      const quoted = prose(told, lang).sections.flatMap(one => one.paragraphs.filter(part => part.quoted))
      expect(quoted.some(part => part.lang === "ja" && part.text.startsWith("小さな施設で得られた集計は"))).toBe(true)
      expect(quoted.some(part => part.lang === "zh" && part.text.startsWith("日志本身不得离开"))).toBe(true)
    }
  })
  it("tells every round that was shown, in every language, and nothing of one that is open", () => {
    expect(paragraphs("en")).toContain("Rating 2 on B-2: 8 of 8 answered; median 7, disagreement index 0.15.")
    expect(paragraphs("zh")).toContain("B-2 第1轮表态：8人中8人作答；同意7人；不能接受1人。")
    expect(paragraphs("ja")).toContain("B-2の第1回合意確認：8名中8名が回答。賛成7名、受け入れられない1名。")
    for (const lang of ["en", "zh", "ja"] as const)
      expect(paragraphs(lang).filter(text => text.includes("D-1"))).toHaveLength(1)
  })
  it("says who had the floor, for how long, and with what where it was no contribution", () => {
    const floor = paragraphs("en").filter(text => text.startsWith("Had the floor:"))
    expect(floor.length).toBeGreaterThan(0)
    const turns = told.items.flatMap(({ lines }) => lines.filter(({ kind }) => kind === "turn"))
    expect(floor.join().match(/\d\d:\d\d/g)).toHaveLength(turns.length)
  })
  it("counts the time of every item against its plan, and tells what has not ended", () => {
    const time = told.items.map(({ letter, used, planned }) => [letter, Math.round(used / 60_000), planned])
    expect(time).toContainEqual(["C", 29, 25])
    expect(time).toContainEqual(["E", 6, 10])
    expect(told.open.map(({ label }) => label).toSorted()).toEqual(["D-1", "D-2"])
  })
  it("keeps every record and every ended text of the session", () => {
    const text = proseText(prose(told, "en"))
    for (const n of [3, 4, 5, 6, 7, 8, 9]) expect(text).toContain(`CR-${n} by`)
    expect(text).toContain("小野寺渉 Onodera Wataru withdrew E-2.")
  })
  it("says who asked something from the gallery and what the panel answered", () => {
    const quoted = prose(told, "ja").sections.flatMap(one => one.paragraphs.map(({ text }) => text))
    expect(quoted).toContain("白石透氏の質問：")
    expect(quoted).toContain("小規模なアプリの利用者も対象になりますか。")
    expect(quoted).toContain("看影响大小，不看应用大小。")
  })
  it("gives every action its owners, in the reader's language", () => {
    expect(paragraphs("zh")).toContain("苏聆、森下彩乃：30日内提出泄漏测试方法提纲（2026年12月25日前）。")
    expect(paragraphs("ja")).toContain("韩牧野氏：イベント一覧 第1.1版。")
    expect(told.actions).toHaveLength(4)
  })
})

/** The proceedings with each line so many times, and how often a whole table of the state was searched. */
function longer(times: number) {
  const searched: Record<string, number> = {}
  const watched = <T extends object>(name: string, table: T): T =>
    new Proxy(table, {
      ownKeys(of) {
        searched[name] = (searched[name] ?? 0) + 1
        return Reflect.ownKeys(of)
      },
    })
  const { rounds, records, statements, proposals, threads, translations } = told.state
  const state = {
    ...told.state,
    rounds: watched("rounds", rounds),
    records: watched("records", records),
    statements: watched("statements", statements),
    proposals: watched("proposals", proposals),
    threads: watched("threads", threads),
    translations: watched("translations", translations),
  }
  const items = told.items.map(item => ({ ...item, lines: Array.from({ length: times }, () => item.lines).flat() }))
  return { told: { ...told, state, items }, searched }
}

describe("long minutes", () => {
  it.each(["en", "zh", "ja"] as const)("search no table again for each of their lines (%s)", lang => {
    const [short, long] = [longer(1), longer(20)]
    for (const { told } of [short, long]) void [prose(told, lang), scribe(told)]
    expect(long.searched).toEqual(short.searched)
  })

  it("are written in parts of a few lines each, and are the same as written at once", () => {
    const { told } = longer(20)
    const lines = told.items.reduce((sum, item) => sum + item.lines.length, 0)
    const run = <T>(parts: Generator<void, T, void>) => {
      for (let rests = 0; ; rests++) {
        const { done, value } = parts.next()
        if (done) return { value, rests }
      }
    }
    const written = run(writingProse(told, "en"))
    const inGrammar = run(writingScribe(told))
    expect(written.value).toEqual(prose(told, "en"))
    expect(inGrammar.value).toEqual(scribe(told))
    for (const { rests } of [written, inGrammar]) expect(rests).toBeGreaterThan(lines / rowsInPart - told.items.length)
  })
})
