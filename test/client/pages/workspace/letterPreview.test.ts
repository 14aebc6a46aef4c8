import { afterEach, expect, test, vi } from "vitest"
import { PlenaryLetterPreview } from "../../../../client/pages/workspace/letters/plenary-letter-preview.ts"
import type { LetterPreview } from "../../../../shared/contract/queries/people/invitations.ts"
import { panel } from "../../../kit/scenes.ts"
import { settled } from "../../elements/session/shown.ts"
import "../../../../client/pages/workspace/letters/letters.css"
import "../../../../client/pages/workspace/workspace.css"

afterEach(() => {
  document.body.replaceChildren()
  vi.restoreAllMocks()
})

const letter: LetterPreview = {
  lang: "ja",
  subject: "ご招待",
  text: "本文\n\nhttps://panel.example/join#…",
  session: { from: Date.UTC(2027, 1, 5, 1), to: Date.UTC(2027, 1, 5, 3) },
  zone: "Asia/Tokyo",
}

/** Draws the preview for two people, and keeps what it asks the server. */
async function drawn(answer: () => Response) {
  const asked: unknown[] = []
  vi.spyOn(window, "fetch").mockImplementation(async (_, init) => {
    asked.push(JSON.parse(typeof init?.body === "string" ? init.body : "null"))
    return answer()
  })
  const { members } = panel()
  const people = Object.values(members).slice(0, 2)
  const shown = Object.assign(new PlenaryLetterPreview(), { slug: "panel", people, note: " Do come. " })
  document.body.append(shown)
  await settled(shown)
  const open = async () => {
    shown.querySelector("summary")?.click()
    await expect.poll(() => asked.length).toBe(1)
    await settled(shown)
  }
  return { shown, asked, people, open }
}

test("nothing is asked before the preview is opened; then a letter is shown in its own language with its times", async () => {
  const { shown, asked, people, open } = await drawn(() => Response.json(letter))
  expect(asked).toEqual([])
  await open()
  expect(asked).toEqual([{ member: people[0]?.id, note: "Do come." }])
  await expect.poll(() => shown.querySelector("pre")?.textContent).toBe(letter.text)
  expect(shown.querySelector("pre")?.lang).toMatch(/^ja/)
  expect(shown.querySelector("dd")?.textContent).toBe(letter.subject)
  expect(shown.textContent).toMatch(/10:00.*12:00.*Asia\/Tokyo/s)
})

test("another person's letter is shown once they are chosen", async () => {
  const { shown, asked, people, open } = await drawn(() => Response.json(letter))
  await open()
  const select = shown.querySelector("select")!
  select.value = people[1]?.id ?? ""
  select.dispatchEvent(new Event("change"))
  await expect.poll(() => asked.at(-1)).toEqual({ member: people[1]?.id, note: "Do come." })
})

test("the letter is as wide as its page, where badges of topics have their own size", async () => {
  const { shown, open } = await drawn(() => Response.json(letter))
  const page = document.createElement("div")
  page.className = "workspace"
  page.innerHTML = '<section class="letters"></section>'
  page.style.width = "600px"
  document.body.append(page)
  page.firstElementChild?.append(shown)
  await open()
  await expect.poll(() => shown.querySelector("pre")?.textContent).toBe(letter.text)
  const { width, height } = shown.querySelector("pre")!.getBoundingClientRect()
  expect(width).toBeGreaterThan(500)
  expect(height).toBeLessThan(200)
})

test("a failure is said, and the letter can be asked for again", async () => {
  let isAway = true
  const { shown, open } = await drawn(() =>
    isAway ? Response.json({ code: "too-fast", params: { n: 60 }, id: "x" }, { status: 429 }) : Response.json(letter),
  )
  await open()
  await expect.poll(() => shown.querySelector('[role="alert"]')).not.toBeNull()
  expect(shown.querySelector("pre")).toBeNull()
  isAway = false
  shown.querySelector("button")?.click()
  await expect.poll(() => shown.querySelector("pre")?.textContent).toBe(letter.text)
  expect(shown.querySelector('[role="alert"]')).toBeNull()
})
