import type { Locator } from "playwright"
import { expect, test } from "vitest"
import { enterSeat, type Window } from "../../kit/people/browsers.ts"
import { onStage, type Stage } from "../../kit/people/onStage.ts"

let { running, admin, chair, panelist } = {} as Stage<"admin" | "chair" | "panelist">

onStage({ admin: "en", chair: "en", panelist: { locale: "zh-CN", width: 390, height: 844 } }, stage => {
  ;({ running, admin, chair, panelist } = stage)
})

const button = (place: Locator | Window["page"], name: string | RegExp) => place.getByRole("button", { name }).first()
const part = ({ page }: Window, name: string) => page.getByRole("form", { name })

/** A link made on the page, as it is shown to be copied. */
async function linkFor({ page }: Window, value: string): Promise<string> {
  await page.locator("#link-for").selectOption(value)
  await button(page, "Make a link").click()
  const shown = page.locator("plenary-copy-text")
  await shown.waitFor()
  return shown.evaluate(element => (element as HTMLElement & { text: string }).text)
}

async function enter({ page }: Window, link: string, name: string): Promise<void> {
  await page.goto(link)
  await page.locator('input[name="name"]').fill(name)
  await page.locator('input[type="checkbox"]').check()
  await page.locator("form button").last().click()
  await enterSeat(page)
}

test("a panel begins: opened by the administrator, set up by its moderator, read by its panelist until removed", async () => {
  await admin.page.goto(running.links["administrator (once)"] ?? "")
  await admin.page.locator("form button").last().click()
  await admin.page.getByLabel("What the panel is called").fill("Seabed data")
  await button(admin.page, "Open the workspace").click()
  await admin.page.waitForURL(/\/w\/seabed-data$/)
  await enter(chair, await linkFor(admin, "moderator"), "Mori")

  // The moderator sets sides, languages, attribution, access and the rule.
  await chair.page.getByRole("link", { name: "Settings" }).last().click()
  const sides = part(chair, "Sides")
  for (const [name, legend] of [
    ["North", "A new side"],
    ["South", "A new side"],
  ] as const) {
    await sides.getByRole("group", { name: legend }).getByLabel("English").fill(name)
    await button(sides, "Save").click()
    await sides.getByRole("group", { name }).waitFor()
  }
  const languages = part(chair, "Languages of the texts")
  await languages.getByLabel("Chinese").selectOption({ label: "Authentic: North confirms it" })
  await languages.getByLabel("Japanese").selectOption("unused")
  await button(languages, "Save").click()
  await languages.getByRole("status").waitFor()
  const rule = part(chair, "Decision rule")
  await rule
    .getByRole("group", { name: /the support that it needs/ })
    .getByLabel("Parts")
    .fill("4")
  await rule
    .getByRole("group", { name: /the support that it needs/ })
    .getByLabel("of how many")
    .fill("5")
  const quorum = rule.getByRole("group", { name: /^Quorum/ }).getByLabel("Parts")
  await quorum.fill("5")
  await button(rule, "Save").click()
  // The browser's own bubble says it at the field, in the page's words.
  expect(await quorum.evaluate(field => (field as HTMLInputElement).validationMessage)).toMatch(
    /^A share cannot be more/,
  )
  await quorum.fill("2")
  await button(rule, "Save").click()
  await rule.getByRole("status").waitFor()
  await part(chair, "Attribution")
    .getByRole("radio", { name: /Unattributed/ })
    .check()
  await button(part(chair, "Attribution"), "Save").click()
  await part(chair, "Attribution").getByRole("status").waitFor()
  await chair.page.reload()
  await expect.poll(() => languages.getByLabel("Chinese").locator("option:checked").innerText()).toContain("North")
  expect(await rule.getByLabel("of how many").nth(2).inputValue()).toBe("5")
  expect(
    await part(chair, "Attribution")
      .getByRole("radio", { name: /Unattributed/ })
      .isChecked(),
  ).toBe(true)

  // The administrator gives the chair a side, which nobody with a lesser role can.
  await button(admin.page, "Edit: Mori").click()
  await admin.page.locator("dialog #person-side").selectOption({ label: "South" })
  await button(admin.page.locator("dialog"), "Save").click()
  await admin.page.locator("dialog").waitFor({ state: "detached" })
  await chair.page.goto(`${running.url}/w/seabed-data`)
  await chair.page.getByText("Deputy, who may confirm records for your side").waitFor()

  // A panelist reads the settings and changes nothing; a removed one is out at once, and their contributions are kept.
  await enter(panelist, await linkFor(chair, "panelist"), "林澈")
  await panelist.page.goto(`${running.url}/w/seabed-data/settings`)
  await panelist.page.getByText("由主持人和秘书处设定。").waitFor()
  expect(await panelist.page.locator(".settings input:enabled, .settings select:enabled").count()).toBe(0)
  await button(chair.page, "Edit: 林澈").click()
  await chair.page.getByText("Remove from the panel").click()
  const removal = chair.page.locator("plenary-seat-ending details", { hasText: "Remove from the panel" })
  await removal.locator("textarea").fill("Resigned.")
  await button(removal, "Remove").click()
  await panelist.page.getByRole("heading", { name: "您已被移出专家组" }).waitFor()
  expect(await chair.page.locator(".roster").getByText("林澈").count()).toBe(0)
  for (const { complaints } of [admin, chair, panelist]) expect(complaints).toEqual([])
})

