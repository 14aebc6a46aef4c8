import { effect } from "@preact/signals-core"
import { html, nothing, render } from "lit"
import { afterEach, expect, onTestFinished, test } from "vitest"
import { userEvent } from "vitest/browser"
import { useLang } from "../../../../client/i18n/language.ts"
import {
  confirmWords,
  recalledWords,
  refusedWords,
  toldWords,
} from "../../../../client/i18n/sentences/proposal/proposalText.ts"
import { ownNotices } from "../../../../client/pages/frame/ownNotices.ts"
import { SessionConnection } from "../../../../client/state/live.ts"
import type { PolicyAct } from "../../../../shared/contract/events/proposal.ts"
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

/** Every kind of change that binds or exposes by a setting. The type demands each. */
const policyActs = Object.keys({
  accounts: true,
  access: true,
  embargo: true,
  publish: true,
  terms: true,
} satisfies Record<PolicyAct["act"], true>) as PolicyAct["act"][]

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

test.each([
  [
    "en",
    "Changed by Chen: the title of the panel",
    "Changed by Chen: the sides, their names or marks",
    "Changed by Chen: the languages of the panel",
  ],
  ["zh", "Chen 更改了：专家组的名称", "Chen 更改了：各方及其名称或标记", "Chen 更改了：专家组的语言"],
  ["ja", "Chenさんが変更：パネルの名称", "Chenさんが変更：側やその名称・記号", "Chenさんが変更：パネルの言語"],
] as const)(
  "a chair reads at once that another changed the title, the sides or the languages, and presses it away (%s)",
  async (lang, ...said) => {
    const { server, notices, words } = await pageOf("Miwa", [], lang)
    expect(notices()).toBeNull()
    const sides = [{ id: "CN", title: { en: "North" }, mark: "N" }]
    const bodies = {
      "title-set": { title: { en: "Another panel" } },
      "sides-set": { sides },
      "languages-set": { languages: ["en", "zh"], authentic: [] },
    }
    for (const [n, [kind, body]] of Object.entries(bodies).entries()) {
      const entry = { seq: 3 + n, at: 7 + n, by: "Chen", kind, body } as unknown as Entry
      server.entries(2 + n, 3 + n, [entry])
      await expect.poll(words).toEqual(said.slice(0, n + 1))
    }
    server.answers.push({ ok: true, seq: 6, made: {} })
    notices()?.renderRoot.querySelector("button")?.click()
    await expect.poll(() => server.sent).toMatchObject([{ kind: "see-changes", body: { upTo: 9 } }])
    server.entries(5, 6, [seen(6, "Miwa", 9)])
    await expect.poll(notices).toBeNull()
  },
)

const calledOff = { ...carried("P1", "publish", 5), asker: "Ruth", calledOff: { by: "Chen", at: 9 } }
const publishing: Record<Lang, string[]> = {
  en: ["Changed by Ruth: the publication of minutes", "Called off by Chen: the publication of minutes"],
  zh: ["Ruth 更改了：会议纪要的发布", "Chen 取消了：会议纪要的发布"],
  ja: ["Ruthさんが変更：議事録の公表", "Chenさんが取りやめ：議事録の公表"],
}
test.each(["en", "zh", "ja"] as const)(
  "what another chair called off is told beside what was changed (%s)",
  async lang => {
    const { server, notices, words } = await pageOf("Miwa", [calledOff], lang)
    await expect.poll(words).toEqual(publishing[lang])
    server.answers.push({ ok: true, seq: 3, made: {} })
    notices()?.renderRoot.querySelector("button")?.click()
    await expect.poll(() => server.sent).toMatchObject([{ kind: "see-changes", body: { upTo: 9 } }])
  },
)

test.each(policyActs)("a change of %s is told", async act => {
  const { words } = await pageOf("Miwa", [carried("P1", act, 5)])
  await expect.poll(words).toEqual([expect.stringMatching(/^Changed by Chen: (?!a seat or a record).+/)])
})

test.each(["en", "zh", "ja"] as const)(
  "each kind of change has words of its own, whatever becomes of it (%s)",
  async lang => {
    await useLang(lang)
    const ways = [
      (act: PolicyAct["act"]) => confirmWords(act, ""),
      (act: PolicyAct["act"]) => toldWords(act, ""),
      (act: PolicyAct["act"]) => refusedWords(act, "Chen", ""),
      (act: PolicyAct["act"]) => recalledWords(act, "Chen", ""),
    ]
    for (const words of ways) expect(new Set(policyActs.map(words)).size).toBe(policyActs.length)
  },
)
