import { afterAll, beforeAll, expect, test } from "vitest"
import { playDemo } from "../../../server/demo/playDemo.ts"
import { fold } from "../../../shared/fold/fold.ts"
import { emptyState, type State } from "../../../shared/fold/state.ts"
import { type Proceedings, proceedingsOf } from "../../../shared/minutes/proceedings/proceedings.ts"
import { prose } from "../../../shared/minutes/prose/prose.ts"
import { scribe } from "../../../shared/minutes/scribe.ts"
import type { Lang } from "../../../shared/model/terms.ts"
import { type Played, played } from "../../server/demo/played.ts"

let demo: Played
let state: State
let told: Proceedings
beforeAll(async () => {
  demo = await played(stage => playDemo(stage, Date.UTC(2026, 10, 25, 6, 50), () => {}))
  const workspace = (await demo.instance.directory.workspaces())[0]!.id
  const { list } = await demo.instance.folds.entries(workspace, 0, "room")
  state = fold(emptyState, list)
  told = proceedingsOf(state, Object.values(state.sessions)[0]!, list)
})
afterAll(() => demo.remove())

const paragraphs = (lang: Lang) =>
  prose(told, lang).sections.flatMap(one => one.paragraphs.filter(({ quoted }) => !quoted).map(({ text }) => text))
/** those whose names stand in a text, by the name that they have in every language */
const namedIn = (text: string): string[] =>
  Object.values(state.members)
    .map(({ name }) => name)
    .filter(name => text.includes(name))
    .toSorted()