test("a session has two cities' clocks and moves to another hour; a topic is closed and reopened with a reason", async () => {
  const { page } = chair
  await page.goto(`${running.url}/w/seabed-data`)
  const opening = page.locator("form").filter({ has: page.getByLabel("A new topic") })
  await opening.getByLabel("A new topic").fill("Cables")
  await opening.getByText("In the other languages").click()
  await opening.getByLabel("Chinese").fill("海缆")
  await button(page, "Open the topic").click()
  await page.locator(".topic-name").getByText("Cables").waitFor()

  const plan = page.locator("form").filter({ has: page.getByRole("heading", { name: "A new session" }) })
  await plan.getByLabel("Title").fill("First session")
  await plan.getByLabel("Starts at").fill("2027-03-01T09:00")
  for (const [n, zone, name] of [
    [1, "Asia/Shanghai", "Beijing"],
    [2, "Asia/Tokyo", ""],
  ] as const) {
    const city = plan.getByRole("group", { name: `City ${n}` })
    await city.getByLabel("Time zone").selectOption(zone)
    await city.getByLabel("Name of the city").fill(name)
  }
  await plan.getByText(/^Beijing 1 Mar 2027, \d\d:00 and Tokyo 1 Mar 2027, \d\d:00$/).waitFor()
  await button(plan, "Plan the session").click()
  const listed = page.getByRole("link", { name: /First session/ })
  await listed.getByText(/^Beijing \d\d:00$/).waitFor()
  await listed.getByText(/^Tokyo \d\d:00$/).waitFor()

  // An hour later; open pages are told.
  const hour = async () => Number(/Tokyo (\d\d)/.exec(await listed.innerText())?.[1])
  const planned = await hour()
  await button(page, "Change the time and cities").click()
  const dialog = page.getByRole("dialog", { name: "First session" })
  await dialog.getByLabel("Starts at").fill("2027-03-01T10:00")
  await button(dialog, "Save").click()
  await expect.poll(hour).toBe(planned + 1)

  // A topic is closed; its page says so; it is reopened for a reason that the list shows.
  await button(page, "Close the topic: Cables").click()
  const row = page.getByRole("listitem").filter({ has: page.locator(".topic-name", { hasText: "Cables" }) })
  await row.getByText("Topic closed").waitFor()
  const topic = await page.context().newPage()
  await topic.goto(new URL((await row.getByRole("link").getAttribute("href")) ?? "", running.url).href)
  await topic.getByText("This topic is closed. A moderator can reopen it with a reason.").first().waitFor()
  await topic.close()
  await row.getByText("Reopen the topic").first().click()
  await row.getByLabel("Reason").fill("A new cable was laid.")
  await row.locator("form button").click()
  await row.getByText("Reopened by Mori: A new cable was laid.").waitFor()
  expect(chair.complaints).toEqual([])
})

