import { signal } from "@preact/signals-core"
import { afterEach, expect, test, vi } from "vitest"
import { SettingsTokens } from "../../../../client/pages/settings/plenary-settings-tokens.ts"
import { eventually } from "../../../kit/clocks/eventually.ts"
import { panel } from "../../../kit/scenes.ts"
import { settled } from "../../elements/session/shown.ts"

afterEach(() => document.body.replaceChildren())

const now = 1_790_000_000_000
const machine = (id: string, over: object) => ({
  id,
  name: id,
  scope: "observer",
  hash: "",
  until: now + 1,
  by: null,
  at: now - 1,
  ended: null,
  ...over,
})

function drawn(machines: object, send: (kind: string, body: object) => Promise<unknown>): SettingsTokens {
  const place = document.createElement("div")
  const live = { state: signal({ ...panel(), machines }), now: () => now, send }
  const tokens = new SettingsTokens()
  tokens.live = live as never
  place.append(tokens)
  document.body.append(place)
  return tokens
}

test("tokens that are valid can be revoked; the others are apart, with their end", async () => {
  const send = vi.fn(async () => ({ ok: true, seq: 1, made: {} }))
  const tokens = drawn(
    {
      Board: machine("Board", {}),
      Old: machine("Old", { until: now }),
      Gone: machine("Gone", { ended: { by: null, at: now } }),
      Left: machine("Left", { ended: { by: null, at: now, with: "maker" } }),
    },
    send,
  )
  await settled(tokens)
  const rows = (within: string) =>
    [...tokens.querySelectorAll(`${within} li`)].map(one => one.textContent?.trim() ?? "")
  expect(rows("section > ul")).toEqual([expect.stringContaining("Board")])
  expect(rows("details")).toEqual([
    expect.stringContaining("ended on"),
    expect.stringContaining("revoked on"),
    expect.stringContaining("with its maker’s seat"),
  ])
  expect(tokens.querySelectorAll("details button")).toHaveLength(0)
  tokens.querySelector<HTMLButtonElement>("section > ul button")!.click()
  expect(send).toHaveBeenCalledWith("revoke-token", { machine: "Board" })
})

test("an administrator is offered the scope of people without a seat alone, once somebody contributed", async () => {
  const tokens = drawn({}, async () => ({ ok: true, seq: 1, made: {} }))
  const offered = () => [...tokens.querySelectorAll<HTMLOptionElement>("#token-scope option")].map(one => one.value)
  await settled(tokens)
  expect(offered()).toEqual(["observer", "public", "secretary"])
  tokens.by = "admin"
  await settled(tokens)
  expect(offered()).toEqual(["public"])
})

test("a new token whose receipt was lost cannot be shown, and can be revoked", async () => {
  const send = vi.fn(async (_: string, __: object) => ({ ok: true, seq: 1, made: { machine: "m" } }))
  const tokens = drawn({ m: machine("m", {}) }, send)
  await settled(tokens)
  tokens.querySelector<HTMLInputElement>("[name=name]")!.value = "Lobby board"
  tokens.querySelector("form")!.requestSubmit()
  await eventually(() => expect(tokens.querySelector("[aria-live]")?.textContent).toContain("cannot be shown any more"))
  expect(tokens.querySelector("plenary-copy-text")).toBeNull()
  tokens.querySelector<HTMLButtonElement>("[aria-live] button")!.click()
  await eventually(() => expect(send).toHaveBeenLastCalledWith("revoke-token", { machine: "m" }))
  await eventually(() => expect(tokens.querySelector("[aria-live]")?.textContent?.trim()).toBe(""))
})

test("a new token is shown once, and a refusal says why", async () => {
  const answers = [
    { ok: true, seq: 1, made: { machine: "m", token: "m.secret" } },
    { ok: false, refusal: { code: "not-permitted", params: { role: "moderator" } } },
  ]
  const send = vi.fn(async () => answers.shift())
  const tokens = drawn({}, send)
  await settled(tokens)
  expect(tokens.textContent).toContain("No program has a token.")
  const make = async () => {
    tokens.querySelector<HTMLInputElement>("[name=name]")!.value = "Lobby board"
    tokens.querySelector("form")!.requestSubmit()
    await eventually(() => expect(tokens.querySelector("[aria-live]")?.children.length).toBeGreaterThan(0))
    await settled(tokens)
  }
  await make()
  expect(send).toHaveBeenCalledWith("make-token", { name: "Lobby board", scope: "observer", days: 90 })
  expect(tokens.querySelector("plenary-copy-text")?.text).toBe("m.secret")
  await make()
  await eventually(() => expect(tokens.querySelector("[role=alert]")).not.toBeNull())
})
