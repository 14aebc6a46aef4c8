import { expect, test } from "vitest"
import { inTwoSidedRoom, minuteMs, type TwoSidedRoom } from "../../../kit/people/twoSidedRoom.ts"
import { agreeOn, declares, records } from "../../../kit/people/twoSidedSteps.ts"
import { barsSay, presses, saysWhy, sends } from "./bars.ts"

let room: TwoSidedRoom
inTwoSidedRoom(opened => {
  room = opened
})
const shown = {
  Nora: ["Declare: Unanimity", "Declare a lower level", "Reword", "Close session"],
  Sota: ["宣言：全員一致", "低い水準で宣言", "文言を改める", "会議を終了"],
}
const toRate = {
  Nora: ["Start a rating", "Call for consensus", "Close session"],
  Sota: ["評価を始める", "合意を確認する", "会議を終了"],
}

test("a declaration is returned with a reason, withdrawn, and confirmed: every bar says which", async () => {
  const { pages, statements } = room
  await agreeOn(room, statements[0])
  await barsSay(room, { en: "The positions on A-1 are shown.", ja: "A-1の立場が公開されました。", offers: shown })

  await presses(pages.Nora, "Declare: Unanimity")
  await sends(pages.Nora)
  const declared = {
    en: "CR-1: Unanimity. Declared, and still to be confirmed.",
    ja: "CR-1：全員一致。宣言済み、確認待ちです。",
    but: { Nora: "Waiting for Sota to confirm", Sota: "" },
    offers: {
      Nora: ["Start a rating", "Remind Sota", "Take it back", "Close session"],
      Sota: ["CR-1を確認", "理由を付けて差し戻す", "会議を終了"],
    },
  }
  await barsSay(room, declared)
  // It is not agreed before South has confirmed it, and no chip says so.
  await pages.Nils.page.locator("a.chip.warn", { hasText: "A-1" }).getByText("Declared, to be confirmed").waitFor()

  await presses(pages.Sota, "理由を付けて差し戻す")
  await saysWhy(pages.Sota, "重大の定義が先です。")
  await barsSay(room, {
    en: "Sota returned CR-1.",
    ja: "SotaさんがCR-1を差し戻しました。",
    offers: {
      Nora: ["Reword", "Call again", "Declare: Unanimity", "Carry over", "Close session"],
      Sota: ["文言を改める", "もう一度合意を確認する", "宣言：全員一致", "次回に持ち越す", "会議を終了"],
    },
  })
  // Only the chairs read the reason.
  const why = (name: "Nora" | "Nils" | "Otto") => pages[name].page.getByText("重大の定義が先です。").count()
  await expect.poll(() => why("Nora")).toBeGreaterThan(0)
  expect([await why("Nils"), await why("Otto")]).toEqual([0, 0])

  await presses(pages.Nora, "Declare: Unanimity")
  await sends(pages.Nora)
  await presses(pages.Nora, "Take it back")
  await saysWhy(pages.Nora, "Too early.")
  await barsSay(room, {
    en: "Nora took the declaration of CR-2 back.",
    ja: "NoraさんがCR-2の宣言を取り下げました。",
    offers: shown,
  })

  await declares(room, statements[0])
  await presses(pages.Sota, "CR-3を確認")
  await sends(pages.Sota)
  await barsSay(room, {
    en: "CR-3: Unanimity. In force.",
    ja: "CR-3：全員一致。有効です。",
    but: {
      Nils: "CR-3: Unanimity. You can add a reservation or a dissent until the minutes are adopted.",
      Saki: "CR-3：全員一致。議事録が確定するまで、留保や少数意見を提出できます。",
    },
    offers: toRate,
  })
  await pages.Nils.page.locator("a.chip.good", { hasText: "A-1" }).getByText("Recorded").waitFor()
  for (const { complaints } of Object.values(pages)) expect(complaints).toEqual([])
})

test("a withdrawal is refused by the other side, and confirmed: every bar says which, and the asker reads for whom it waits", async () => {
  const { pages, people, statements } = room
  await room.pass(4 * minuteMs)
  const record = await records(room, statements[1])
  const proposed = {
    en: "It is proposed to withdraw CR-4. The other chairs are asked.",
    ja: "CR-4の撤回が提案され、他の司会に確認を求めています。",
    but: { Nora: "Sota is here.", Sota: "" },
    offers: {
      Nora: ["Close session", "Observers' questions", "Outcome paper"],
      Sota: ["CR-4の撤回を確認", "理由を付けて断る", "会議を終了"],
    },
  }
  await room.pass(4 * minuteMs)
  await people.Nora.do("withdraw-record", { record, reason: "No such office exists." })
  await barsSay(room, proposed)

  await presses(pages.Sota, "理由を付けて断る")
  await saysWhy(pages.Sota, "窓口はあります。")
  const free = {
    Nora: ["Close session", "Observers' questions", "Outcome paper"],
    Sota: ["会議を終了", "オブザーバー質疑", "成果文書"],
  }
  await barsSay(room, {
    en: "Sota refused the withdrawal of CR-4, which stands. Reason: 窓口はあります。",
    ja: "SotaさんがCR-4の撤回を断りました。記録は有効です。 理由：窓口はあります。",
    offers: free,
  })

  const again = await people.Nora.do("withdraw-record", { record, reason: "No such office exists." })
  await people.Nora.do("take-back-proposal", { proposal: String(again.made["proposal"]) })
  await barsSay(room, {
    en: "Nora took back the proposal to withdraw CR-4.",
    ja: "NoraさんがCR-4を撤回する提案を取り下げました。",
    offers: free,
  })

  await people.Nora.do("withdraw-record", { record, reason: "No such office exists." })
  await barsSay(room, proposed)
  await presses(pages.Sota, "CR-4の撤回を確認")
  await sends(pages.Sota)
  await barsSay(room, { en: "CR-4 is withdrawn.", ja: "CR-4は撤回されました。", offers: free })
  for (const { complaints } of Object.values(pages)) expect(complaints).toEqual([])
})
