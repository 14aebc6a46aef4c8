import type { Request, Response } from "express"
import type { SeatListed, SignedIn } from "../../../../shared/contract/queries/people/accounts.ts"
import { placeAfter } from "../../../../shared/contract/queries/people/places.ts"
import { type OpenSeat, returnToSeat, seatOwned } from "../../../commands/people/signIn/returning.ts"
import type { SignIn } from "../../../ports/database/directory.ts"
import { type ProvenOwner, signInAnew } from "../../entering/signInAnew.ts"
import type { HttpPorts } from "../../ports.ts"
import { joinedAs } from "../seats/joined.ts"
import { keepFreshProof } from "./freshProof.ts"

type OpeningPorts = Pick<
  HttpPorts,
  "accounts" | "clock" | "codes" | "cookie" | "directory" | "dispatch" | "folds" | "seats"
>

/** The ports of every way to sign in to an account, whatever proves the account. */
export type SignInPorts = OpeningPorts & Pick<HttpPorts, "addresses" | "limits" | "url">

/** A seat as its owner reads it in a list. */
export const listedSeat = ({ state, member }: OpenSeat): SeatListed => ({
  slug: state.workspace?.slug ?? "",
  title: state.workspace?.title ?? {},
  name: member.name,
})

/** Reads the seats that an account keeps and that are still open. */
export async function openSeatsOf({ accounts, folds }: Pick<OpeningPorts, "accounts" | "folds">, account: string) {
  const open = await Promise.all((await accounts.seats(account)).map(owned => seatOwned(folds, owned)))
  return open.filter(seat => seat !== null)
}

/** The seat of somebody else that a sign-in holds in the panel of a kept seat; null if it holds none there. */
async function heldByOther(
  { directory, folds }: Pick<OpeningPorts, "directory" | "folds">,
  signIn: SignIn["id"],
  { workspace, member }: OpenSeat["owned"],
): Promise<OpenSeat | null> {
  const held = await directory.seat(signIn, workspace)
  const here = held && (await seatOwned(folds, { workspace, ...held }))
  return here && here.member.id !== member ? here : null
}

/** Lists the seats that a sign-in holds as somebody else, in panels in which the account has a seat. */
export async function othersSeats(
  ports: Pick<OpeningPorts, "accounts" | "directory" | "folds">,
  signIn: SignIn["id"],
  account: string,
): Promise<SeatListed[]> {
  const open = await openSeatsOf(ports, account)
  const held = await Promise.all(open.map(({ owned }) => heldByOther(ports, signIn, owned)))
  return held.filter(seat => seat !== null).map(listedSeat)
}

interface OpenedBy {
  proven: ProvenOwner
  way: "mail-link" | "passkey" | "account"
  to: string
  /** whether the sign-in is an act of the account's owner at this moment (DOMAIN SI13) */
  isFresh: boolean
}

/**
 * Signs a browser in to an account, and opens the seats that the account keeps. A seat of somebody else that the browser
 * holds in the same panel stays (DOMAIN SI3).
 */
export async function openAccount(
  ports: OpeningPorts,
  request: Request,
  response: Response,
  { proven, way, to, isFresh }: OpenedBy,
): Promise<SignedIn> {
  const { accounts, clock, directory, folds } = ports
  const signIn = await signInAnew(ports, request, response, { proven, way, workspace: null })
  await accounts.use(proven.account, clock.now())
  await keepFreshProof(ports, { signIn: { id: signIn }, account: { id: proven.account } }, isFresh)
  const answer: SignedIn = { to: placeAfter(to), seats: [], others: [] }
  for (const seat of await openSeatsOf(ports, proven.account)) {
    const { workspace, member } = seat.owned
    const held = await directory.seat(signIn, workspace)
    const here = held && (await seatOwned(folds, { workspace, ...held }))
    if (here && here.member.id !== member) {
      answer.others.push(listedSeat(here))
      continue
    }
    const returned = here
      ? { ok: true as const }
      : await returnToSeat(ports, seat, signIn, { kind: "account", account: proven.account })
    if (returned.ok) answer.seats.push(joinedAs(seat.state, member))
  }
  return answer
}
