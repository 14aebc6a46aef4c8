import { afterEach, expect, test, vi } from "vitest"
import { userEvent } from "vitest/browser"
import { useLang } from "../../../../client/i18n/language.ts"
import { OpeningPage } from "../../../../client/pages/press/plenary-opening-page.ts"

afterEach(async () => {
  vi.unstubAllGlobals()
  document.body.replaceChildren()
  await useLang("en")
})

const past = { error: { code: "opening-past", params: {} } }
const preview = { workspace: { slug: "p", title: { en: "Dialogue" } }, at: 1_790_000_000_000, minutes: false }
type Answer = () => Promise<Response>
const told: Answer = async () => Response.json(preview)
const unreachable: Answer = () => Promise.reject(new TypeError("no network"))
const over: Answer = async () => Response.json(past, { status: 410 })

/** Opens the page by a link; each request gets the next answer. */
async function opened(...answers: Answer[]) {
  const asked: [string, unknown][] = []
  vi.stubGlobal("fetch", (url: string, { body }: { body: string }) => {
    asked.push([new URL(url, location.href).pathname, JSON.parse(body)])
    return (answers.shift() ?? unreachable)()
  })
  location.hash = "#w.o.m.mac"
  const page = new OpeningPage()
  document.body.append(page)
  await page.updateComplete
  const words = () => page.textContent.replace(/\s+/g, " ").trim()
  const button = () => page.querySelector("button")
  return { page, asked, words, button }
}
const no = ["/api/openings/no", { token: "w.o.m.mac" }]

test("the page is empty while it asks, and leaves no token in the address", async () => {
  const { page, button } = await opened(() => new Promise<Response>(() => undefined))
  expect([page.querySelector("plenary-page-skeleton") !== null, button(), location.hash]).toEqual([true, null, ""])
})

test("it says when the panel opens and what a no does, and takes the no by keyboard, once", async () => {
  let answer = (_: Response): void => undefined
  const waiting = new Promise<Response>(resolve => {
    answer = resolve
  })
  const { asked, words, button } = await opened(told, () => waiting)
  await expect.poll(words).toMatch(/^Dialogue What you said, when this opens From .*2026.* people without a seat/)
  expect(words()).toContain("It cannot be taken back.")
  button()?.focus()
  await userEvent.keyboard("{Enter}")
  await expect.poll(() => button()?.getAttribute("aria-disabled")).toBe("true")
  await userEvent.keyboard("{Enter}")
  answer(Response.json(preview))
  await expect.poll(words).toContain("Noted. What you said before is not shown to people without a seat")
  expect([button(), asked.slice(1)]).toEqual([null, [no]])
})

test.each([
  ["en", "minutes of this panel are published", "Do not show what I said"],
  ["zh", "本专家组的会议纪要将于", "不要显示我说过的内容"],
  ["ja", "このパネルの議事録が", "自分の発言を表示しない"],
] as const)("of minutes it says that they are published (%s)", async (lang, publishes, says) => {
  await useLang(lang)
  const { words, button } = await opened(async () => Response.json({ ...preview, minutes: true }))
  await expect.poll(words).toContain(publishes)
  expect(button()?.textContent.trim()).toBe(says)
})

test("a no that did not arrive is said to be lost, and can be sent again", async () => {
  const { words, button } = await opened(told, unreachable, told)
  await expect.poll(button).not.toBeNull()
  button()?.click()
  await expect.poll(words).toContain("The server does not answer.")
  expect(words()).not.toContain("Noted.")
  button()?.click()
  await expect.poll(words).toContain("Noted.")
})

test("a no that came too late is refused, and nothing says that it was taken", async () => {
  const { words, button } = await opened(told, over)
  await expect.poll(button).not.toBeNull()
  button()?.click()
  await expect.poll(words).toContain("This link is no longer good")
  expect(words()).not.toContain("Noted.")
})

test("an opening that is over leaves nothing to press", async () => {
  const { words, button } = await opened(over)
  await expect.poll(words).toContain("This link is no longer good")
  expect(button()).toBeNull()
})

test("without a line the page says so and asks again by a press, since a reload would have lost its token", async () => {
  const { asked, words, button } = await opened(unreachable, told)
  await expect.poll(words).toContain("The server does not answer.")
  button()?.click()
  await expect.poll(words).toContain("Do not show what I said")
  expect(asked.map(([, body]) => body)).toEqual([{ token: "w.o.m.mac" }, { token: "w.o.m.mac" }])
})

test("without a link it says where to find one", async () => {
  const page = new OpeningPage()
  document.body.append(page)
  await page.updateComplete
  expect(page.textContent).toContain("Open this page by the link in your letter, or from the notice in your panel.")
})
