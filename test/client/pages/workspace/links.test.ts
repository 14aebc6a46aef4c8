import { ContextProvider } from "@lit/context"
import { signal } from "@preact/signals-core"
import { afterEach, expect, test } from "vitest"
import { WorkspaceLinks } from "../../../../client/pages/workspace/people/plenary-workspace-links.ts"
import { liveContext } from "../../../../client/state/live.ts"
import { panel } from "../../../kit/scenes.ts"
import { settled } from "../../elements/session/shown.ts"

afterEach(() => document.body.replaceChildren())

const now = 1_790_000_000_000
const link = (id: string, over: object) => ({
  id,
  role: "observer",
  side: null,
  member: null,
  uses: 1,
  used: 0,
  revoked: false,
  ...over,
})

/** `came`: guests by the link by which each of them came; `send` gets the commands of the page */
interface Around {
  came?: Record<string, string>
  send?: (...said: unknown[]) => unknown
}

function drawn(invites: object, role: string, taken = "", { came = {}, send }: Around = {}): WorkspaceLinks {
  const place = document.createElement("div")
  const { members, ...rest } = panel()
  const seats = Object.fromEntries(
    Object.entries(members).map(([id, member]) => [id, { ...member, taken: id === taken }]),
  )
  const guest = { role: "observer", removed: false, taken: true }
  const guests = Object.fromEntries(
    Object.entries(came).map(([id, cameBy]) => [id, { id, name: id, cameBy, ...guest }]),
  )
  const state = signal({ ...rest, members: { ...seats, ...guests }, invites })
  const live = { state, me: signal({ role }), now: () => now, send }
  new ContextProvider(place, { context: liveContext, initialValue: live as never })
  const links = new WorkspaceLinks()
  place.append(links)
  document.body.append(place)
  return links
}

test("a link is offered only for seats that its maker may give", async () => {
  const offered = async (role: string) => {
    const links = drawn({}, role)
    await settled(links)
    return [...links.querySelectorAll("#link-for option")].map(one => one.textContent)
  }
  const guests = ["Lin", "Han", "Hayase", "Morishita", "He"]
  expect(await offered("moderator")).toEqual(["Panelist", "Interpreter", ...guests])
  // an observer's seat is a moderator's to give, since somebody contributed (DOMAIN C9)
  expect(await offered("secretary")).toEqual(["Panelist", "Interpreter", ...guests.slice(0, -1)])
  expect(await offered("admin")).toEqual([
    "Panelist",
    "Interpreter",
    "Secretary",
    "Moderator",
    "Chen",
    "Miwa",
    ...guests,
  ])
})

test("a link to one person's seat asks neither for a side nor for a number of people", async () => {
  const links = drawn({}, "moderator")
  const field = (name: string) => links.querySelector<HTMLInputElement | HTMLSelectElement>(`[name="${name}"]`)!
  await settled(links)
  for (const [choice, off] of [
    ["Lin", true],
    ["panelist", false],
  ] as const) {
    field("for").value = choice
    field("for").dispatchEvent(new Event("change"))
    await settled(links)
    expect([field("side").disabled, field("uses").disabled]).toEqual([off, off])
  }
})

test("a seat that is taken is offered to nobody", async () => {
  const links = drawn({}, "moderator", "Lin")
  await settled(links)
  const offered = [...links.querySelectorAll("#link-for option")].map(one => one.textContent)
  expect(offered).toEqual(["Panelist", "Interpreter", "Han", "Hayase", "Morishita", "He"])
})

test("only links that still admit somebody can be revoked; of the others the guests who came by them can be ended", async () => {
  const invites = {
    open: link("open", { uses: 5, used: 2 }),
    seat: link("seat", { member: "Lin", role: "panelist", side: "CN" }),
    spent: link("spent", { used: 1 }),
    expired: link("expired", { expiresAt: now - 1 }),
    revoked: link("revoked", { revoked: true }),
  }
  const links = drawn(invites, "moderator")
  await settled(links)
  const lists = [...links.querySelectorAll("details")].map(one => [
    one.querySelector("summary")?.textContent,
    [...one.querySelectorAll("li > span")].map(line => line.textContent?.replace(/\s+/g, " ").trim()),
    one.querySelectorAll("button").length,
  ])
  expect(lists).toEqual([
    ["Links that work (2)", ["Observer 2 of 5 used", "Lin"], 2],
    ["Links that let nobody in any more (2)", ["Observer 1 of 1 used · used", "Observer for 1 · expired"], 0],
  ])
})

test("whoever revokes a link says whether the guests who came by it end with it, and no is the answer unless ticked", async () => {
  const sent: unknown[] = []
  const invites = { open: link("open", { uses: 5, used: 1 }), spent: link("spent", { used: 1 }) }
  const came = { Guest: "open", Late: "spent" }
  const links = drawn(invites, "moderator", "", { came, send: (...said: unknown[]) => sent.push(said) })
  await settled(links)
  const [works, ended] = [...links.querySelectorAll("details")]
  const form = works?.querySelector("form")
  form?.requestSubmit()
  form?.querySelector<HTMLInputElement>("input")?.click()
  form?.requestSubmit()
  ended?.querySelector("button")?.click()
  expect(sent).toEqual([
    ["revoke-invite", { invite: "open" }],
    ["revoke-invite", { invite: "open", guests: true }],
    ["revoke-invite", { invite: "spent", guests: true }],
  ])
})

test("a link that was made stays in sight when others are made, or one is refused", async () => {
  let n = 0
  const send = async () => (++n === 3 ? { ok: false, refusal: { code: "too-fast", params: { n: 60 } } } : made())
  const made = () => ({ ok: true, made: { token: `token${n}` } })
  const links = drawn({}, "admin", "Lin", { send })
  await settled(links)
  const form = links.querySelector("form")!
  const shown = () => links.querySelector("plenary-copy-text")?.text ?? ""
  const secretary = links.querySelector<HTMLSelectElement>("#link-for")!
  secretary.value = "secretary"
  form.requestSubmit()
  await expect.poll(shown).toMatch(/^\S+#token1$/)
  form.requestSubmit()
  await expect.poll(shown).toMatch(/^Secretary\t\S+#token1\nSecretary\t\S+#token2$/)
  form.requestSubmit()
  await expect.poll(() => links.querySelector('[role="alert"]')).not.toBeNull()
  expect(shown()).toMatch(/#token2$/)
  const all = [...links.querySelectorAll("button")].find(one => one.textContent?.includes("each"))
  all?.click()
  await expect.poll(shown).toMatch(/^Secretary\t\S+#token1\nSecretary\t\S+#token2\nChen\t\S+#token4\n/)
  expect(links.querySelector('[role="alert"]')).toBeNull()
})
