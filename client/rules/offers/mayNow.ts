import type { Round } from "../../../shared/fold/consensusState.ts"
import type { Member } from "../../../shared/fold/peopleState.ts"
import { needsAccount } from "../../../shared/rules/people/seats/accounts.ts"
import { barredFrom } from "../../../shared/rules/people/seats/barred.ts"
import { type Action, forbids } from "../../../shared/rules/policy.ts"
import { findMember } from "../../../shared/rules/readings/rows.ts"
import type { Scene } from "../../scene/scene.ts"

type Reader = Pick<Scene, "state" | "me"> & { now?: Scene["now"] }
type RoundAsked = Pick<Round, "openedAt"> | null

export const rowOf = ({ state, me }: Reader): Member | undefined => findMember(state, me.member)

/** Whether the server would refuse the action until an account keeps the reader's seat (DOMAIN SI11). */
export const owesAccount = (reader: Reader, action: Action, round: RoundAsked = null): boolean =>
  reader.me.kept !== true && needsAccount(reader.state, rowOf(reader), action, round, reader)

/**
 * Whether the server would allow this reader the action. A page shows buttons only for allowed actions. `round` is the
 * round in which the reader acts, if any.
 */
export const mayNow = (reader: Reader, action: Action, own = false, round: RoundAsked = null): boolean =>
  forbids(reader.me.role, action, own) === null &&
  barredFrom(reader.state, rowOf(reader), action) === null &&
  !owesAccount(reader, action, round)