test("the minutes of the demo name who did what, sentence by sentence", () => {
  expect(paragraphs("en").filter(text => namedIn(text).length > 0)).toEqual([
    "In the chair: 陈屿 Chen Yu and 三輪恵 Miwa Megumi.",
    "Secretary: 许安澜 Xu Anlan.",
    "Interpreting: 高梨遥 Takanashi Haruka.",
    "Chinese side: 林澈 Lin Che, 周亦宁 Zhou Yining, 韩牧野 Han Muye and 苏聆 Su Ling.",
    "Japanese side: 早瀬直央 Hayase Nao, 森下彩乃 Morishita Ayano, 小野寺渉 Onodera Wataru and 藤原里緒 Fujiwara Rio.",
    "Panelists: Ana Ribeiro.",
    "Ticked by 许安澜 Xu Anlan: 林澈 Lin Che, 周亦宁 Zhou Yining, 韩牧野 Han Muye, 苏聆 Su Ling, 早瀬直央 Hayase Nao, 森下彩乃 Morishita Ayano, 小野寺渉 Onodera Wataru, 藤原里緒 Fujiwara Rio, 陈屿 Chen Yu, 三輪恵 Miwa Megumi, 许安澜 Xu Anlan, 高梨遥 Takanashi Haruka and Ana Ribeiro.",
    "Ana Ribeiro was present from 14:22.",
    "The seat of Ana Ribeiro became panelist: proposed by an administrator.",
    "Agreed to the terms of the panel: 陈屿 Chen Yu (Chinese side), 9 May 2026 at 13:00; 三輪恵 Miwa Megumi (Japanese side), 9 May 2026 at 13:00.",
    "Agree: 林澈 Lin Che, 周亦宁 Zhou Yining, 韩牧野 Han Muye, 苏聆 Su Ling, 早瀬直央 Hayase Nao, 森下彩乃 Morishita Ayano, 小野寺渉 Onodera Wataru and 藤原里緒 Fujiwara Rio.",
    "三輪恵 Miwa Megumi named 林澈 Lin Che and 早瀬直央 Hayase Nao to note progress on CR-1.",
    "Agree: 林澈 Lin Che, 周亦宁 Zhou Yining, 韩牧野 Han Muye, 苏聆 Su Ling, 早瀬直央 Hayase Nao, 森下彩乃 Morishita Ayano and 小野寺渉 Onodera Wataru. Agree with a reservation: 藤原里緒 Fujiwara Rio.",
    "Reservation by 藤原里緒 Fujiwara Rio:",
    "三輪恵 Miwa Megumi named 苏聆 Su Ling and 藤原里緒 Fujiwara Rio to note progress on CR-2.",
    "Progress on CR-1, noted by 林澈 Lin Che: under way.",
    "Progress on CR-2, noted by 苏聆 Su Ling: under way.",
    "林澈 Lin Che: still stands.",
    "周亦宁 Zhou Yining: still stands.",
    "韩牧野 Han Muye: still stands.",
    "苏聆 Su Ling: still stands.",
    "早瀬直央 Hayase Nao: still stands.",
    "小野寺渉 Onodera Wataru: still stands.",
    "藤原里緒 Fujiwara Rio: still stands.",
    "森下彩乃 Morishita Ayano: amend it.",
    "三輪恵 Miwa Megumi concluded the review of CR-1: it still stands.",
    "Progress on CR-2, noted by 藤原里緒 Fujiwara Rio: dropped.",
    "Progress on CR-1, noted by 早瀬直央 Hayase Nao: done.",
    "Had the floor: 林澈 Lin Che 00:40, 韩牧野 Han Muye 00:30, 周亦宁 Zhou Yining 00:25, 韩牧野 Han Muye 00:25, 林澈 Lin Che 00:25.",
    "Agree: 林澈 Lin Che, 周亦宁 Zhou Yining, 韩牧野 Han Muye, 苏聆 Su Ling, 早瀬直央 Hayase Nao, 森下彩乃 Morishita Ayano, 小野寺渉 Onodera Wataru and 藤原里緒 Fujiwara Rio.",
    "三輪恵 Miwa Megumi lent speaking time: 01:00, Japanese side to Chinese side.",
    "Agree: 周亦宁 Zhou Yining, 苏聆 Su Ling, 早瀬直央 Hayase Nao, 森下彩乃 Morishita Ayano, 小野寺渉 Onodera Wataru and 藤原里緒 Fujiwara Rio. Agree with a reservation: 林澈 Lin Che and 韩牧野 Han Muye.",
    "Reservation by 林澈 Lin Che:",
    "Reservation by 韩牧野 Han Muye:",
    "Agree: 林澈 Lin Che, 周亦宁 Zhou Yining, 韩牧野 Han Muye, 苏聆 Su Ling, 早瀬直央 Hayase Nao, 森下彩乃 Morishita Ayano, 小野寺渉 Onodera Wataru and 藤原里緒 Fujiwara Rio.",
    "Agree: 林澈 Lin Che, 周亦宁 Zhou Yining, 韩牧野 Han Muye, 苏聆 Su Ling, 早瀬直央 Hayase Nao, 小野寺渉 Onodera Wataru and 藤原里緒 Fujiwara Rio. Cannot accept: 森下彩乃 Morishita Ayano.",
    "Objection by 森下彩乃 Morishita Ayano to B-2:",
    "Dissent by 森下彩乃 Morishita Ayano:",
    "三輪恵 Miwa Megumi named 苏聆 Su Ling and 森下彩乃 Morishita Ayano to note progress on CR-5.",
    "Progress on CR-5, noted by 苏聆 Su Ling: not begun.",
    "Progress on CR-5, noted by 森下彩乃 Morishita Ayano: under way.",
    "Agree: 林澈 Lin Che, 周亦宁 Zhou Yining, 韩牧野 Han Muye, 苏聆 Su Ling, 早瀬直央 Hayase Nao, 森下彩乃 Morishita Ayano, 小野寺渉 Onodera Wataru and 藤原里緒 Fujiwara Rio.",
    "Agree: 林澈 Lin Che, 周亦宁 Zhou Yining, 韩牧野 Han Muye, 苏聆 Su Ling, 早瀬直央 Hayase Nao, 森下彩乃 Morishita Ayano, 小野寺渉 Onodera Wataru and 藤原里緒 Fujiwara Rio.",
    "白石透 Shiraishi Toru asked:",
    "苏聆 Su Ling answered:",
    "Agree: 林澈 Lin Che, 周亦宁 Zhou Yining, 苏聆 Su Ling, 早瀬直央 Hayase Nao, 森下彩乃 Morishita Ayano, 小野寺渉 Onodera Wataru and 藤原里緒 Fujiwara Rio. Agree with a reservation: 韩牧野 Han Muye.",
    "Reservation by 韩牧野 Han Muye:",
    "小野寺渉 Onodera Wataru withdrew E-2.",
    "苏聆 Su Ling and 森下彩乃 Morishita Ayano: Outline of a leak test, within 30 days, by 25 December 2026.",
    "韩牧野 Han Muye: Event list, version 1.1.",
    "早瀬直央 Hayase Nao and 林澈 Lin Che: Model wording for a reservation.",
    "藤原里緒 Fujiwara Rio: Japanese text of D-2, version 2.",
  ])
})

