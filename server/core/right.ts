import { type Refusal, refuse } from "../../shared/contract/refusals.ts"
import type { Role } from "../../shared/model/terms.ts"
import { forbids, programMay, right, rolesWith } from "../../shared/rules/policy.ts"
import type { Actor, Deciding, ReadCommand, Situation } from "./command.ts"

type Refused = { refuse: Refusal }

/**
 * Checks the sender's right before anything is looked up for the decision. A sender without the right therefore learns
 * nothing about the state, and does not make others wait for a reading.
 */
export function refusedUnread(known: Situation, command: ReadCommand): Refused | null {
  const { actor, state } = known
  if (!state.workspace || state.workspace.removed)
    return refuse(command.action === "delete the panel" ? "panel-deleted" : "not-found")
  if (!(actor.host && command.host)) {
    const forbidden = refusedUnlessOwn(actor, command, command.own(known))
    if (forbidden) return forbidden
    if (actor.program && !programMay(command.action)) return refuse("token-may-not")
  }
  return null
}

/** Checks the part of the right that depends on what was found. */
export function refusedAsFound(situation: Situation, command: ReadCommand, { ownAsFound }: Deciding): Refused | null {
  const { actor } = situation
  if (!ownAsFound || (actor.host && command.host)) return null
  return refusedUnlessOwn(actor, command, ownAsFound(situation))
}

function refusedUnlessOwn(actor: Actor, command: ReadCommand, own: boolean): Refused | null {
  const code = forbids(actor.role, command.action, own)
  return code && refuse(code, { role: nearest(command, actor) })
}

/**
 * The role that a refusal names as having the right. Roles other than the actor's own are preferred, and among them
 * roles whose right is not limited to own objects.
 */
function nearest({ action }: ReadCommand, { role }: Actor): Role {
  const able = rolesWith(action)
  const others = able.filter(one => one !== role)
  return others.findLast(one => right(one, action) === "yes") ?? others.at(-1) ?? able.at(-1) ?? "moderator"
}
