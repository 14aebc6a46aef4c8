import { type Request, type Response, Router } from "express"
import type * as z from "zod"
import type {
  CodeAsked,
  Joined,
  Returned,
  ReturnLinkMade,
  ReturnLinkState,
  ReturnPreview,
  WaysBack,
} from "../../../../shared/contract/queries.ts"
import { refuse } from "../../../../shared/contract/refusals.ts"
import { type OpenSeat, returnToSeat, seatOwned } from "../../../commands/people/signIn/returning.ts"
import { comeBackLetter } from "../../../letters/codeLetters.ts"
import type { OwnersProof } from "../../../ports/database/store.ts"
import { hostDraft } from "../../../ports/hostLog/hostLog.ts"
import type { MailedCodes } from "../../entering/mailedCodes.ts"
import { secretAddressesOf, secretAddressSeconds } from "../../entering/secretAddresses.ts"
import { signInAnew } from "../../entering/signInAnew.ts"
import { WrongTokens } from "../../entering/wrongTokens.ts"
import type { HttpPorts } from "../../ports.ts"
import { route } from "../../refused.ts"
import { leftAccount, stayingAccount } from "../accounts/chosenAccount.ts"
import { meOf } from "../reading/me.ts"
import { admit } from "../reading/readRoutes.ts"
import { Address, Code } from "./addressRoutes.ts"
import { joinedAs, sessionToEnter } from "./joined.ts"
import { Preview } from "./joinRoutes.ts"

/** `request` and `code`: the code that was mailed to the address that the seat's owner has confirmed. */
export const ReturnGiven = Preview.extend(Code.partial().shape)

type Ports = Pick<
  HttpPorts,
  | "accounts"
  | "addresses"
  | "clock"
  | "codes"
  | "cookie"
  | "directory"
  | "dispatch"
  | "folds"
  | "hostLog"
  | "limits"
  | "mail"
  | "seats"
  | "sha256"
  | "workspaceBySlug"
>

/**
 * Serves the two ways in which an owner returns to their seat: a return link, or a code that is mailed to a confirmed
 * address.
 */
