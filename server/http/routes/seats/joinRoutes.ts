import { Router } from "express"
import * as z from "zod"
import { Name, named } from "../../../../shared/contract/commands/workspace.ts"
import { Region } from "../../../../shared/contract/events/law/privacy.ts"
import { limits } from "../../../../shared/contract/limits.ts"
import type { AccountAtDoor, SignInWays } from "../../../../shared/contract/queries/people/joining.ts"
import type { InvitePreview, Joined } from "../../../../shared/contract/queries.ts"
import { refuse } from "../../../../shared/contract/refusals.ts"
import type { Member } from "../../../../shared/fold/peopleState.ts"
import type { State } from "../../../../shared/fold/state.ts"
import { MemberId, type WorkspaceId } from "../../../../shared/model/ids.ts"
import { attributions } from "../../../../shared/model/terms.ts"
import { Language } from "../../../../shared/model/texts.ts"
import { closedByArchive } from "../../../../shared/rules/law/archive.ts"
import { requiresAccount } from "../../../../shared/rules/people/seats/accounts.ts"
import { disownSeat, isMailedLetter, seatToDisown } from "../../../commands/people/signIn/disowning.ts"
import { enteringOf } from "../../../commands/people/signIn/entering.ts"
import { cameBy, closedTo, linkOf, notYet, type OpenInvite, takeSeat } from "../../../commands/people/signIn/joining.ts"
import type { Seat } from "../../../ports/seats.ts"
import { signInAnew } from "../../entering/signInAnew.ts"
import { WrongTokens } from "../../entering/wrongTokens.ts"
import type { HttpPorts } from "../../ports.ts"
import { route } from "../../refused.ts"
import { accountAtDoor, chosenAccount, leftAccount, stayingAccount } from "../accounts/chosenAccount.ts"
import { meOf } from "../reading/me.ts"
import { joinedAs, sessionToEnter } from "./joined.ts"

export const Token = z.string().min(1).max(200)
/** names the page's attempt to enter, so that one whose answer was lost is not made twice (DOMAIN IN14) */
const Nonce = z.string().min(20).max(64).optional()
export const Preview = z.object({ token: Token, nonce: Nonce })
export const Join = z.object({
  token: Token,
  nonce: Nonce,
  name: Name.optional(),
  romanised: named.romanised,
  /** a possible conflict of interest that the person declares */
  interest: z.string().trim().max(limits.interest).default(""),
  lang: Language.default("en"),
  /** the attribution policy that the page showed; by joining, the person agrees to this policy */
  attribution: z.enum(attributions).optional(),
  /** the account that the page showed, if the person has said that it keeps the seat; "" if it does not */
  account: z.string().max(64).default(""),
  /** the person's consent to the privacy notice that the page showed, and to the transfer of their data */
  consent: z
    .object({ seen: z.string().max(128), lang: Language, region: Region, transfer: z.boolean().default(false) })
    .optional(),
})

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
  | "invitations"
  | "hostLog"
  | "limits"
  | "isAdminToken"
  | "seats"
  | "sha256"
  | "useAdminToken"
>

