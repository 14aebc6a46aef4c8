import { signal } from "@preact/signals-core"
import { html, render } from "lit"
import { afterEach, expect, test, vi } from "vitest"
import { useLang } from "../../../../client/i18n/language.ts"
import { localTime } from "../../../../client/i18n/localTime.ts"
import { embargoWords } from "../../../../client/i18n/sentences/embargoWords.ts"
import { EmbargoForm } from "../../../../client/pages/proceedings/outcomes/plenary-embargo-form.ts"
import { meeting, panel } from "../../../kit/scenes.ts"
import { settled } from "../../elements/session/shown.ts"

afterEach(async () => {
  document.body.replaceChildren()
  await useLang("en")
})

const now = 1_790_000_000_000
const later = now + 3_600_000

async function shown(over: object, embargo: number | null, closes = true) {
  const session = meeting({ embargo, ...(embargo !== null && closes && { embargoCloses: true }) })
  const scene = panel()
  const state = { ...scene, workspace: { ...scene.workspace, ...over }, sessions: { [session.id]: session } }
  const send = vi.fn(async () => ({ ok: true, seq: 1, made: {} }))
  const form = new EmbargoForm()
  form.live = { state: signal(state), now: () => now, send } as never
  form.session = session
  form.standing = embargo !== null && embargo > now
  document.body.append(form)
  await settled(form)
  const input = form.querySelector<HTMLInputElement>("input")
  const press = (name: string, place: Element = form) =>
    [...place.querySelectorAll("button")].find(one => one.textContent?.trim() === name)?.click()
  const type = (value: string) => {
    if (!input) throw new Error("no field")
    input.value = value
    for (const name of ["input", "change"]) input.dispatchEvent(new Event(name, { bubbles: true }))
  }
  const words = () => form.textContent?.replace(/\s+/g, " ") ?? ""
  return { form, send, session: session.id, input, press, type, words }
}

test.each([
  ["en", "nobody without a seat reads anything of this panel", "please do not publish this before then"],
  ["zh", "无席位的人读不到本专家组的任何内容", "请勿在此之前公开"],
  ["ja", "席のない方はこのパネルの内容を一切読めません", "それまでは公表しないでください"],
] as const)(
  "an embargo asks its reader and says that it closes the panel until then (%s)",
  async (lang, closed, line) => {
    await useLang(lang)
    expect((await shown({}, null)).words()).toContain(closed)
    const place = document.createElement("div")
    render(html`${embargoWords(meeting(), Date.UTC(2026, 11, 1))}`, place)
    expect(place.textContent).toContain(line)
    expect(place.textContent).toContain("2026")
  },
)

test("the form says what happens at the time, and why a public panel has no embargo", async () => {
  expect((await shown({ public: true }, later)).words()).toContain("It then opens to everybody by itself.")
  expect((await shown({ public: false }, later)).words()).toContain("Nothing opens then")
  expect((await shown({ public: true }, null)).words()).toContain("so it can have no embargo")
  expect((await shown({ public: false }, now - 1)).words()).not.toContain("opens")
})

test("a field that is typed in, or emptied on the way, sends nothing before the button is pressed", async () => {
  const { send, session, input, press, type } = await shown({ public: true }, later)
  expect(input?.value).toBe(localTime(later))
  type("")
  type("2036-12-01T09:00")
  type("")
  press("Set the embargo")
  expect(send).not.toHaveBeenCalled()
  type("2036-12-01T09:00")
  expect(send).not.toHaveBeenCalled()
  press("Set the embargo")
  expect(send).toHaveBeenCalledExactlyOnceWith("set-embargo", {
    session,
    until: new Date("2036-12-01T09:00").getTime(),
  })
})

test("an embargo is lifted only after a confirmation, which says that the panel opens at once", async () => {
  const { form, send, session, press } = await shown({ public: true }, later)
  press("Lift the embargo…")
  const dialog = form.querySelector("dialog")
  expect(dialog?.open).toBe(true)
  expect(dialog?.textContent).toContain("The panel opens to everybody at once")
  expect(send).not.toHaveBeenCalled()
  press("Lift the embargo", dialog ?? form)
  expect(send).toHaveBeenCalledExactlyOnceWith("set-embargo", { session, until: null })
  const closed = await shown({ public: false }, later)
  expect(closed.words()).not.toContain("The panel opens to everybody at once")
})

test("the field is empty once the embargo is over, and nothing is left to lift", async () => {
  const { input, words } = await shown({ public: false }, now)
  expect(input?.value).toBe("")
  expect(words()).not.toContain("Lift")
})

test("of the printed embargo of an older log a public panel says that it closes nothing, and lifts it", async () => {
  const { send, session, press, form, words } = await shown({ public: true }, later, false)
  expect(words()).toContain("it closes nothing")
  press("Lift the embargo…")
  press("Lift the embargo", form.querySelector("dialog") ?? form)
  expect(send).toHaveBeenCalledExactlyOnceWith("set-embargo", { session, until: null })
})
