import { afterEach, expect, test, vi } from "vitest"
import { userEvent } from "vitest/browser"
import { useLang } from "../../../../client/i18n/language.ts"
import { PlenaryOwnAddress } from "../../../../client/pages/me/plenary-own-address.ts"
import type { OwnAddress } from "../../../../shared/contract/queries.ts"
import { type Lang, languages } from "../../../../shared/model/terms.ts"
import { eventually } from "../../../kit/clocks/eventually.ts"

afterEach(async () => {
  await useLang("en")
  document.body.style.width = ""
  document.body.replaceChildren()
  vi.restoreAllMocks()
})

const own = "lin@example.org"
const second = "a.person.with.a.long.name@department.institute.example.org"
const beside: OwnAddress = { email: own, confirmed: true, offered: "", second, canConfirm: true }
const proved: OwnAddress = { ...beside, email: second, second: "" }

const labels = {
  en: { send: "Send a code", prove: "Confirm the address", drop: "Drop that address" },
  zh: { send: "发送验证码", prove: "确认邮箱", drop: "弃用该地址" },
  ja: { send: "コードを送信する", prove: "アドレスを確認する", drop: "そのアドレスを取り下げる" },
} as const

type Answers = Record<string, (body: unknown) => Response | Promise<Response>>

/** The reader's own address at the width of a phone, with what its page sends. */
async function opened(address: OwnAddress, answers: Answers, lang: Lang = "en") {
  await useLang(lang)
  document.body.style.width = "390px"
  const sent: [call: string, body: unknown][] = []
  vi.spyOn(window, "fetch").mockImplementation(async (asked, init) => {
    const method = init?.method ?? "GET"
    if (method === "GET") return Response.json(address)
    const call = `${method} ${typeof asked === "string" ? asked : ""}`
    const body: unknown = JSON.parse(typeof init?.body === "string" ? init.body : "null")
    sent.push([call, body])
    return answers[call]?.(body) ?? Response.json({}, { status: 500 })
  })
  const shown = new PlenaryOwnAddress()
  shown.slug = "panel"
  document.body.append(shown)
  await eventually(() => expect(shown.querySelector("input")?.value).toBe(address.email))
  const button = (name: string) => [...shown.querySelectorAll("button")].find(one => one.textContent.trim() === name)
  const press = async (name: string) => {
    await eventually(() => expect(button(name)).toBeDefined())
    button(name)?.focus()
    await userEvent.keyboard("{Enter}")
  }
  return { shown, sent, button, press, fits: () => shown.scrollWidth <= 390 }
}

test.each(languages)(
  "an address that an office wrote is shown beside the reader's own, and proved by its code (%s)",
  async lang => {
    const { send, prove, drop } = labels[lang]
    const { shown, sent, button, press, fits } = await opened(
      beside,
      {
        "POST /api/workspaces/panel/address/code": () => Response.json({ request: "r1" }),
        "POST /api/workspaces/panel/address/confirm": () => Response.json(proved),
      },
      lang,
    )
    expect([shown.querySelector(".notice")?.textContent.includes(second), fits()]).toEqual([true, true])
    expect(shown.querySelector<HTMLInputElement>('input[name="email"]')?.value).toBe(own)
    await press(send)
    await eventually(() => expect(shown.querySelector('input[name="code"]')).not.toBeNull())
    expect(fits()).toBe(true)
    shown.querySelector<HTMLInputElement>('input[name="code"]')?.focus()
    await userEvent.keyboard("012345")
    await press(prove)
    await eventually(() => expect(shown.querySelector<HTMLInputElement>('input[name="email"]')?.value).toBe(second))
    expect([shown.querySelector(".notice"), button(drop)]).toEqual([null, undefined])
    expect(sent).toEqual([
      ["POST /api/workspaces/panel/address/code", { second: true }],
      ["POST /api/workspaces/panel/address/confirm", { request: "r1", code: "012345" }],
    ])
  },
)

test.each(languages)("it is dropped by one press, and the reader's own address stays (%s)", async lang => {
  const { shown, sent, press } = await opened(
    beside,
    { "PUT /api/workspaces/panel/address": () => Response.json({ ...beside, second: "" }) },
    lang,
  )
  await press(labels[lang].drop)
  await eventually(() => expect(shown.querySelector(".notice")).toBeNull())
  expect(sent).toEqual([["PUT /api/workspaces/panel/address", { email: own }]])
  expect(shown.querySelector<HTMLInputElement>('input[name="email"]')?.value).toBe(own)
})

test("where the server sends no letters it is shown, and can be dropped", async () => {
  const { shown, button } = await opened({ ...beside, canConfirm: false }, {})
  expect(shown.textContent).toContain(second)
  expect([button(labels.en.send), button(labels.en.drop) !== undefined]).toEqual([undefined, true])
})

test("a wrong code and a lost connection are said, and nothing of the two addresses changes", async () => {
  const away = () => Promise.reject(new TypeError("offline"))
  let answer: () => Response | Promise<Response> = () =>
    Response.json({ error: { code: "code-wrong", params: {}, id: "x" } }, { status: 403 })
  const { shown, press } = await opened(beside, {
    "POST /api/workspaces/panel/address/code": () => Response.json({ request: "r1" }),
    "POST /api/workspaces/panel/address/confirm": () => answer(),
    "PUT /api/workspaces/panel/address": away,
  })
  await press(labels.en.send)
  await eventually(() => expect(shown.querySelector('input[name="code"]')).not.toBeNull())
  shown.querySelector<HTMLInputElement>('input[name="code"]')?.focus()
  await userEvent.keyboard("000000{Enter}")
  const said = () => shown.querySelector('[role="alert"]')?.textContent
  await eventually(() => expect(said()).toMatch(/^This code is not right/))
  answer = away
  await userEvent.keyboard("{Enter}")
  await eventually(() => expect(said()).toMatch(/^The server does not answer/))
  await press(labels.en.drop)
  await eventually(() => expect(shown.querySelector("form .row")?.textContent).toContain("The server does not answer"))
  expect(shown.querySelector(".notice")?.textContent).toContain(second)
  expect(shown.querySelector<HTMLInputElement>('input[name="email"]')?.value).toBe(own)
})
