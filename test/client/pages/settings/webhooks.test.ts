import { afterEach, expect, test, vi } from "vitest"
import { useLang } from "../../../../client/i18n/language.ts"
import { SettingsWebhooks } from "../../../../client/pages/settings/plenary-settings-webhooks.ts"
import type { WebhookShown } from "../../../../shared/contract/queries/webhooks.ts"
import { eventually } from "../../../kit/clocks/eventually.ts"
import { addressOf } from "../../addressOf.ts"

afterEach(() => {
  document.body.replaceChildren()
  vi.restoreAllMocks()
})

const hook = (over: Partial<WebhookShown> = {}): WebhookShown => ({
  id: "w",
  address: "https://example.org/in",
  events: ["record.declared"],
  madeBy: "ann" as never,
  madeAt: 1,
  paused: null,
  pausedAt: null,
  failures: 0,
  messages: [],
  ...over,
})

async function shown(list: WebhookShown[], answers: Record<string, () => Response> = {}) {
  const asked: string[] = []
  vi.spyOn(window, "fetch").mockImplementation(async (path, init) => {
    const what = `${init?.method ?? "GET"} ${addressOf(path).replace("/api/workspaces/panel/webhooks", "")}`.trim()
    asked.push(what)
    return (
      answers[what] ?? (() => (what === "GET" ? Response.json({ webhooks: list }) : Response.json({ ok: true })))
    )()
  })
  const element = new SettingsWebhooks()
  element.slug = "panel"
  document.body.append(element)
  await eventually(() => expect(element.querySelector("form, .problem")).not.toBeNull())
  const press = (words: RegExp) =>
    [...element.querySelectorAll("button")].find(one => words.test(one.textContent))?.click()
  return { element, asked, press }
}

test("a webhook is made for the chosen events, and its secret is shown", async () => {
  const { element, asked, press } = await shown([], { POST: () => Response.json({ id: "w", secret: "whsec_once" }) })
  expect(element.textContent).toContain("There is no webhook yet.")
  const field = element.querySelector<HTMLInputElement>("#webhook-address")
  if (field) field.value = "https://example.org/in"
  for (const box of element.querySelectorAll<HTMLInputElement>("input[type=checkbox]")) box.checked = false
  press(/Make webhook/)
  await eventually(() => expect(element.textContent).toContain("Choose at least one kind of event."))
  expect(asked).toEqual(["GET"])
  for (const box of element.querySelectorAll<HTMLInputElement>("[value='round.shown']")) box.checked = true
  press(/Make webhook/)
  await eventually(() => expect(element.querySelector("plenary-copy-text")?.text).toBe("whsec_once"))
  expect(asked).toEqual(["GET", "POST", "GET"])
})

test("the secret is shown also if the list cannot be read after it, and the form is empty again", async () => {
  let lists = 0
  const { element, press } = await shown([], {
    POST: () => Response.json({ id: "w", secret: "whsec_once" }),
    GET: () => {
      lists += 1
      if (lists > 1) throw new TypeError("no network")
      return Response.json({ webhooks: [] })
    },
  })
  const field = element.querySelector<HTMLInputElement>("#webhook-address")
  if (field) field.value = "https://example.org/in"
  press(/Make webhook/)
  await eventually(() => expect(element.querySelector("[role=alert]")).not.toBeNull())
  expect(element.querySelector("plenary-copy-text")?.text).toBe("whsec_once")
  expect(field?.value).toBe("")
})

test("it is tested, paused, and ended after a second press; its last answers are listed and repeated", async () => {
  const failed = { id: "m", type: "round.shown", at: 1, state: "failed", tries: 10, due: null, error: "503" } as const
  const { element, asked, press } = await shown([hook({ messages: [failed] })])
  expect(element.textContent).toContain("not delivered: status 503")
  let lists = 1
  for (const words of [/Send again/, /Send a test/, /Pause/]) {
    press(words)
    lists += 1
    await eventually(() => expect(asked.filter(one => one === "GET")).toHaveLength(lists))
    await eventually(() => expect(element.querySelector("button[disabled]")).toBeNull())
  }
  press(/^End/)
  await eventually(() => expect(element.textContent).toContain("End this webhook?"))
  expect(asked.filter(one => one.startsWith("DELETE"))).toEqual([])
  press(/^End/)
  await eventually(() => expect(asked).toContain("DELETE /w"))
  expect(asked.filter(one => one !== "GET")).toEqual([
    "POST /w/messages/m/repeat",
    "POST /w/test",
    "POST /w/pause",
    "DELETE /w",
  ])
})

test("a webhook that was paused after failures says so and goes on; that of a maker without the right cannot", async () => {
  const waiting = { id: "m", type: "round.shown", at: 1, state: "open", tries: 3, due: 9, error: "503" } as const
  const { element, press, asked } = await shown([hook({ paused: "failures", pausedAt: 1, messages: [waiting] })])
  expect(element.textContent).toContain("did not arrive")
  expect(element.textContent).toContain("waits until the webhook goes on")
  press(/Go on/)
  await eventually(() => expect(asked).toContain("POST /w/pause"))
  document.body.replaceChildren()
  const other = await shown([hook({ paused: "maker", pausedAt: 1 })])
  expect(other.element.textContent).toContain("no longer has the right")
  expect([...other.element.querySelectorAll("button")].some(one => /Go on/.test(one.textContent))).toBe(false)
})

test.each([
  ["en", "restored from a backup", /Go on/],
  ["zh", "由备份恢复", /恢复|继续/],
  ["ja", "バックアップから復元", /再開/],
] as const)(
  "a webhook that a restore paused says so, and a moderator lets it go on (%s)",
  async (lang, words, goOn) => {
    await useLang(lang)
    const { element, press, asked } = await shown([hook({ paused: "restored", pausedAt: 1 })])
    expect(element.textContent).toContain(words)
    press(goOn)
    await eventually(() => expect(asked).toContain("POST /w/pause"))
    await useLang("en")
  },
)

test("without a connection the page says so and asks again when pressed", async () => {
  const { element, asked, press } = await shown([], {
    GET: () => {
      throw new TypeError("no network")
    },
  })
  press(/again/i)
  await eventually(() => expect(asked).toEqual(["GET", "GET"]))
  expect(element.querySelector("form")).toBeNull()
})