test("an agenda and a roster are imported from a spreadsheet's file: the page says first what each line does, and why a bad one fails", async () => {
  const { page } = chair
  await button(page, "Edit the agenda").click()
  const editor = page.locator("plenary-agenda-editor")
  await editor.getByText("Paste an agenda").click()
  const agenda = '\uFEFFTitle,Minutes,Kind\r\nCables,30,topic\r\n"Repair, and\nships",25,topic\r\nTea,soon,break\r\n'
  await editor
    .locator('input[type="file"]')
    .setInputFiles({ name: "agenda.csv", mimeType: "text/csv", buffer: Buffer.from(agenda) })
  const preview = editor.getByRole("list", { name: "What will change" })
  await preview.getByText("Changed: Cables · 30 min · Topic").waitFor()
  await preview.getByText("New, and a topic is opened: Repair, and ships · 25 min · Topic").waitFor()
  await preview.getByText("Line 5: the minutes are no number from 0 to 1440 (Tea ; soon ; break)").waitFor()
  await button(editor, "Take this over into the draft").click()
  expect(await editor.getByLabel("Topic of item 2").locator("option:checked").innerText()).toBe("A new topic")
  await button(editor, "Save the agenda").click()
  await page.locator(".topic-name").getByText("Repair, and ships").waitFor()
  await button(page, "Edit the agenda").click()
  expect(await editor.getByLabel("Topic of item 2").locator("option:checked").innerText()).toBe("B Repair, and ships")
  await button(editor, "Cancel").click()

  // A roster as a Chinese spreadsheet program writes it, in its own encoding.
  await page.getByRole("banner").getByRole("combobox").selectOption("zh")
  await page.locator(".topic-name").getByText("海缆").waitFor()
  const roster = page.locator("plenary-roster-import")
  await roster.getByText("粘贴名单").click()
  // 姓名,身份,所属方 / 韩,专家,North / 陈,主持人,North / 苏,专家,东方
  const gbk =
    "d0d5c3fb2cc9edb7dd2ccbf9caf4b7bd0abaab2cd7a8bcd22c4e6f7274680ab3c22cd6f7b3d6c8cb2c4e6f7274680acbd52cd7a8bcd22cb6abb7bd0a"
  await roster
    .locator('input[type="file"]')
    .setInputFiles({ name: "名单.csv", mimeType: "text/csv", buffer: Buffer.from(gbk, "hex") })
  await roster.getByText("新增：韩 · 专家 · North").waitFor()
  await roster.getByText("第3行：此身份仅由管理员授予或更改（陈 ; 主持人 ; North）").waitFor()
  await roster.getByText("第4行：没有此所属方（苏 ; 专家 ; 东方）").waitFor()
  await button(roster, /1/).click()
  await page.locator(".roster strong").getByText("韩", { exact: true }).waitFor()
  expect(chair.complaints).toEqual([])
})

test("everybody on the roster who has not joined gets a link of their own at once, which leads to their seat", async () => {
  const { page } = chair
  await page.getByRole("banner").getByRole("combobox").selectOption("en")
  await page.reload()
  // The refused line is still there to be corrected.
  await page.getByText(/^Line \d: the panel has no such side \(苏 ; 专家 ; 东方\)/).waitFor()
  await page.getByLabel(/One line for each person/).fill("Abe;panelist;North\nBo;observer")
  await button(page, "Apply the changes (2)").click()
  await button(page, /^A link for each who has not come in yet \(3\)/).click()
  const lines = (await page.getByLabel("Links", { exact: true }).inputValue()).split("\n")
  expect(lines.map(line => line.split("\t")[0])).toEqual(["韩", "Abe", "Bo"])
  const link = lines[1]?.split("\t")[1] ?? ""
  const abe = await page.context().browser()!.newContext({ locale: "en" })
  const seat = await abe.newPage()
  await seat.goto(link)
  expect(await seat.locator('input[name="name"]').inputValue()).toBe("Abe")
  await seat.locator('input[type="checkbox"]').check()
  await seat.locator("form button").last().click()
  await button(page, /^A link for each who has not come in yet \(2\)/).waitFor()
  await abe.close()
})

test("a reader without a seat asks a question if the panel lets them, and the panel reads it before anybody else", async () => {
  const { page } = chair
  await page.goto(`${running.url}/w/seabed-data/settings`)
  const access = part(chair, "Who may read")
  await access.getByRole("checkbox", { name: /Whoever has the address/ }).check()
  await access.getByRole("checkbox", { name: /They may send questions/ }).check()
  await button(access, "Save").click()
  await access.getByRole("status").waitFor()
  await page.goto(`${running.url}/w/seabed-data`)
  await page.getByRole("link", { name: /First session/ }).click()
  // Both sides were named, and only one moderator has joined: nobody would confirm a record for the other side.
  await page.getByRole("button", { name: /^Finish preparing: a moderator of the/ }).waitFor()
  await button(page, "Other choices").click()
  await button(page, "Start session").click()
  // It is planned for another day.
  await page.locator("plenary-act-dialog dialog[open] button.filled").click()

  const stranger = await (await page.context().browser()!.newContext({ locale: "ja" })).newPage()
  await stranger.goto(`${page.url()}/observe`)
  await button(stranger, "質問する").click()
  await stranger.locator("textarea").fill("海底ケーブルは誰のものですか。")
  await button(stranger, "質問を送る").click()
  await stranger.getByText("送信しました。").waitFor()
  expect(await stranger.locator("article").count()).toBe(0)
  await page.getByRole("tab", { name: /^Questions/ }).click()
  await page.getByText("海底ケーブルは誰のものですか。").waitFor()
  await button(page, "Let through").click()
  await stranger.locator("article").getByText("海底ケーブルは誰のものですか。").waitFor()
  await stranger.context().close()
  expect(chair.complaints).toEqual([])
})
