import { afterEach, expect, test, vi } from "vitest"
import { userEvent } from "vitest/browser"
import { useLang } from "../../../../client/i18n/language.ts"
import { SignInPage } from "../../../../client/pages/signIn/plenary-sign-in-page.ts"
import type { AccountAnswer, SignedIn } from "../../../../shared/contract/queries/people/accounts.ts"
import { type Lang, languages } from "../../../../shared/model/terms.ts"
import { eventually } from "../../../kit/clocks/eventually.ts"

afterEach(async () => {
  await useLang("en")
  document.body.style.width = ""
  document.body.replaceChildren()
  localStorage.removeItem("sign-in request")
  vi.restoreAllMocks()
})

const pathOf = (asked: RequestInfo | URL): string => (typeof asked === "string" ? asked : "")
const bodyOf = (init?: RequestInit): unknown => JSON.parse(typeof init?.body === "string" ? init.body : "null")

const nobody: AccountAnswer = {
  ways: { mail: true, passkeys: false, services: [] },
  account: null,
  free: [],
  others: [],
}
/** A sign-in after which the page stays, because the browser holds another person's seat. */
const signed: SignedIn = {
  to: "/me",
  seats: [],
  others: [{ slug: "panel", title: { en: "Panel" }, name: "Victor" }],
}
const email = "a.person.with.a.long.name@department.institute.example.org"
const wrong = () => Response.json({ error: { code: "code-wrong", params: {}, id: "x" } }, { status: 403 })
const sentences = {
  en: {
    wrong: "This code is not right, or it is over. Check it, or have a new one sent.",
    away: "The server does not answer. What was saved is safe. Check your connection, then try again.",
  },
  zh: {
    wrong: "验证码不正确或已失效，请核对或重新发送。",
    away: "服务器没有响应，已保存的内容不受影响。请检查网络连接后重试。",
  },
  ja: {
    wrong: "コードが正しくないか、期限が切れています。確認するか、新しいコードを送信してください。",
    away: "サーバーが応答しません。保存済みの内容に影響はありません。接続を確認し、もう一度お試しください。",
  },
} as const

/** The page at the width of a phone, with what it sends; `answers` answers what it asks beside the ways to sign in. */
async function opened(lang: Lang, answers: (path: string) => Response | Promise<Response>) {
  await useLang(lang)
  document.body.style.width = "390px"
  const sent: [path: string, body: unknown][] = []
  vi.spyOn(window, "fetch").mockImplementation(async (asked, init) => {
    if (init?.method !== "POST") return Response.json(nobody)
    sent.push([pathOf(asked), bodyOf(init)])
    return pathOf(asked) === "/api/sign-in/link" ? Response.json({ request: "request-1" }) : answers(pathOf(asked))
  })
  const page = new SignInPage()
  document.body.append(page)
  await eventually(() => expect(page.querySelector("input")).not.toBeNull())
  const field = () => page.querySelector<HTMLInputElement>('input[name="code"]')!
  const asks = async () => {
    page.querySelector<HTMLInputElement>("#sign-in-email")!.focus()
    await userEvent.keyboard(`${email}{Enter}`)
    await eventually(() => expect(field()).not.toBeNull())
  }
  const said = () => page.querySelector('[role="alert"]')?.textContent ?? ""
  return { page, sent, field, asks, said, fits: () => page.scrollWidth <= 390 }
}

test.each(languages)("the letter is asked for and its code typed by keyboard alone, on a phone (%s)", async lang => {
  const { page, sent, field, asks, fits } = await opened(lang, () => Response.json(signed))
  expect(fits()).toBe(true)
  await asks()
  // the address is in sight, and the field says what it is for
  expect(page.querySelector('[role="status"]')?.textContent).toContain(email)
  expect([field().labels?.[0]?.textContent.trim() === "", field().inputMode, fits()]).toEqual([false, "numeric", true])
  await userEvent.tab()
  expect(document.activeElement).toBe(field())
  await userEvent.keyboard("012 345")
  await userEvent.tab()
  expect(document.activeElement).toBe(field().form?.querySelector("button"))
  await userEvent.keyboard("{Enter}")
  await eventually(() => expect(page.textContent).toContain("Victor"))
  expect(sent.at(-1)).toEqual(["/api/sign-in/link/code", { request: "request-1", code: "012 345" }])
  expect([fits(), localStorage.getItem("sign-in request")]).toEqual([true, null])
})

