import { afterAll, beforeAll, expect, test } from "vitest"
import { joinBy, openWindow, toEnd, type Window } from "../../kit/people/browsers.ts"
import { type DemoSeats, seatDemo } from "../../kit/servers/demoSeats.ts"

let demo: DemoSeats
let lin: Window
let mori: Window
let room = ""
const shots = process.env["SHOTS"]
const shot = async (name: string, { page }: Window) => {
  if (shots) await page.screenshot({ path: `${shots}/${name}.png`, fullPage: true })
}

beforeAll(async () => {
  demo = await seatDemo()
  const open = async (locale: string, role: "moderator" | "panelist", name: string) => {
    const window = await openWindow(demo.browser, locale, { width: 1280, height: 800 })
    await joinBy(window, await demo.link("practice", role), name)
    return window
  }
  lin = await open("en", "moderator", "Lin Che")
  mori = await open("ja", "panelist", "森 綾")
  const topic = Object.keys(demo.admin.practice.state.topics)[0] ?? ""
  room = `${demo.running.url}/w/practice/t/${topic}`
})
afterAll(() => demo?.end())

const write = async (window: Window, words: string) => {
  await toEnd(window)
  await window.page.keyboard.press("Enter")
  await window.page.keyboard.type(words)
}

test("a moderator names a version, compares it, sees who wrote, and restores it while another person has the note open", async () => {
  const first = "Everyone who reads this may write below."
  const second = "This paragraph comes later."
  await lin.page.goto(room, { waitUntil: "networkidle" })
  await mori.page.goto(room, { waitUntil: "networkidle" })
  await write(lin, first)
  await mori.page.locator(".note-text").getByText(first).waitFor()
  await lin.page.getByRole("link", { name: "Versions" }).click()
  const rows = lin.page.locator(".version-row")
  await rows.first().waitFor()
  await lin.page.getByText("Name this version").click()
  await lin.page.getByLabel("Name, such as").fill("As circulated")
  await lin.page.getByRole("button", { name: "Save the name" }).click()
  await rows.getByText("As circulated").waitFor()

  await write(mori, second)
  // the first newer version may hold only the words that had arrived by then
  await expect
    .poll(async () => {
      await lin.page.getByRole("button", { name: "Look for newer versions" }).click()
      await rows.first().click()
      return (await lin.page.locator(".version-text ins").allInnerTexts()).join(" ")
    })
    .toContain(second)
  await shot("versions-en", lin)
  await lin.page.getByLabel("Show who wrote which words").check()
  await lin.page.locator(".version-legend").getByText("森綾").first().waitFor()
  await shot("versions-who", lin)
  await lin.page.setViewportSize({ width: 390, height: 844 })
  await shot("versions-phone", lin)
  await lin.page.setViewportSize({ width: 1280, height: 800 })

  await lin.page.locator(".version-row", { hasText: "As circulated" }).click()
  await lin.page.getByText("Restore this version").click()
  await shot("versions-restore", lin)
  await lin.page.getByRole("button", { name: "Restore", exact: true }).click()
  await lin.page.getByText("The earlier version is restored.").waitFor()
  await mori.page.locator(".note-text").getByText(second).waitFor({ state: "detached" })
  expect(await mori.page.locator(".note-text").getByText(first).count()).toBe(1)
  await shot("versions-restored", lin)

  await mori.page.goto(`${room}/versions`, { waitUntil: "networkidle" })
  await mori.page.locator(".version-row", { hasText: "の版に戻した時点" }).waitFor()
  await mori.page.locator(".version-row", { hasText: "の版に戻す前" }).click()
  await mori.page.locator(".version-text").getByText(second).waitFor()
  await shot("versions-ja", mori)
  await mori.page.setViewportSize({ width: 390, height: 844 })
  await shot("versions-ja-phone", mori)
  await mori.page.emulateMedia({ media: "print" })
  await shot("versions-ja-print", mori)
  expect([...lin.complaints, ...mori.complaints]).toEqual([])
})

test("whoever restores an empty version reads that the note is empty now, and the others see it empty", async () => {
  const later = "This was written after the note was cleared."
  const rows = lin.page.locator(".version-row")
  await mori.page.emulateMedia({ media: "screen" })
  await mori.page.setViewportSize({ width: 1280, height: 800 })
  for (const { page } of [lin, mori]) await page.goto(room, { waitUntil: "networkidle" })
  await toEnd(lin)
  await lin.page.keyboard.press("Control+A")
  await lin.page.keyboard.press("Delete")
  const seen = mori.page.locator(".ProseMirror[contenteditable='true']").first()
  // the other's caret with their name may stand in the empty note
  const words = () =>
    seen.evaluate(note => {
      const copy = note.cloneNode(true) as Element
      for (const caret of copy.querySelectorAll(".peer-caret")) caret.remove()
      return copy.textContent?.replaceAll("\u2060", "").trim()
    })
  await expect.poll(words).toBe("")
  await lin.page.getByRole("link", { name: "Versions" }).click()
  await rows.first().click()
  await lin.page.getByText("Name this version").click()
  await lin.page.getByLabel("Name, such as").fill("Cleared")
  await lin.page.getByRole("button", { name: "Save the name" }).click()
  await rows.getByText("Cleared").waitFor()

  await write(mori, later)
  await expect
    .poll(async () => {
      await lin.page.getByRole("button", { name: "Look for newer versions" }).click()
      return rows.first().innerText()
    })
    .not.toContain("Cleared")
  await rows.filter({ hasText: "Cleared" }).click()
  await lin.page.getByText("Restore this version").click()
  await lin.page.getByRole("button", { name: "Restore", exact: true }).click()
  await lin.page.getByText("The note is empty now, like this version. The log says so.").waitFor()
  await mori.page.locator(".note-text").getByText(later).waitFor({ state: "detached" })
  await shot("versions-restored-empty", lin)
  expect([...lin.complaints, ...mori.complaints]).toEqual([])
})
