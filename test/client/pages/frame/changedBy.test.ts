import { effect } from "@preact/signals-core"
import { html, nothing, render } from "lit"
import { afterEach, expect, onTestFinished, test } from "vitest"
import { userEvent } from "vitest/browser"
import { useLang } from "../../../../client/i18n/language.ts"
import { ownNotices } from "../../../../client/pages/frame/ownNotices.ts"
import { SessionConnection } from "../../../../client/state/live.ts"
import type { Entry } from "../../../../shared/contract/events.ts"
import type { Lang } from "../../../../shared/model/terms.ts"
import { panel } from "../../../kit/scenes.ts"
import { fakeWires, snapshot } from "../../state/fakeWires.ts"

afterEach(async () => {
  await useLang("en")
})

const carried = (id: string, act: string, at: number, reason = "") => ({
  id,
  asker: "Chen",
  at: at - 1,
  state: "carried",
  reason,
  about: { act },
  ended: { by: "Miwa", at },
})
const seen = (seq: number, member: string, upTo: number): Entry =>
  ({ seq, at: seq, by: member, kind: "changes-seen", body: { member, upTo } }) as unknown as Entry

/** Shows the changes by others as the pages of a member do, where chair Chen has made these. */
async function pageOf(name: string, changes: readonly ReturnType<typeof carried>[], lang: Lang = "en") {
  await useLang(lang)
  const state = panel()
  const ruth = { ...Object.values(state.members).find(({ id }) => String(id) === "Miwa"), id: "Ruth", name: "Ruth" }
  const filled = {
    ...state,
    members: { ...state.members, Ruth: ruth },
    proposals: Object.fromEntries(changes.map(one => [one.id, one])),
    seq: 2,
  } as unknown as typeof state
  const role = filled.members[name as keyof typeof filled.members]?.role ?? "moderator"
  const me = { member: name, name, role, side: null, lang } as never
  const { wires, server } = fakeWires([{ ...snapshot(2), state: filled, me }])
  const live = new SessionConnection({ slug: "panel" }, wires)
  const place = document.createElement("div")
  document.body.append(place)
  await live.open()
  const stop = effect(() => {
    const now = live.me.value
    render(now ? html`${ownNotices(live, "panel", live.state.value, now)}` : nothing, place)
  })
  onTestFinished(() => {
    stop()
    live.close()
    place.remove()
  })
  const notices = () => place.querySelector("plenary-own-notices")
  const words = () =>
    [...(notices()?.renderRoot.querySelectorAll("p") ?? [])].map(one => one.textContent.replace(/\s+/g, " ").trim())
  return { server, notices, words }
}

const opened = carried("P1", "access", 5, "The ministry asks.")

test.each([
  ["en", "Changed by Chen: who reads the panel The ministry asks."],
  ["zh", "Chen 更改了：谁可以阅读本专家组 The ministry asks."],
  ["ja", "Chenさんが変更：パネルを読める人 The ministry asks."],
] as const)(
  "a chair reads what another chair changed and why, until they say by keyboard that they have seen it (%s)",
  async (lang, said) => {
    const { server, notices, words } = await pageOf("Miwa", [opened], lang)
    await expect.poll(words).toEqual([said])
    server.answers.push({ ok: true, seq: 3, made: {} })
    notices()?.renderRoot.querySelector("button")?.focus()
    await userEvent.keyboard("{Enter}")
    await expect.poll(() => server.sent).toMatchObject([{ kind: "see-changes", body: { upTo: 5 } }])
    server.entries(2, 3, [seen(3, "Miwa", 5)])
    await expect.poll(notices).toBeNull()
  },
)

test("what one chair has seen stays with the other, and a later change is shown again", async () => {
  const terms = carried("P2", "terms", 8)
  const { server, words, notices } = await pageOf("Ruth", [opened, terms])
  const both = ["Changed by Chen: who reads the panel The ministry asks.", "Changed by Chen: the terms of the panel"]
  await expect.poll(words).toEqual(both)
  server.entries(2, 3, [seen(3, "Miwa", 8)])
  server.entries(3, 4, [seen(4, "Ruth", 5)])
  await expect.poll(words).toEqual(both.slice(1))
  server.entries(4, 5, [seen(5, "Ruth", 8)])
  await expect.poll(notices).toBeNull()
})

test.each(["Chen", "Lin", "He"])(
  "%s reads no notice: who changed it knows, and who is no chair is told otherwise",
  async name => {
    const others = await pageOf("Miwa", [opened])
    await expect.poll(others.words).not.toEqual([])
    expect((await pageOf(name, [opened])).notices()).toBeNull()
  },
)

test.each(["accounts", "access", "embargo", "terms"])("a change of %s is told", async act => {
  const { words } = await pageOf("Miwa", [carried("P1", act, 5)])
  await expect.poll(words).toEqual([expect.stringMatching(/^Changed by Chen: (?!a seat or a record).+/)])
})
