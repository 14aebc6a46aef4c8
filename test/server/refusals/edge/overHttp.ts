import { expect, vi } from "vitest"
import { ed25519 } from "../../../../server/adapters/system/instanceKey.ts"
import { createEvidence } from "../../../../server/evidence/evidence.ts"
import { WorkspaceStopped } from "../../../../server/ports/database/failing.ts"
import { sha256 } from "../../../../server/start/instance/instance.ts"
import type { CodeAsked } from "../../../../shared/contract/queries.ts"
import type { Refusal, RefusalCode } from "../../../../shared/contract/refusals.ts"
import { InviteId, MemberId, WorkspaceId } from "../../../../shared/model/ids.ts"
import { eventually } from "../../../kit/clocks/eventually.ts"
import { Person, post } from "../../../kit/people/person.ts"
import { accountAtDoor } from "../../../kit/people/ways.ts"
import type { ServedPanel } from "../../../kit/servers/servedPanel.ts"
import type { Provocation } from "../provoking.ts"
import { answer, asked, refusedBy, served } from "./serving.ts"

/** A panel that requires accounts, with a panelist who sat down before without one. */
const accountsNeeded = (act: (panel: ServedPanel, panelist: Person) => Promise<Refusal>) =>
  served(
    async panel => {
      const panelist = await panel.join("panelist2")
      await (await panel.join("moderator1")).do("set-accounts", { required: true, reason: "?" })
      // it holds once everybody has had a day's notice
      vi.spyOn(panel.instance.clock, "now").mockReturnValue(Date.now() + 25 * 3_600_000)
      return act(panel, panelist).finally(() => vi.restoreAllMocks())
    },
    { mail: { send: async () => {}, close: () => {} } },
  )

const opening = ({ url }: ServedPanel, token: unknown): Promise<Refusal> =>
  refusedBy(post(url, "/api/join", { token, name: "N" }))

/** Codes as they came out of the letters. */
const mailed: string[] = []

const cookieOf = (response: Response): string => response.headers.getSetCookie()[0]?.split(";")[0] ?? ""

/** The cookie of a browser that signed in by a mailed link. */
async function signedIn({ url }: ServedPanel, email: string): Promise<string> {
  const before = mailed.length
  const asked = await post(url, "/api/sign-in/link", { email })
  const { request } = (await asked.json()) as CodeAsked
  await eventually(() => expect(mailed.length).toBeGreaterThan(before))
  return cookieOf(await post(url, "/api/sign-in/link/open", { token: mailed.at(-1), request }))
}

/** Both use one mailbox: the last answer of setting it, asking for a code and giving it back. */
async function confirmed({ url }: ServedPanel, { cookie }: Person): Promise<Refusal> {
  const path = "/api/workspaces/panel/address"
  const headers = { "content-type": "application/json", cookie }
  await fetch(url + path, { method: "PUT", headers, body: JSON.stringify({ email: "a@example.org" }) })
  const before = mailed.length
  const { request } = (await (await post(url, `${path}/code`, {}, { cookie })).json()) as { request: string }
  await eventually(() => expect(mailed.length).toBeGreaterThan(before))
  const response = await post(url, `${path}/confirm`, { request, code: mailed.at(-1) }, { cookie })
  return response.ok ? { code: "internal", params: {} } : refusedBy(Promise.resolve(response))
}

const bearer = (token: string) => ({ authorization: `Bearer ${token}` })

