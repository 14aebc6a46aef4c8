import { closeCodes } from "../../../shared/contract/closeCodes.ts"
import type { ErrorBody, InvitePreview } from "../../../shared/contract/queries.ts"
import { InviteId } from "../../../shared/model/ids.ts"
import type { FakeService } from "../servers/fakeService.ts"
import { Person, post } from "./person.ts"
import { RawClient } from "./rawClient.ts"

/** The places of a test: where a person is connected, and where somebody ends their access. */
export interface House {
  /** the address of the server to which people connect */
  url: string
  /** the address of the server that is asked to end an access; the same one, or another on the same database */
  ending: string
  slug: string
  topic: string
  /** a moderator on the server that is asked to end an access */
  chair: Person
  /** the service by which people sign in */
  service: FakeService
}

/** A panelist who has signed in by the service, and is connected in each way that a server offers. */
export interface Entered {
  person: Person
  note: RawClient
  invite: InviteId
  subject: string
  session: string
  leave(): void
}

/** The connection is closed because the access was revoked, or it reads along without a right to write. */
export type NoteEnd = "closed" | "read-only"

const noteAddress = ({ url, topic }: Pick<House, "url" | "topic">) => `${url.replace("http", "ws")}/sync/${topic}`
const addressOf = (net: number, n: number) => `10.${net}.${n >> 8}.${n & 255}`
const pairOf = (one = "") => one.split(";")[0] ?? ""
let count = 0

/** Signs a person in by the service, as a browser does, and returns the cookie. */
export async function signInByService(url: string, service: FakeService, headers: Record<string, string> = {}) {
  const begun = await post(url, "/api/sign-in/services/1", {}, headers)
  const to = ((await begun.json()) as { url: string }).url
  const flow = pairOf(begun.headers.getSetCookie().find(one => one.includes("flow")))
  const back = await fetch(service.visit(to), {
    headers: { ...headers, accept: "application/json", cookie: flow },
    redirect: "manual",
  })
  const cookie = pairOf(back.headers.getSetCookie().find(one => one.startsWith("plenary_session")))
  if (cookie === "") throw new Error(`nobody was signed in: ${back.status}`)
  return cookie
}

/** The account that the page of an invitation shows as signed in, as the page names it to the server; "" for none. */
export async function accountAtDoor(url: string, token: string | undefined, cookie: string): Promise<string> {
  const seen = await post(url, "/api/join/preview", { token }, { cookie })
  return ((await seen.json()) as Partial<InvitePreview>).account?.signedIn?.id ?? ""
}

interface SeatLink {
  token: string
  invite: InviteId
}

async function linkBy(chair: Person): Promise<SeatLink> {
  const { made } = await chair.do("make-invite", { role: "panelist", uses: 1 })
  return { token: String(made["token"]), invite: InviteId.parse(made["invite"]) }
}

/** Signs a new person in, takes a seat by a link of its own, and opens the panel and the note. */
export async function enterEveryWay(house: House, link = linkBy(house.chair)): Promise<Entered> {
  const { url, slug, service } = house
  const n = ++count
  // everybody has an address of their own, because sign-ins are limited for each
  const headers = { "x-forwarded-for": addressOf(1, n) }
  const [subject, session] = [`person-${n}`, `session-${n}`]
  service.person = { sub: subject, sid: session, name: `Person ${n}` }
  const signedIn = await signInByService(url, service, headers)
  const { token, invite } = await link
  const body = { token, name: `Person ${n}`, lang: "en", account: await accountAtDoor(url, token, signedIn) }
  const joined = await post(url, "/api/join", body, { ...headers, cookie: signedIn })
  const facts = await joined.json()
  if (!joined.ok) throw new Error(JSON.stringify(facts))
  const cookie = pairOf(joined.headers.getSetCookie()[0])
  const person = await Person.sit(url, cookie, slug, facts)
  const note = await new RawClient(noteAddress(house), { ...headers, cookie }).enter()
  return {
    person,
    note,
    invite,
    subject,
    session,
    leave() {
      note.close()
      person.leave()
    },
  }
}

export interface Ending {
  what: string
  /** prepares what the act needs, and returns the act; this resolves when the server has answered */
  ready(house: House, one: Entered): Promise<() => Promise<unknown>>
  /** the code of the refusal over HTTP from then on */
  code: string
  /** the end that the note's server tells */
  note: NoteEnd
}

/** Each act that ends or lessens an access. */
export const endings: readonly Ending[] = [
  {
    what: "signs out everywhere, on another device",
    async ready({ ending, service }, { subject }) {
      service.person = { sub: subject, sid: `${subject} elsewhere`, name: "Elsewhere" }
      const cookie = await signInByService(ending, service, { "x-forwarded-for": addressOf(2, ++count) })
      return async () => done(await post(ending, "/api/account/end", { id: "all" }, { cookie }))
    },
    code: "sign-in",
    note: "closed",
  },
  {
    what: "is removed",
    ready:
      async ({ chair }, { person: { member } }) =>
      () =>
        chair.do("remove-member", { member, reason: "Resigned." }),
    code: "no-access",
    note: "closed",
  },
  {
    what: "is made an observer",
    ready:
      async ({ chair }, { person: { member } }) =>
      () =>
        chair.do("change-member", { member, role: "observer", side: null, reason: "Agreed." }),
    code: "not-permitted",
    note: "read-only",
  },
  {
    what: "is signed out by the service (back-channel logout)",
    async ready({ ending, service }, { session }) {
      const body = new URLSearchParams({ logout_token: await service.logoutToken({ sid: session }) })
      return async () => done(await fetch(`${ending}/api/sign-in/services/1/logout`, { method: "POST", body }))
    },
    code: "sign-in",
    note: "closed",
  },
]

async function done(response: Response): Promise<void> {
  if (!response.ok) throw new Error(await response.text())
}

/** Sends a command that changes nothing, and returns the refusal: who may act is told that there is no such thread. */
export async function actOverHttp(house: Pick<House, "url" | "slug">, { person: { cookie } }: Entered) {
  const body = { thread: "none", entry: { lang: "en", text: "Still here" } }
  const response = await post(house.url, `/api/workspaces/${house.slug}/commands/reply`, body, { cookie })
  return ((await response.json()) as ErrorBody).error.code
}

/** How the note's server has ended a connection's right to write; null while the connection has it. */
export function noteEnd({ note }: Pick<Entered, "note">): NoteEnd | null {
  if (note.closed === closeCodes.revoked) return "closed"
  return note.seen.some(({ json }) => json?.["reason"] === "mode") ? "read-only" : null
}

/** Opens the note anew with the person's cookie, and returns what may be done there. */
export async function openNoteAgain(house: Pick<House, "url" | "topic">, { person: { cookie } }: Entered) {
  const note = new RawClient(noteAddress(house), { cookie })
  await note.until(() => note.closed !== null || note.hello !== undefined, "an answer")
  const may = note.closed === null ? (note.hello?.["mayWrite"] === true ? "writes" : "read-only") : "closed"
  note.close()
  return may
}