test.each(languages)("a wrong code is said, and the reader's focus and digits stay where they are (%s)", async lang => {
  const { field, asks, said, fits, sent } = await opened(lang, wrong)
  await asks()
  field().focus()
  await userEvent.keyboard("000000")
  await userEvent.tab()
  const button = document.activeElement
  await userEvent.keyboard("{Enter}")
  await eventually(() => expect(said()).toBe(sentences[lang].wrong))
  expect([document.activeElement === button, field().value, fits()]).toEqual([true, "000000", true])
  await userEvent.keyboard("{Enter}")
  await eventually(() => expect(sent.filter(([path]) => path.endsWith("/code"))).toHaveLength(2))
})

test("while a code is checked it is sent once, and the reader's focus stays on the button", async () => {
  let answer = (_: Response) => {}
  const { asks, sent, said } = await opened("en", () => new Promise<Response>(done => (answer = done)))
  await asks()
  await userEvent.tab()
  await userEvent.keyboard("012345")
  await userEvent.tab()
  const button = document.activeElement
  await userEvent.keyboard("{Enter}")
  await eventually(() => expect(sent.at(-1)?.[0]).toBe("/api/sign-in/link/code"))
  // a browser takes the focus from a control that it finds disabled when it draws
  for (let frames = 0; frames < 2; frames++) await new Promise(requestAnimationFrame)
  expect(document.activeElement).toBe(button)
  await userEvent.keyboard("{Enter}")
  answer(wrong())
  await eventually(() => expect(said()).toBe(sentences.en.wrong))
  expect([document.activeElement === button, sent.filter(([path]) => path.endsWith("/code")).length]).toEqual([true, 1])
})

test("after five wrong tries the page leads to another letter, whose code signs in", async () => {
  let ends = true
  const { page, field, asks, said, sent } = await opened("en", () => (ends ? wrong() : Response.json(signed)))
  await asks()
  field().focus()
  await userEvent.keyboard("000000")
  for (let tries = 1; tries <= 5; tries++) {
    await userEvent.keyboard("{Enter}")
    await eventually(() => expect(sent.filter(([path]) => path.endsWith("/code"))).toHaveLength(tries))
    await eventually(() => expect(said()).toBe(sentences.en.wrong))
  }
  const again = [...page.querySelectorAll("button")].at(-1)
  again?.focus()
  await userEvent.keyboard("{Enter}")
  await eventually(() => expect(page.querySelector("#sign-in-email")).not.toBeNull())
  expect(said()).toBe("")
  await asks()
  // the same browser goes on with its request, and the server decides which code that has
  expect(sent.at(-1)).toEqual(["/api/sign-in/link", { email, lang: "en", to: "/", request: "request-1" }])
  expect([said(), field().value]).toEqual(["", ""])
  ends = false
  field().focus()
  await userEvent.keyboard("654321{Enter}")
  await eventually(() => expect(page.textContent).toContain("Victor"))
})

test.each(languages)(
  "without a connection nothing is lost: address, code and the place to type it stay (%s)",
  async lang => {
    let away = true
    const { page, field, asks, said, fits } = await opened(lang, () =>
      away ? Promise.reject(new TypeError("offline")) : Response.json(signed),
    )
    await asks()
    field().focus()
    await userEvent.keyboard("012345{Enter}")
    await eventually(() => expect(said()).toBe(sentences[lang].away))
    expect([field().value, fits()]).toEqual(["012345", true])
    expect(document.activeElement).toBe(field())
    away = false
    await userEvent.keyboard("{Enter}")
    await eventually(() => expect(page.textContent).toContain("Victor"))
  },
)

test("a page that is loaded anew waits for the code of the letter that this browser asked for", async () => {
  const first = await opened("en", wrong)
  await first.asks()
  document.body.replaceChildren()
  vi.restoreAllMocks()
  const { page, field, sent } = await opened("en", () => Response.json(signed))
  expect(page.textContent).toContain(email)
  field().focus()
  await userEvent.keyboard("012345{Enter}")
  await eventually(() => expect(sent.at(-1)?.[1]).toEqual({ request: "request-1", code: "012345" }))
})