/** Serves joining: the token of a link is exchanged for a session cookie and, with an invitation, for a seat. */
export function joinRoutes(ports: Ports, ways: SignInWays): Router {
  const routes = Router()
  // the limit of wrong tokens: a room full of people behind one network address mistypes a few, but a guesser tries
  // thousands
  const wrongTokens = new WrongTokens(ports, "invitations", { perAddress: 60, inAll: 3_000, seconds: 600 })

  const letterOf = async ({ workspace, row }: OpenInvite) => {
    const letter = row.member && (await ports.invitations.of({ workspace, member: row.member }))
    return letter && isMailedLetter(letter, row) ? letter : null
  }
  /** The seat of a letter's own link in which somebody sits whom nobody has confirmed, and the letter. */
  const disownable = async (invite: OpenInvite) => {
    const member = seatToDisown(invite.state, invite.row, ports.clock.now())
    const letter = member && (await letterOf(invite))
    return member && letter ? { member, letter } : null
  }

  /** The seat that the same attempt of this page has taken, though its answer was lost; null if none. */
  const takenBy = ({ token, nonce }: z.infer<typeof Preview>, workspace: WorkspaceId): Promise<Seat | null> => {
    const entered = enteringOf(ports.sha256, token, nonce)
    return entered === null ? Promise.resolve(null) : ports.seats.seatEntered(entered, workspace)
  }

  /** Whether the same attempt of this page has used an administrator's link. */
  const madeAdmin = async ({ token, nonce }: z.infer<typeof Preview>): Promise<boolean> => {
    const entered = enteringOf(ports.sha256, token, nonce)
    return entered !== null && (await ports.seats.entered(entered))?.admin === true
  }

  routes.post(
    "/api/join/preview",
    route(async (request, response) => {
      const body = Preview.safeParse(request.body)
      if (!body.success) return refuse("bad-input", { detail: "token" })
      if ((await madeAdmin(body.data)) || (await ports.isAdminToken(body.data.token)))
        return void response.json(adminPreview(ways, await leftAccount(ports, request)))
      const invite = await linkOf(ports, body.data.token)
      if ("refuse" in invite) return wrongTokens.refused(ports.addresses.of(request), invite)
      const { row, state, workspace } = invite
      const taken = await takenBy(body.data, workspace)
      const own = taken !== null || cameBy(invite, await ports.seats.held(ports.cookie.of(request), workspace))
      const closed = closedTo(invite, ports.clock.now())
      const sat = own ? null : await disownable(invite)
      if (closed && !own && !sat) return closed
      const seat = taken ?? (await ports.seats.seat(ports.cookie.of(request), workspace))
      const side = state.sides.find(one => one.id === row.side) ?? null
      const invited = row.member === null || closed ? null : { workspace, member: row.member }
      // a person who has another seat of the panel is not the one to whom the letter went
      if (invited && !seat?.member) await ports.invitations.opened(invited, ports.clock.now())
      const letter = invited && (await ports.invitations.of(invited))
      const preview: InvitePreview = {
        workspace: { slug: state.workspace?.slug ?? "", title: state.workspace?.title ?? {} },
        session: sessionToEnter(state),
        role: row.role,
        side: side && { title: side.title, mark: side.mark },
        attribution: state.workspace?.attribution ?? "named",
        privacy: noticeToRead(state),
        account: {
          required: requiresAccount(state, row.role),
          signedIn: await accountAtDoor(ports, request),
          ways,
        },
        ...nameToOffer(state, row.member),
        invited: letter && { declined: letter.declinedAt !== null },
        sat: sat && satDown(state, sat.member),
        seated: seat?.member ? { ...meOf(seat), own, free: closed === null } : null,
      }
      response.json(preview)
    }),
  )

  routes.post(
    "/api/join",
    route(async (request, response) => {
      const body = Join.safeParse(request.body)
      if (!body.success) return refuse("bad-input", { detail: z.prettifyError(body.error) })
      const { token, nonce, name, account: named, ...said } = body.data
      const entered = enteringOf(ports.sha256, token, nonce)
      const isSentAgain = await madeAdmin(body.data)
      if (isSentAgain || (await ports.isAdminToken(token))) {
        const belongs = await stayingAccount(ports, request)
        const how = { admin: true, way: "link", workspace: null, entered, ...belongs } as const
        // the sign-in comes before the link is used up, so that a server that stops between the two burns none
        const signIn = await signInAnew(ports, request, response, how)
        if (!(await ports.useAdminToken(token)) && !isSentAgain) {
          await ports.seats.endSignIn(signIn, "ended", { kind: "administrator", signIn })
          response.removeHeader("set-cookie")
          return refuse("invite-unknown")
        }
        return void response.json({ workspace: "", session: null, member: null, role: "admin" } satisfies Joined)
      }
      const invite = await linkOf(ports, token)
      if ("refuse" in invite) return wrongTokens.refused(ports.addresses.of(request), invite)
      const { workspace } = invite
      const held = await ports.seats.held(ports.cookie.of(request), workspace)
      const closed = closedTo(invite, ports.clock.now())
      const taken = await takenBy(body.data, workspace)
      if (taken?.member && held?.member !== taken.member) {
        // the first try may have been told that no account keeps the seat, and the browser still has the former cookie
        const said = await chosenAccount(ports, request, named)
        const belongs = "refuse" in said ? { stays: null } : said
        await signInAnew(ports, request, response, { way: "link", workspace, entered, ...belongs })
        return void response.json({ ...joinedAs(invite.state, taken.member), role: taken.role })
      }
      if (closed && !cameBy(invite, held)) return closed
      // the seat's owner has opened their own link again; they get their seat, and the link's uses are not counted
      if (held && (closed || taken)) return void response.json(joinedAs(invite.state, held.member))
      const shown = name ?? nameToOffer(invite.state, invite.row.member).name
      if (!shown) return refuse("bad-input", { detail: "name" })
      const belongs = await chosenAccount(ports, request, named)
      if ("refuse" in belongs) return belongs
      const account = belongs.stays
      const missing = notYet(invite.state, invite.row.role, { ...said, account })
      if (missing) return missing
      const how = { way: "link", workspace, entered, ...belongs } as const
      const signIn = await signInAnew(ports, request, response, how)
      const letter = (await letterOf(invite)) !== null
      const answered = await takeSeat(ports, invite, { ...said, name: shown, signIn, account, letter, entered })
      if (!answered.ok) return { refuse: answered.refusal }
      response.json({ ...joinedAs(invite.state, MemberId.parse(answered.made["member"])), role: invite.row.role })
    }),
  )

  routes.post(
    "/api/join/disown",
    route(async (request, response) => {
      const body = Preview.safeParse(request.body)
      if (!body.success) return refuse("bad-input", { detail: "token" })
      const invite = await linkOf(ports, body.data.token)
      if ("refuse" in invite) return wrongTokens.refused(ports.addresses.of(request), invite)
      if (closedByArchive(invite.state, "invite guests")) return refuse("panel-archived")
      const sat = await disownable(invite)
      if (!sat) return refuse("invite-used")
      const answered = await disownSeat(ports, invite, sat.letter.email)
      if (!answered.ok) return { refuse: answered.refusal }
      response.set("cache-control", "no-store").json({ ok: true })
    }),
  )

  routes.post(
    "/api/leave",
    route(async (request, response) => {
      await ports.seats.end(ports.cookie.of(request))
      ports.cookie.clear(response)
      response.json({ ok: true })
    }),
  )

  return routes
}

