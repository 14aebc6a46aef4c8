import { expect, test } from "vitest"
import { sha256 } from "../../../../server/start/instance/instance.ts"
import { statementHash, textHash } from "../../../../shared/document/textHash.ts"
import { inTwoSidedRoom, minuteMs, type TwoSidedRoom, wording } from "../../../kit/people/twoSidedRoom.ts"
import { agreeOn, declares, records } from "../../../kit/people/twoSidedSteps.ts"
import { barsSay, presses } from "./bars.ts"

let room: TwoSidedRoom
inTwoSidedRoom(async opened => {
  room = opened
})
/** A deadline is noticed at the next entry after its time. */
const wakes = () => room.people.Nell.do("open-thread", { topic: room.topic, entry: { lang: "en", text: "Noted." } })
/** A time as a field of a form takes it. */
const localTime = (at: number) => new Date(at - new Date(at).getTimezoneOffset() * 60_000).toISOString().slice(0, 16)
const free = {
  Nora: ["Close session", "Observers' questions", "Outcome paper"],
  Sota: ["会議を終了", "オブザーバー質疑", "成果文書"],
}

test("a silence in a live session is opened by presses, agrees for who stays connected, and every bar calls it by its name", async () => {
  const { pages, statements } = room
  await records(room, statements[0])
  await room.pass(4 * minuteMs)
  const running = {
    en: "A silence procedure on A-2 runs until",
    ja: "A-2の沈黙手続は",
    but: { Nils: "Silence procedure on A-2: if you say nothing by", Saki: "A-2の沈黙手続：" },
    offers: { ...free, Nils: ["Go to the silence procedure"], Saki: ["沈黙手続へ進む"] },
  }
  const card = pages.Nora.page.locator(`plenary-statement-card[id="${statements[1]}"]`)
  await card.getByRole("button", { name: "Start a silence procedure" }).click()
  const form = pages.Nora.page.locator("dialog[open]")
  await form.getByText("In a live session a silence lasts at least 2 minutes.").waitFor()
  await form.locator("[name=until]").fill(localTime((await room.now()) + 30 * minuteMs))
  await form.getByText("Whoever stays connected until then and says nothing agrees.").waitFor()
  await form.getByRole("button", { name: "Start it, for 2 minutes or more" }).click()
  await barsSay(room, running)
  const round = pages.Nora.page.locator("plenary-round-card")
  await round.getByText("Reached so far: 4 of 4.").waitFor()
  // In the language of each side.
  const notice = round.locator("plenary-copy-text")
  for (const words of ["If you say nothing by", "賛成とみなします"])
    expect(await notice.locator("textarea").inputValue()).toContain(words)

  await room.pass(31 * minuteMs)
  await wakes()
  await barsSay(room, {
    en: "The silence procedure on A-2 has ended, and its result is shown.",
    ja: "A-2の沈黙手続が終わり、結果が公開されました。",
    offers: {
      Nora: ["Declare: Consensus", "Declare a lower level", "Reword", "Close session"],
      Sota: ["宣言：合意", "低い水準で宣言", "文言を改める", "会議を終了"],
    },
  })
  const {
    people: { Sota },
  } = room
  const { made } = await Sota.do("declare-record", {
    statement: statements[1],
    level: "consensus",
    seen: "4/4/0/0/0/0",
  })
  await presses(pages.Nora, "Confirm CR-2")
  const reads = pages.Nora.page.locator("dialog[open]")
  await reads.getByText("Consensus").first().waitFor()
  await reads.getByRole("button", { name: "Confirm CR-2" }).click()
  await barsSay(room, {
    en: "CR-2: Consensus. In force.",
    ja: "CR-2：合意。有効です。",
    but: { Nils: "CR-2: Consensus. You can add", Saki: "CR-2：合意。議事録が確定するまで" },
    offers: free,
  })
  expect(made["record"]).toBeDefined()
})

