import { ContextProvider } from "@lit/context"
import { signal } from "@preact/signals-core"
import { afterEach, expect, test } from "vitest"
import { OwnAlternate } from "../../../../client/pages/workspace/alternates/plenary-own-alternate.ts"
import { liveContext } from "../../../../client/state/live.ts"
import "../../../../client/styles/main.css"
import { panel } from "../../../kit/scenes.ts"
import { settled } from "../../elements/session/shown.ts"

afterEach(() => document.body.replaceChildren())

const sent: unknown[] = []
type Answer = { ok: true; made: object } | { ok: false; refusal: { code: string; params: object } }
const done = async (): Promise<Answer> => ({ ok: true, made: {} })

/** The reader's own seat; `more` overrides rows of the panel's members, and `over` tables of its state. */
async function drawn(who: string, more: Record<string, object> = {}, over: object = {}, answer = done) {
  sent.length = 0
  const { members, ...rest } = panel()
  const rows = Object.entries({ ...members, ...more }).map(([id]) => [
    id,
    { ...members["Lin" as never], ...members[id as never], id, taken: true, ...more[id] },
  ])
  const send = (kind: string, body: object) => {
    sent.push({ kind, ...body })
    return answer()
  }
  const state = signal({ ...rest, members: Object.fromEntries(rows), ...over })
  const live = { state, me: signal({ member: who, role: "panelist", side: null }), send }
  const place = document.createElement("div")
  new ContextProvider(place, { context: liveContext, initialValue: live as never })
  const part = new OwnAlternate()
  place.append(part)
  document.body.append(place)
  await settled(part)
  return part
}
const named = {
  Lin: { alternate: { member: "Ines", alone: false, at: 1 } },
  Ines: { name: "Ines", role: "alternate", side: null, alternateOf: "Lin" },
}
const sits = {
  Lin: { ...named.Lin, role: "alternate", side: null },
  Ines: { ...named.Ines, role: "panelist", side: "CN", sitsSince: 1 },
}
const words = (part: HTMLElement) => part.textContent?.replace(/\s+/g, " ") ?? ""
const button = (part: HTMLElement, name: string) =>
  [...part.querySelectorAll("button")].find(one => one.textContent?.trim() === name)

test("a panelist fills in an alternate, and reads the link once", async () => {
  const part = await drawn("Lin", {}, { rounds: {} }, async () => ({ ok: true, made: { token: "abc" } }))
  const field = (name: string) => part.querySelector<HTMLInputElement>(`input[name="${name}"]`)!
  field("name").value = " Ines Duarte "
  field("affiliation").value = "Institute"
  field("alone").checked = true
  part.querySelector("form")?.requestSubmit()
  await settled(part)
  expect(sent).toEqual([
    {
      kind: "name-alternate",
      name: "Ines Duarte",
      title: null,
      affiliation: { en: "Institute" },
      email: "",
      lang: "en",
      alone: true,
    },
  ])
  expect(words(part)).toContain("It is shown only once")
  expect(part.querySelector("plenary-copy-text")?.text).toMatch(/\/join#abc$/)
})

test("whoever lost the link of an alternate who has not sat down makes another one, after a reload too", async () => {
  const waits = { ...named, Ines: { ...named.Ines, taken: false } }
  const part = await drawn("Lin", waits, { rounds: {} }, async () => ({ ok: true, made: { token: "new" } }))
  expect(words(part)).toContain("the one before then opens nothing")
  button(part, "Make a new link")?.click()
  await settled(part)
  expect(sent).toEqual([{ kind: "renew-alternate-link" }])
  await expect.poll(() => part.querySelector("plenary-copy-text")?.text).toMatch(/\/join#new$/)
  expect(button(await drawn("Lin", named, { rounds: {} }), "Make a new link")).toBeUndefined()
})

test("a refusal is said, and the reader may press again; while a press waits for the server no other one goes out", async () => {
  const refusal = { code: "seat-in-round", params: { name: "Lin", label: "A-S1" } }
  const part = await drawn("Lin", named, { rounds: {} }, async () => ({ ok: false, refusal }))
  button(part, "Ines sits for me from now on")?.click()
  await settled(part)
  await expect.poll(() => part.querySelector('[role="alert"]')?.textContent).toContain("A-S1")
  expect(button(part, "Ines sits for me from now on")?.disabled).toBe(false)

  // without a connection the answer does not come
  const offline = await drawn("Lin", named, { rounds: {} }, () => new Promise<Answer>(() => {}))
  button(offline, "Ines sits for me from now on")?.click()
  await settled(offline)
  expect(words(offline)).toContain("Sending")
  for (const one of offline.querySelectorAll("button"))
    expect([one.textContent, one.disabled]).toEqual([one.textContent, true])
  expect(sent).toEqual([{ kind: "seat-alternate" }])
})

test("while a round asks the one who sits, the button waits and the page names the text", async () => {
  const round = { id: "r", state: "open", statement: "S", electorate: [{ member: "Lin", side: "CN" }] }
  const part = await drawn("Lin", named, { rounds: { r: round }, statements: { S: { label: "A-S1" } } })
  expect(button(part, "Ines sits for me from now on")?.disabled).toBe(true)
  expect(words(part)).toContain("Lin is asked in the open round on A-S1.")
})

test("each of the two reads who sits, and has the one act that is theirs", async () => {
  const acts = (part: HTMLElement) => [...part.querySelectorAll("p > button")].map(one => one.textContent?.trim())
  const away = await drawn("Lin", sits, { rounds: {} })
  expect(words(away)).toContain("Ines sits for you since")
  expect(acts(away)).toEqual(["Take my seat back"])
  expect(acts(await drawn("Ines", sits, { rounds: {} }))).toEqual(["Give the seat back"])
  const waiting = await drawn("Ines", named, { rounds: {} })
  expect([acts(waiting), words(waiting)]).toEqual([[], expect.stringContaining("Lin hands the seat over to you.")])
  const alone = { ...named, Lin: { alternate: { member: "Ines", alone: true, at: 1 } } }
  expect(acts(await drawn("Ines", alone, { rounds: {} }))).toEqual(["I take the seat over"])
})

test("a moderator, and a member of an archived panel, see nothing of it", async () => {
  expect(words(await drawn("Chen", { Chen: { role: "moderator" } }))).toBe("")
  const { workspace } = panel()
  expect(
    words(await drawn("Lin", named, { workspace: { ...workspace, archived: { by: null, at: 1, reason: "" } } })),
  ).toBe("")
})

test("on a phone the words of the box stand beside it, and not below it", async () => {
  const part = await drawn("Lin", {}, { rounds: {} })
  part.parentElement!.style.inlineSize = "18rem"
  part.querySelector("details")!.open = true
  const box = part.querySelector("input[name=alone]")!
  const label = box.closest("label")!
  const words = document.createRange()
  words.selectNodeContents(label)
  words.setStartAfter(box)
  expect(words.getBoundingClientRect().height).toBeGreaterThan(30)
  expect(words.getBoundingClientRect().top).toBeLessThan(box.getBoundingClientRect().bottom)
})