export function returnRoutes(ports: Ports, mailed: MailedCodes): Router {
  const routes = Router()
  const made = secretAddressesOf(ports.limits, "return links")
  const wrongTokens = new WrongTokens(ports, "return links", { perAddress: 60, inAll: 3_000, seconds: 600 })
  const { directory, folds, seats, cookie, sha256, clock } = ports

  const behind = (token: string) => directory.returnLink(sha256(token)).then(owned => seatOwned(folds, owned))
  /**
   * The address that a person confirms by a code before a return link opens the seat on a device that is new to it; null
   * if the seat has no confirmed address, or if this server sends no mail.
   */
  const addressToConfirm = async ({ owned: { workspace, member } }: OpenSeat): Promise<string | null> => {
    if (ports.mail === null) return null
    const kept = (await directory.addresses(workspace)).find(one => one.member === member)
    return kept && kept.confirmedAt !== null ? kept.email : null
  }
  const hasConfirmed = async ({ owned }: OpenSeat, { request, code }: z.infer<typeof ReturnGiven>) => {
    const about = request && code ? await mailed.codes.redeem(request, code) : null
    return about?.kind === "return-link" && about.workspace === owned.workspace && about.member === owned.member
  }
  const holds = async (request: Request, { owned }: OpenSeat) =>
    (await seats.held(cookie.of(request), owned.workspace))?.member === owned.member

  const held = async (request: Request) => {
    const found = await admit(ports, request, await ports.workspaceBySlug(String(request.params["slug"])))
    if ("refuse" in found) return found
    const { member } = found.seat
    const signIn = await seats.signIn(cookie.of(request))
    return member === null || !signIn
      ? refuse("no-access")
      : { by: { signIn: signIn.id, workspace: found.workspace, member } }
  }

  routes.get(
    "/api/return",
    route(async (request, response) => {
      const ways: WaysBack = { codes: ports.mail !== null, leaves: await leftAccount(ports, request) }
      response.set("cache-control", "no-store").json(ways)
    }),
  )

  routes.get(
    "/api/workspaces/:slug/return-link",
    route(async (request, response) => {
      const found = await held(request)
      if ("refuse" in found) return found
      const madeAt = await directory.returnLinkMade(found.by.workspace, found.by.member)
      response.set("cache-control", "no-store").json({ madeAt } satisfies ReturnLinkState)
    }),
  )

  routes.post(
    "/api/workspaces/:slug/return-link",
    route(async (request, response) => {
      const found = await held(request)
      if ("refuse" in found) return found
      if (!(await made.take(found.by.member))) return refuse("too-fast", { n: secretAddressSeconds })
      // the token has 252 random bits; only its hash is stored, so the link can be shown only once
      const token = clock.id() + clock.id()
      const madeAt = clock.now()
      const { workspace, member } = found.by
      const by = { kind: "member" as const, workspace, member }
      const recorded = hostDraft({ kind: "link-made", link: "return", id: "", role: null, workspace, by }, clock)
      if (!(await directory.makeReturnLink(found.by, sha256(token), madeAt, [recorded]))) return refuse("no-access")
      response.set("cache-control", "no-store").json({ token, madeAt } satisfies ReturnLinkMade)
    }),
  )

  routes.post(
    "/api/return/preview",
    route(async (request, response) => {
      const body = Preview.safeParse(request.body)
      if (!body.success) return refuse("bad-input", { detail: "token" })
      const seat = await behind(body.data.token)
      if (!seat) return wrongTokens.refused(ports.addresses.of(request), refuse("return-ended"))
      const here = await seats.seat(cookie.of(request), seat.owned.workspace)
      const preview: ReturnPreview = {
        workspace: { slug: seat.state.workspace?.slug ?? "", title: seat.state.workspace?.title ?? {} },
        session: sessionToEnter(seat.state),
        role: seat.member.role,
        name: seat.member.name,
        confirms: (await addressToConfirm(seat)) !== null,
        seated: here?.member ? { ...meOf(here), own: here.member === seat.member.id } : null,
        leaves: await leftAccount(ports, request),
      }
      response.json(preview)
    }),
  )

  const open = async (seat: OpenSeat, signIn: string, proof: OwnersProof) => {
    const answered = await returnToSeat(ports, seat, signIn, proof)
    return answered.ok ? joinedAs(seat.state, seat.member.id) : { refuse: answered.refusal }
  }

  routes.post(
    "/api/return",
    route(async (request, response) => {
      const body = ReturnGiven.safeParse(request.body)
      if (!body.success) return refuse("bad-input", { detail: "token" })
      const { token } = body.data
      const seat = await behind(token)
      if (!seat) return wrongTokens.refused(ports.addresses.of(request), refuse("return-ended"))
      if (await holds(request, seat)) return void response.json(joinedAs(seat.state, seat.member.id))
      const { workspace } = seat.owned
      const to = await addressToConfirm(seat)
      if (to !== null && !(await hasConfirmed(seat, body.data)))
        return wrongTokens.refused(ports.addresses.of(request), refuse("code-wrong"))
      const belongs = await stayingAccount(ports, request)
      const signIn = await signInAnew(ports, request, response, { way: "return-link", workspace, ...belongs })
      if (to !== null) await mailed.known.mark(request, response, to)
      const opened = await open(seat, signIn, { kind: "link", tokenHash: sha256(token) })
      if ("refuse" in opened) return opened
      response.json(opened)
    }),
  )

  routes.post(
    "/api/return/confirm",
    route(async (request, response) => {
      const body = Preview.safeParse(request.body)
      if (!body.success) return refuse("bad-input", { detail: "token" })
      const seat = await behind(body.data.token)
      if (!seat) return wrongTokens.refused(ports.addresses.of(request), refuse("return-ended"))
      const to = await addressToConfirm(seat)
      if (to === null) return refuse("no-mail")
      const { workspace, member } = seat.owned
      if (!(await mailed.mayReturn(workspace, member))) return refuse("too-fast", { n: 3_600 })
      const asked = mailed.codes.request()
      mailed.send(async () => {
        const code = await mailed.codes.issue(asked, { kind: "return-link", workspace, member })
        return comeBackLetter([seat], { to, code })
      })
      response.json({ request: asked } satisfies CodeAsked)
    }),
  )

  routes.post(
    "/api/return/code",
    route(async (request, response) => {
      const body = Address.safeParse(request.body)
      if (!body.success || body.data.email === "") return refuse("bad-input", { detail: "email" })
      if (!ports.mail) return refuse("no-mail")
      const { email } = body.data
      const asked = mailed.codes.request()
      // the answer waits neither for a limit nor for what is known of the address, and so tells nothing of either
      mailed.ask(request, email, async () => {
        const seats = await openSeats(email)
        if (seats.length === 0) return null
        return comeBackLetter(seats, { to: email, code: await mailed.codes.issue(asked, { kind: "return", email }) })
      })
      response.json({ request: asked } satisfies CodeAsked)
    }),
  )

  const openSeats = async (email: string): Promise<OpenSeat[]> => {
    const owned = await Promise.all((await directory.seatsOfAddress(email)).map(one => seatOwned(folds, one)))
    return owned.filter(seat => seat !== null)
  }

  routes.post(
    "/api/return/code/open",
    route(async (request, response) => {
      const body = Code.safeParse(request.body)
      if (!body.success) return refuse("bad-input", { detail: "code" })
      const about = await mailed.codes.redeem(body.data.request, body.data.code)
      if (about?.kind !== "return") return wrongTokens.refused(ports.addresses.of(request), refuse("code-wrong"))
      const opened = await openAll(about.email, request, response)
      await mailed.known.mark(request, response, about.email)
      if (opened.length === 0) return refuse("return-ended")
      response.json({ seats: opened } satisfies Returned)
    }),
  )

  const openAll = async (email: string, request: Request, response: Response): Promise<Joined[]> => {
    const belongs = await stayingAccount(ports, request)
    const signIn = await signInAnew(ports, request, response, { way: "code", workspace: null, ...belongs })
    const all: Joined[] = []
    for (const seat of await openSeats(email)) {
      const opened = await open(seat, signIn, { kind: "code", email })
      if (!("refuse" in opened)) all.push(opened)
    }
    return all
  }

  return routes
}