test("an amendment leaves the record in force, asks the other side for its language, and supersedes it: every bar says which", async () => {
  const { pages, people, statements } = room
  await room.pass(4 * minuteMs)
  const [statement] = statements
  const later = { en: wording.en.replace("seventy", "eighty"), ja: wording.ja.replace("七十", "八十") }

  // Written on the page: the editor says what is in force meanwhile, and the card stays in its place.
  const card = pages.Nils.page.locator(`plenary-statement-card[id="${statement}"]`)
  const place = () => pages.Nils.page.locator("plenary-statement-card").evaluateAll(all => all.map(one => one.id))
  const before = await place()
  await card.getByRole("button", { name: "Edit" }).first().click()
  await card.getByText("CR-1 stays in force until that is recorded.").waitFor()
  await card.getByRole("textbox").fill(later.en)
  await card.getByRole("button", { name: "Save" }).click()
  const drafted = "Other words are drafted for A-1. CR-1 stays in force until a new record takes its place."
  await barsSay(room, {
    en: drafted,
    ja: "A-1の新しい文案を作成中です。新しい記録に改定されるまで、CR-1は有効です。",
    offers: {
      Nora: ["Ask Saki to confirm the Japanese text", "Write the Japanese text of A-1", "Close session"],
      Sota: ["Sakiさんに日本語の確認を依頼", "A-1の日本語の文案を書く", "会議を終了"],
      Xenia: ["Ask Saki to confirm the Japanese text", "Write the Japanese text of A-1"],
      Saki: ["文案へ進む"],
    },
  })
  expect(await place()).toEqual(before)
  await barsSay(room, {
    en: drafted,
    ja: "A-1の新しい文案を作成中です。",
    but: { Saki: "A-1の日本語の文案を最新の内容に合わせてください。" },
    offers: {
      Nora: ["Ask Saki to confirm the Japanese text", "Write the Japanese text of A-1", "Close session"],
      Sota: ["Sakiさんに日本語の確認を依頼", "A-1の日本語の文案を書く", "会議を終了"],
      Xenia: ["Ask Saki to confirm the Japanese text", "Write the Japanese text of A-1"],
      Saki: ["文案へ進む"],
    },
  })

  const revision = await people.Saki.finds(
    ({ statements: all }) => all[statement]?.texts.find(one => one.lang === "ja")?.revision,
  )
  await people.Saki.do("save-text", { statement, lang: "ja", text: later.ja, base: revision })
  for (const [who, lang] of [
    ["Nils", "en"],
    ["Saki", "ja"],
  ] as const) {
    const seen = textHash(later[lang], sha256)
    await people[who].do("confirm-text", { statement, lang, seen })
  }
  const texts = (["en", "ja"] as const).map(lang => ({ lang, text: later[lang] }))
  await people.Nora.do("propose-statement", { statement, seen: statementHash(texts, sha256) })
  const opened = await people.Nora.do("open-round", { statement, version: 2, kind: "call", anonymity: "named" })
  await pages.Nils.page.getByText("If this text is recorded, it takes the place of CR-1.").waitFor()
  await people.Nora.do("void-round", { round: String(opened.made["round"]), reason: "Too early." })
  await agreeOn(room, statement, 2)
  const record = await declares(room, statement)
  await people.Sota.do("confirm-record", { record })
  await barsSay(room, {
    en: "CR-3: Unanimity. In force.",
    ja: "CR-3：全員一致。有効です。 CR-1はこれに改定されました。",
    but: {
      Nora: "It takes the place of CR-1.",
      Nils: "CR-3: Unanimity. You can add",
      Saki: "CR-3：全員一致。議事録が確定するまで",
    },
    offers: free,
  })
  // From the room's card to the record that it superseded.
  await pages.Nils.page.locator('plenary-record-card a[href$="/r/1"]').first().waitFor()
  for (const { complaints } of Object.values(pages)) expect(complaints).toEqual([])
})