function noticeToRead({ workspace }: State): InvitePreview["privacy"] {
  if (!workspace?.privacy) return null
  const { responsible, contact, region, notice, version, hash } = workspace.privacy
  const periods = workspace.retention?.periods ?? {}
  return { responsible, contact, region, notice, version, hash, periods }
}

/** `leaves`: the account that the browser leaves by coming in so. */
const adminPreview = (ways: SignInWays, leaves: AccountAtDoor | null): InvitePreview => ({
  workspace: { slug: "", title: { en: "Plenary", zh: "Plenary", ja: "Plenary" } },
  session: null,
  role: "admin",
  side: null,
  attribution: "named",
  privacy: null,
  account: { required: false, signedIn: leaves, ways },
  name: "",
  romanised: "",
  invited: null,
  sat: null,
  seated: null,
})

/** Tells who sat down in the seat, since when, and by whose link. */
function satDown({ members }: State, { name, sat }: Member): InvitePreview["sat"] {
  const maker = sat?.by ? members[sat.by]?.name : undefined
  return { name, since: sat?.at ?? null, by: maker ?? "", letter: sat?.letter ?? false }
}

/** The name that the page fills in: the name of the seat that the link opens, or "" if the link opens a new seat. */
function nameToOffer(state: State, member: keyof State["members"] | null): Pick<InvitePreview, "name" | "romanised"> {
  const held = member === null ? undefined : state.members[member]
  return { name: held?.name ?? "", romanised: held?.romanised ?? "" }
}
