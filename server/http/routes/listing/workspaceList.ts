import type { Request, Response } from "express"
import type { WorkspaceList } from "../../../../shared/contract/queries.ts"
import type { WorkspaceId } from "../../../../shared/model/ids.ts"
import { audienceOf } from "../../../../shared/rules/audience.ts"
import { isHeld } from "../../../../shared/rules/floor/held.ts"
import { WorkspaceStopped } from "../../../ports/database/failing.ts"
import type { Credential } from "../../../ports/seats.ts"
import { credentialOf } from "../../entering/bearer.ts"
import type { HttpPorts } from "../../ports.ts"
import { accountOf } from "../accounts/accountHere.ts"
import { meOf } from "../reading/me.ts"
import { adoptedLately, needsIn } from "./needs.ts"

type Ports = Pick<HttpPorts, "accounts" | "clock" | "cookie" | "directory" | "folds" | "seats" | "store" | "webhooks">

/** Sends the workspaces that the caller may read, each with what waits for the caller. */
export async function listWorkspaces(ports: Ports, request: Request, response: Response): Promise<void> {
  const credential = credentialOf(ports.cookie, request)
  const signIn = await ports.seats.signIn(credential)
  const account = signIn && (await accountOf(ports.accounts, signIn))
  const named = account && (account.name || account.email)
  const list: WorkspaceList = { admin: signIn?.admin ?? false, ...(named && { account: named }), workspaces: [] }
  for (const { id, slug } of await ports.directory.workspaces()) {
    const read = await readable(ports, credential, id)
    if (!read) continue
    const { seat, state } = read
    const { workspace, sessions } = await ports.folds.view(id, audienceOf(seat.role))
    if (!workspace) continue
    const live = Object.values(sessions).find(isHeld)
    const adopted = adoptedLately(state, seat, ports.clock.now())
    list.workspaces.push({
      id,
      slug,
      title: workspace.title,
      demo: workspace.demo,
      ...(workspace.archived && { archived: workspace.archived.at }),
      live: live ? { session: live.id, title: live.title } : null,
      me: meOf(seat),
      needs: await needsIn(ports, id, state, seat),
      ...(adopted.length > 0 && { adopted }),
    })
  }
  response.set("cache-control", "no-store").json(list)
}

/**
 * Reads the caller's seat and the workspace's state. Returns null if the workspace is stopped, so that the list still
 * shows the other workspaces.
 */
async function readable({ seats, folds }: Pick<HttpPorts, "seats" | "folds">, credential: Credential, id: WorkspaceId) {
  try {
    const seat = await seats.seat(credential, id)
    return seat && { seat, state: (await folds.current(id)).state }
  } catch (failure) {
    if (failure instanceof WorkspaceStopped) return null
    throw failure
  }
}