test("every language names the same people in the same sentences", () => {
  // the line above a translation may name its reader, and stands only where the words were said in another language
  const sentences = (lang: Lang) =>
    prose(told, lang).sections.flatMap(({ paragraphs: all }) =>
      all.flatMap(({ quoted, text }, n) => (quoted || all[n + 1]?.origin ? [] : [text])),
    )
  const named = (lang: Lang) => sentences(lang).flatMap(text => (namedIn(text).length > 0 ? [namedIn(text)] : []))
  for (const lang of ["zh", "ja"] as const) expect(named(lang)).toEqual(named("en"))
})

test("words that are quoted stand under the name of who wrote them", () => {
  const all = prose(told, "en").sections.flatMap(section => section.paragraphs)
  const pairs = all.flatMap(({ quoted, text }, n) => {
    const before = all[n - 1]?.text ?? ""
    return quoted && namedIn(before).length > 0 ? [[before, text.slice(0, 8)]] : []
  })
  expect(pairs).toEqual([
    ["Reservation by 藤原里緒 Fujiwara Rio:", "固有名詞と条番号"],
    ["Progress on CR-1, noted by 林澈 Lin Che: under way.", "已列入40条术语"],
    ["Progress on CR-2, noted by 苏聆 Su Ling: under way.", "两家服务正在比较"],
    ["森下彩乃 Morishita Ayano: amend it.", "英語の欄も加えて"],
    ["Progress on CR-2, noted by 藤原里緒 Fujiwara Rio: dropped.", "選定したサービス"],
    ["Progress on CR-1, noted by 早瀬直央 Hayase Nao: done.", "40語すべての定"],
    ["Reservation by 林澈 Lin Che:", "日志本身不得离开"],
    ["Reservation by 韩牧野 Han Muye:", "小型企业难以承担"],
    ["Objection by 森下彩乃 Morishita Ayano to B-2:", "入居者が12人の"],
    ["Dissent by 森下彩乃 Morishita Ayano:", "小さな施設で得ら"],
    ["Progress on CR-5, noted by 苏聆 Su Ling: not begun.", "各试点尚未收到填"],
    ["Progress on CR-5, noted by 森下彩乃 Morishita Ayano: under way.", "東京の2施設が、"],
    ["白石透 Shiraishi Toru asked:", "小規模なアプリの"],
    ["苏聆 Su Ling answered:", "看影响大小，不看"],
    ["Reservation by 韩牧野 Han Muye:", "小型承运企业目前"],
  ])
})

test("the scribe's text names the same people", () => {
  const lines = scribe(told).split("\n")
  expect(lines.slice(1, 6)).toEqual([
    "Chair: 陈屿, 三輪",
    "Scribe: 许安澜",
    "Present: 林澈, 周亦宁, 韩牧野, 苏聆, 早瀬, 森下, 小野寺, 藤原, 陈屿, 三輪, 许安澜, Ana Ribeiro",
    "[Interpreting: 高梨.]",
    "[The seat of Ana Ribeiro became panelist: proposed by an administrator.]",
  ])
  expect(lines.filter(line => line.includes("has the floor"))).toEqual([
    "[林澈 has the floor, contribution, 00:40]",
    "[韩牧野 has the floor, contribution, 00:30]",
    "[周亦宁 has the floor, contribution, 00:25]",
    "[韩牧野 has the floor, contribution, 00:25]",
    "[林澈 has the floor, contribution, 00:25]",
  ])
  const said = ["同意，采纳。", "采纳建议要记录，没有采纳也要记录。", "可以只公布等级，不公布具体数字。"]
  expect(said.map(text => lines.find(line => line.includes(text)))).toEqual([
    "林澈: 同意，采纳。",
    "苏聆: 采纳建议要记录，没有采纳也要记录。",
    "韩牧野: 可以只公布等级，不公布具体数字。",
  ])
})