export const overHttp: Partial<Record<RefusalCode, Provocation>> = {
  "sign-in": served(panel => asked(panel.url, "/api/workspaces/panel")),
  "token-unknown": served(panel => refusedBy(fetch(`${panel.url}/api/workspaces/panel`, { headers: bearer("a.b") }))),
  "token-in-address": served(panel => asked(panel.url, "/api/workspaces/panel?access_token=a.b")),
  "token-reads": served(async panel => {
    const { made } = await (await panel.join("moderator1")).do("make-token", { name: "A board" })
    const headers = bearer(String(made["token"]))
    return refusedBy(post(panel.url, "/api/workspaces/panel/commands/leave-panel", {}, headers))
  }),
  "token-may-not": served(async panel => {
    const { made } = await (await panel.join("moderator1")).do("make-token", { name: "A desk", scope: "secretary" })
    const body = { role: "observer" }
    return refusedBy(post(panel.url, "/api/workspaces/panel/commands/make-invite", body, bearer(String(made["token"]))))
  }),
  "no-access": served(async panel => {
    const observer = await panel.join("observer1")
    const chair = await panel.join("moderator1")
    await chair.do("remove-member", { member: observer.member })
    return asked(panel.url, "/api/workspaces/panel", observer.cookie)
  }),
  "under-embargo": served(async panel => {
    const chair = await panel.join("moderator1")
    await chair.do("set-embargo", { session: panel.session, until: Date.now() + 60_000 })
    await chair.do("set-access", { public: true, replay: "readers" })
    return asked(panel.url, "/api/workspaces/panel")
  }),
  "press-ended": served(panel => refusedBy(post(panel.url, "/api/press", { token: "x.y.z" }))),
  "press-taken": served(async panel => {
    const chair = await panel.join("moderator1")
    await chair.do("set-embargo", { session: panel.session, until: Date.now() + 60_000 })
    const { made } = await chair.do("make-press-link", { session: panel.session, name: "Evening News", days: 1 })
    const body = { token: String(made["token"]) }
    await post(panel.url, "/api/press", body)
    return refusedBy(post(panel.url, "/api/press", body))
  }),
  "opening-past": served(panel => refusedBy(post(panel.url, "/api/openings/no", { token: "a.b.c.d" }))),
  "guests-closed": served(async panel => {
    const chair = await panel.join("moderator1")
    const { made } = await chair.do("make-invite", { role: "observer", uses: 5 })
    const text = { lang: "en" as const, text: "Between us." }
    await chair.do("open-thread", { topic: panel.topic, entry: text })
    return opening(panel, String(made["token"]))
  }),
  "page-older": served(panel =>
    refusedBy(fetch(`${panel.url}/api/join/preview`, { method: "POST", headers: { "plenary-protocol": "1" } })),
  ),
  "metrics-closed": served(panel => refusedBy(fetch(`${panel.url}/metrics`, { headers: { via: "1.1 proxy" } }))),
  "foreign-origin": served(panel =>
    refusedBy(post(panel.url, "/api/leave", {}, { origin: "https://elsewhere.example" })),
  ),
  "webhook-address": served(async panel => {
    const { cookie } = await panel.join("moderator1")
    const hook = { address: "https://10.0.0.1/in", events: ["record.declared"] }
    return refusedBy(post(panel.url, "/api/workspaces/panel/webhooks", hook, { cookie }))
  }),
  "webhooks-full": served(async panel => {
    const { cookie } = await panel.join("moderator1")
    const hook = { address: "https://example.org/in", events: ["record.declared"] }
    for (let n = 0; n < 10; n++) await post(panel.url, "/api/workspaces/panel/webhooks", hook, { cookie })
    return refusedBy(post(panel.url, "/api/workspaces/panel/webhooks", hook, { cookie }))
  }),
  "no-upgrade": served(panel => asked(panel.url, "/sync/topic")),
  "too-large": served(panel => refusedBy(post(panel.url, "/api/join", { token: "x".repeat(300_000) }))),
  "invite-unknown": served(panel => refusedBy(post(panel.url, "/api/join", { token: "gone", name: "N" }))),
  "invite-used": served(async panel => {
    await panel.join("panelist1")
    return opening(panel, panel.tokens["panelist1"])
  }),
  "return-ended": served(panel => refusedBy(post(panel.url, "/api/return", { token: "gone" }))),
  "code-wrong": served(panel => refusedBy(post(panel.url, "/api/return/code/open", { request: "r", code: "123456" }))),
  "seat-kept": served(
    async panel => {
      const kept = await signedIn(panel, "ann@example.org")
      const joined = await post(
        panel.url,
        "/api/join",
        {
          token: panel.tokens["panelist1"],
          name: "N",
          account: await accountAtDoor(panel.url, panel.tokens["panelist1"], kept),
        },
        { cookie: kept },
      )
      const link = await post(panel.url, "/api/workspaces/panel/return-link", {}, { cookie: cookieOf(joined) })
      const { token } = (await link.json()) as { token: string }
      const other = await signedIn(panel, "ben@example.org")
      const here = cookieOf(await post(panel.url, "/api/return", { token }, { cookie: other }))
      return refusedBy(post(panel.url, "/api/account/seats", { slug: "panel" }, { cookie: here }))
    },
    { mail: { send: async ({ text }) => void mailed.push(/sign-in#(\S+)/.exec(text)?.[1] ?? ""), close: () => {} } },
  ),
  "link-elsewhere": served(
    async panel => {
      const mine = cookieOf(await post(panel.url, "/api/join", { token: panel.tokens["panelist1"], name: "N" }))
      const before = mailed.length
      await post(panel.url, "/api/sign-in/link", { email: "eve@example.org" })
      await expect.poll(() => mailed.length).toBeGreaterThan(before)
      return refusedBy(post(panel.url, "/api/sign-in/link/open", { token: mailed.at(-1) }, { cookie: mine }))
    },
    { mail: { send: async ({ text }) => void mailed.push(/sign-in#(\S+)/.exec(text)?.[1] ?? ""), close: () => {} } },
  ),
  "sign-in-again": served(
    async panel => {
      const cookie = await signedIn(panel, "ann@example.org")
      const [signIn] = (await panel.instance.hostReadings.signIns(panel.instance.seats.living(), 1)).map(({ id }) => id)
      await panel.instance.codes.take(`fresh ${signIn}`)
      return refusedBy(post(panel.url, "/api/account/passkeys/ask", {}, { cookie }))
    },
    {
      publicUrl: "http://localhost",
      mail: { send: async ({ text }) => void mailed.push(/sign-in#(\S+)/.exec(text)?.[1] ?? ""), close: () => {} },
    },
  ),
  "link-ended": served(panel => refusedBy(post(panel.url, "/api/sign-in/link/open", { token: "gone" }))),
  "attribution-changed": served(panel =>
    refusedBy(post(panel.url, "/api/join", { token: panel.tokens["panelist1"], name: "N", attribution: "chatham" })),
  ),
  "account-changed": served(panel =>
    refusedBy(post(panel.url, "/api/join", { token: panel.tokens["panelist1"], name: "N", account: "another" })),
  ),
  "account-required": accountsNeeded(panel =>
    refusedBy(post(panel.url, "/api/join", { token: panel.tokens["panelist1"], name: "N" })),
  ),
  "account-due": accountsNeeded(async (_, panelist) =>
    answer(panelist, {
      id: "a",
      kind: "raise-objection",
      body: { statement: "none", version: 1, reason: { lang: "en", text: "It is not so." }, remedy: null },
    }),
  ),
  "transfer-due": served(async panel => {
    const moderator = await panel.join("moderator1")
    const notice = {
      responsible: "The institute",
      contact: "c@example.org",
      region: "CH",
      notice: { en: "We keep." },
      blocks: false,
    }
    await moderator.do("set-privacy", notice)
    const consent = { seen: moderator.state.workspace?.privacy?.hash, lang: "en", region: "JP" }
    return refusedBy(post(panel.url, "/api/join", { token: panel.tokens["panelist1"], name: "N", consent }))
  }),
  "address-owned": served(async panel => {
    const owner = await panel.join("panelist1")
    const url = `${panel.url}/api/workspaces/panel/address`
    const headers = { "content-type": "application/json", cookie: owner.cookie }
    await fetch(url, { method: "PUT", headers, body: JSON.stringify({ email: "own@example.org" }) })
    const answered = await (await panel.join("secretary1")).ask("set-address", { member: owner.member, email: "" })
    return answered.ok ? { code: "internal", params: {} } : answered.refusal
  }),
  "address-taken": served(
    async panel => {
      const [first, second] = [await panel.join("panelist1"), await panel.join("panelist2")]
      await confirmed(panel, first)
      return confirmed(panel, second)
    },
    { mail: { send: async ({ text }) => void mailed.push(/\d{3} \d{3}/.exec(text)?.[0] ?? ""), close: () => {} } },
  ),
  "seat-taken": served(async panel => {
    await panel.join("panelist1")
    const member = panel.people["panelist1"] as MemberId
    const answered = await (await panel.join("secretary1")).ask("make-invite", { role: "panelist", member })
    return answered.ok ? { code: "internal", params: {} } : answered.refusal
  }),
  "invite-expired": served(async panel => {
    const { clock } = panel.instance
    const made = await (await panel.join("secretary1")).do("make-invite", { role: "observer", days: 1 })
    vi.spyOn(clock, "now").mockReturnValue(Date.now() + 2 * 86_400_000)
    return opening(panel, made.made["token"]).finally(() => vi.restoreAllMocks())
  }),
  "invite-revoked": served(async panel => {
    const secretary = await panel.join("secretary1")
    const { made } = await secretary.do("make-invite", { role: "observer" })
    await secretary.do("revoke-invite", { invite: InviteId.parse(made["invite"]) })
    return opening(panel, made["token"])
  }),
  "invite-ended": served(async panel => {
    const chair = await panel.join("moderator1")
    await chair.do("remove-member", { member: panel.people["panelist1"] as MemberId, reason: "Resigned." })
    return opening(panel, panel.tokens["panelist1"])
  }),
  internal: served(panel => asked(panel.url, "/api/workspaces/panel"), {
    instead: ({ seats }) => ({ seats: { ...seats, seat: () => Promise.reject(new Error("a fault of ours")) } }),
  }),
  "observers-only": served(panel => refusedBy(post(panel.url, "/api/workspaces", {})), {
    instead: () => ({ watchersOnly: true }),
  }),
  "workspace-stopped": served(panel => asked(panel.url, "/api/workspaces/panel"), {
    instead: ({ seats }) => ({ seats: { ...seats, seat: workspaceStopped } }),
  }),
  "chain-broken": served(
    async panel => asked(panel.url, "/api/workspaces/panel/export", (await panel.join("moderator1")).cookie),
    { instead: forged },
  ),
}

const workspaceStopped = () => Promise.reject(new WorkspaceStopped(WorkspaceId.parse("w"), "panel", 17))

/** A log in which one row is not what was committed. */
function forged({ store, keys, incarnation }: ServedPanel["instance"]) {
  const events: typeof store.events = async (...asking) =>
    (await store.events(...asking)).map(row => (row.seq === 3 ? { ...row, body: { forged: true } } : row))
  const unasked = () => {
    throw new Error("nothing is written of a broken log")
  }
  const folds = { current: unasked }
  const ports = {
    store: { ...store, events },
    folds,
    keys,
    sha256,
    ed25519,
    incarnation,
    verifiers: unasked,
    digest: unasked,
  }
  return { evidence: createEvidence(ports) }
}
