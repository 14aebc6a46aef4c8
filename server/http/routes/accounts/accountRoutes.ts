import { type Request, Router } from "express"
import * as z from "zod"
import type {
  AccountAnswer,
  AccountShown,
  AccountsNeeded,
  SeatListed,
} from "../../../../shared/contract/queries/people/accounts.ts"
import type { SignInWays } from "../../../../shared/contract/queries/people/joining.ts"
import { refuse } from "../../../../shared/contract/refusals.ts"
import { opensAccounts } from "../../../../shared/rules/people/seats/accounts.ts"
import { forbids } from "../../../../shared/rules/policy.ts"
import { isElector } from "../../../../shared/rules/readings/members.ts"
import { seatOwned } from "../../../commands/people/signIn/returning.ts"
import type { SignIn } from "../../../ports/database/directory.ts"
import type { HttpPorts } from "../../ports.ts"
import { route } from "../../refused.ts"
import { admit } from "../reading/readRoutes.ts"
import { type AccountHere, accountHere, routeOfOwner } from "./accountHere.ts"
import { freshProof } from "./freshProof.ts"
import { listedSeat, openSeatsOf, othersSeats } from "./opening.ts"

const line = z
  .string()
  .max(200)
  .transform(text =>
    text
      .normalize("NFC")
      .replace(/\p{Cc}+/gu, " ")
      .trim(),
  )
export const AccountSaid = z.object({ name: line, affiliation: line })
export const SeatNamed = z.object({ slug: z.string().min(1).max(64) })
/** The sign-in to end: one by its id, all others, or all. */
export const SignInNamed = z.object({ id: z.string().min(1).max(64) })

type Ports = Pick<
  HttpPorts,
  "accounts" | "bus" | "clock" | "codes" | "cookie" | "directory" | "folds" | "seats" | "services" | "workspaceBySlug"
>

/** Serves a person's own account: what it says of them, its seats, and the browsers that are signed in to it. */
export function accountRoutes(ports: Ports, ways: SignInWays): Router {
  const routes = Router()
  const own = routeOfOwner(ports)
  const { accounts, bus, cookie, directory, folds, seats, services } = ports

  const shown = async ({ signIn, account }: AccountHere): Promise<AccountShown> => {
    const { id, name, affiliation, email, verifiedBy } = account
    const named = new Map(services.list.map(one => [one.issuer, one.name]))
    const [proof, passkeys, subjects, open, signIns] = await Promise.all([
      freshProof(ports, { signIn, account }),
      accounts.passkeys(id),
      accounts.subjects(id),
      openSeatsOf(ports, id),
      accounts.signIns(id, seats.living()),
    ])
    return {
      name,
      affiliation,
      email: email ?? "",
      verifiedBy,
      proved: proof === "act",
      passkeys: passkeys.map(({ id, name, madeAt, usedAt }) => ({ id, name, madeAt, usedAt })),
      services: subjects.map(({ issuer }) => named.get(issuer) ?? issuer),
      seats: open.map(listedSeat),
      signIns: signIns.map(one => ({ ...one, here: one.id === signIn.id })),
    }
  }

  /** The seats that this browser holds and that no account keeps. */
  const free = async ({ id }: SignIn): Promise<SeatListed[]> => {
    const found: SeatListed[] = []
    for (const { id: workspace } of await directory.workspaces()) {
      const held = await directory.seat(id, workspace)
      if (!held || (await accounts.keeperOf(workspace, held.member)) !== null) continue
      const open = await seatOwned(folds, { workspace, ...held })
      if (open) found.push(listedSeat(open))
    }
    return found
  }

  const answer = async (request: Request): Promise<AccountAnswer> => {
    const signIn = await seats.signIn(cookie.of(request))
    const found = await accountHere(ports, request)
    return {
      ways,
      account: found && (await shown(found)),
      free: signIn ? await free(signIn) : [],
      others: found ? await othersSeats(ports, found.signIn.id, found.account.id) : [],
    }
  }

  routes.get(
    "/api/account",
    route(async (request, response) => {
      response.set("cache-control", "no-store").json(await answer(request))
    }),
  )

  routes.put(
    "/api/account",
    own(async (request, response, { account }) => {
      const body = AccountSaid.safeParse(request.body)
      if (!body.success) return refuse("bad-input", { detail: z.prettifyError(body.error) })
      await accounts.describe(account.id, body.data)
      response.set("cache-control", "no-store").json(await answer(request))
    }),
  )

  routes.delete(
    "/api/account",
    own(async (request, response, { account }) => {
      const kept = await accounts.seats(account.id)
      await accounts.remove(account.id)
      for (const { workspace } of kept) bus.wake(workspace)
      response.set("cache-control", "no-store").json(await answer(request))
    }),
  )

  routes.post(
    "/api/account/seats",
    own(async (request, response, { signIn }) => {
      const body = SeatNamed.safeParse(request.body)
      if (!body.success) return refuse("bad-input", { detail: "slug" })
      const workspace = await ports.workspaceBySlug(body.data.slug)
      const held = workspace && (await seats.held(cookie.of(request), workspace))
      if (!workspace || !held) return refuse("no-access")
      const kept = await accounts.keepSeat({ signIn: signIn.id, workspace, member: held.member })
      if (kept === "taken") return refuse("seat-kept")
      if (kept === "ended") return refuse("no-access")
      bus.wake(workspace)
      response.set("cache-control", "no-store").json(await answer(request))
    }),
  )

  routes.delete(
    "/api/account/seats/:slug",
    own(async (request, response, { account }) => {
      const workspace = await ports.workspaceBySlug(String(request.params["slug"]))
      if (!workspace) return refuse("not-found")
      await accounts.releaseSeat(account.id, workspace)
      bus.wake(workspace)
      response.set("cache-control", "no-store").json(await answer(request))
    }),
  )

  routes.post(
    "/api/account/end",
    own(async (request, response, { account, signIn }) => {
      const body = SignInNamed.safeParse(request.body)
      if (!body.success) return refuse("bad-input", { detail: "id" })
      const { id } = body.data
      const open = await accounts.signIns(account.id, seats.living())
      const ending = open.filter(one => (id === "others" ? one.id !== signIn.id : id === "all" || one.id === id))
      if (ending.length === 0 && id !== "others") return refuse("not-found")
      const by = { kind: signIn.admin ? "administrator" : "visitor", signIn: signIn.id } as const
      for (const one of ending) await seats.endSignIn(one.id, "ended", by)
      if (ending.some(one => one.id === signIn.id)) cookie.clear(response)
      response.set("cache-control", "no-store").json(await answer(request))
    }),
  )

  routes.get(
    "/api/workspaces/:slug/accounts",
    route(async (request, response) => {
      const found = await admit(ports, request, await ports.workspaceBySlug(String(request.params["slug"])))
      if ("refuse" in found) return found
      const code = forbids(found.seat.role, "set the panel's policies")
      if (code) return refuse(code, { role: "moderator" })
      const { state } = await folds.current(found.workspace)
      const taken = Object.values(state.members).filter(one => one.taken && isElector(one))
      const keepers = await Promise.all(taken.map(({ id }) => accounts.keeperOf(found.workspace, id)))
      const needed: AccountsNeeded = {
        ways: opensAccounts(ways),
        taken: taken.length,
        without: keepers.filter(keeper => keeper === null).length,
      }
      response.set("cache-control", "no-store").json(needed)
    }),
  )

  return routes
}
