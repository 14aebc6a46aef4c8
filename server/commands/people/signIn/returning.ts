import type { Answered } from "../../../../shared/contract/live.ts"
import { refuse } from "../../../../shared/contract/refusals.ts"
import type { Member } from "../../../../shared/fold/peopleState.ts"
import type { State } from "../../../../shared/fold/state.ts"
import { linkEndsSeats } from "../../../../shared/rules/people/links.ts"
import { isActive } from "../../../../shared/rules/readings/members.ts"
import type { Actor, Decision, ReadCommand } from "../../../core/command.ts"
import type { Dispatch } from "../../../core/dispatch.ts"
import type { Folds } from "../../../log/folds.ts"
import type { OwnedSeat } from "../../../ports/database/directory.ts"
import type { OwnersProof } from "../../../ports/database/store.ts"

/** A seat to which its owner may return, with the member who owns it and the state of its panel. */
export interface OpenSeat {
  owned: OwnedSeat
  member: Member
  state: State
}

/**
 * The seat that a proof of ownership opens. Null if the seat, the invitation by which it was taken or the panel has
 * ended.
 */
export async function seatOwned(folds: Folds, owned: OwnedSeat | null): Promise<OpenSeat | null> {
  if (!owned) return null
  const { state } = await folds.current(owned.workspace)
  const member = ownerIn(state, owned)
  return member && { owned, member, state: state }
}

function ownerIn(state: State, { member: id, invite }: OwnedSeat): Member | null {
  const { workspace } = state
  const member = state.members[id]
  if (!member?.taken || !isActive(member)) return null
  return workspace && !workspace.removed && !linkEndsSeats(state, invite) ? member : null
}

/**
 * Gives the seat to the sign-in of a person who has proved that they own the seat. Other sign-ins of the seat stay. The
 * entry that records the return also changes the workspace's version of rights, so that cached rights are read again.
 */
export function returnToSeat(
  { dispatch }: { dispatch: Dispatch },
  { owned, member }: OpenSeat,
  signIn: string,
  proof: OwnersProof,
): Promise<Answered> {
  const { id, name, role, side } = member
  const owner: Actor = { member: id, name, role, side, host: true }
  const { workspace } = owned
  const command: ReadCommand = {
    action: "invite guests",
    host: true,
    own: () => true,
    remains: () => true,
    decide: ({ state }): Decision => {
      if (!ownerIn(state, owned)) return refuse("return-ended")
      return {
        events: [{ kind: "seat-returned", body: { member: id, by: proof.kind } }],
        directory: [{ kind: "seat-returned", signIn, workspace, member: id, proof }],
        made: { member: id },
      }
    },
  }
  return dispatch.perform(workspace, owner, command, null)
}
