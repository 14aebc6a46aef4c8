import { expect, test } from "vitest"
import type { RecordId } from "../../../../shared/model/ids.ts"
import { toEnd } from "../../../kit/people/browsers.ts"
import { hourMs, inTwoSidedRoom, minuteMs, type TwoSidedRoom, wording } from "../../../kit/people/twoSidedRoom.ts"
import { records } from "../../../kit/people/twoSidedSteps.ts"
import { barsSay, presses, saysWhy, sends } from "./bars.ts"

let room: TwoSidedRoom
let record: RecordId
inTwoSidedRoom(async opened => {
  room = opened
  record = await records(room, room.statements[0])
})
const toRate = {
  Nora: ["Start a rating", "Call for consensus", "Close session"],
  Sota: ["評価を始める", "合意を確認する", "会議を終了"],
}
const asksSota = (confirm: string) => ({ ...toRate, Sota: [confirm, "理由を付けて断る", "会議を終了"] })
const corrected = wording.en.replace("hours, and", "hours and")

/** Proposes an erratum on this person's page; returns the proposal. */
async function proposes(words = corrected): Promise<string> {
  const body = { record, lang: "en" as const, text: words, reason: "A comma too many." }
  return String((await room.people.Nora.do("propose-erratum", body)).made["proposal"])
}

test("an erratum is refused, withdrawn, confirmed, comes into force, and another is objected to: every bar says which", async () => {
  const { pages, people } = room
  const proposed = {
    en: "An erratum to CR-1 is proposed. The other chairs are asked.",
    ja: "CR-1の正誤訂正が提案され、他の司会に確認を求めています。",
    but: { Nora: "Sota is here.", Sota: "" },
    offers: asksSota("CR-1の正誤訂正を確認"),
  }
  await proposes()
  await barsSay(room, proposed)
  await presses(pages.Sota, "理由を付けて断る")
  await saysWhy(pages.Sota, "読点は必要です。")
  await barsSay(room, {
    en: "Sota refused the erratum to CR-1. Reason: 読点は必要です。",
    ja: "SotaさんがCR-1の正誤訂正を断りました。 理由：読点は必要です。",
    offers: toRate,
  })

  await people.Nora.do("take-back-proposal", { proposal: await proposes() })
  await barsSay(room, {
    en: "Nora took back the proposed erratum to CR-1.",
    ja: "NoraさんがCR-1の正誤訂正の提案を取り下げました。",
    offers: toRate,
  })

  await proposes()
  await presses(pages.Sota, "CR-1の正誤訂正を確認")
  await sends(pages.Sota)
  // Members who may object read that they can; the secretary and the observer read until when others can.
  const others = "An erratum to CR-1 is confirmed. Members can object until"
  await barsSay(room, {
    en: "An erratum to CR-1 was proposed. You can object until",
    ja: "CR-1の正誤訂正が提案されました。",
    but: { Xenia: others, Otto: others },
    offers: toRate,
  })
  // In a break, when the item's clock stands still.
  await people.Nora.do("pause-session", { session: room.session })
  await room.pass(72 * hourMs + minuteMs)
  await people.Nora.do("resume-session", { session: room.session })
  await barsSay(room, {
    en: "The erratum to CR-1 is in force.",
    ja: "CR-1の正誤訂正が有効になりました。",
    offers: toRate,
  })

  const proposal = await proposes(wording.en.replace("and name the", "and name its"))
  await people.Sota.do("confirm-proposal", { proposal })
  const open = await people.Nils.finds(state => state.records[record]?.errata.find(one => one.state === "proposed")?.id)
  await people.Nils.do("object-erratum", { record, erratum: open, reason: { lang: "en", text: "It is another one." } })
  await barsSay(room, {
    en: "Nils objected to the erratum to CR-1: it needs an amendment.",
    ja: "NilsさんがCR-1の正誤訂正に異議を述べました。改定の手続が必要です。",
    offers: toRate,
  })
  for (const { complaints } of Object.values(pages)) expect(complaints).toEqual([])
})

test("a note that differs, and an editorial mark that is refused, confirmed and undone: every bar says which", async () => {
  const { pages, people } = room
  await room.pass(4 * minuteMs)
  const { page } = pages.Nils
  await toEnd(pages.Nils)
  await page.keyboard.press("ArrowLeft")
  await page.keyboard.type(" too")
  const differs = {
    en: "The note has differed from CR-1 since",
    ja: "CR-1と異なります。記録は変わっていません。",
    offers: toRate,
  }
  await barsSay(room, differs)
  const now = await people.Nora.finds(state => {
    const found = state.records[record]?.drift?.now
    return found?.endsWith("too.") ? found : undefined
  })

  const marks = () => people.Nora.do("mark-editorial", { record, now, reason: "It says the same." })
  const proposed = {
    en: "It is proposed to mark the note's difference from CR-1 as editorial.",
    ja: "討議ノートとCR-1の相違を字句の修正として扱うことが提案されています。",
    but: { Nora: "Sota is here.", Sota: "" },
    offers: asksSota("CR-1との字句の修正を確認"),
  }
  await marks()
  await barsSay(room, proposed)
  await presses(pages.Sota, "理由を付けて断る")
  await saysWhy(pages.Sota, "意味が変わります。")
  await barsSay(room, {
    en: "Sota refused the editorial mark beside CR-1. Reason: 意味が変わります。",
    ja: "SotaさんがCR-1との字句の修正を断りました。 理由：意味が変わります。",
    offers: toRate,
  })
  await marks()
  await presses(pages.Sota, "CR-1との字句の修正を確認")
  await sends(pages.Sota)
  await barsSay(room, {
    en: "The note's difference from CR-1 is marked as editorial.",
    ja: "討議ノートとCR-1の相違は、字句の修正とされました。",
    offers: toRate,
  })
  await people.Sota.do("unmark-editorial", { record, now, reason: "やはり異なります。" })
  await barsSay(room, differs)
  for (const { complaints } of Object.values(pages)) expect(complaints).toEqual([])
})
