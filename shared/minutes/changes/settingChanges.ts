import type { Entry } from "../../contract/events.ts"
import type { Session } from "../../fold/sessionState.ts"
import type { Proposal, State } from "../../fold/state.ts"
import type { MemberId } from "../../model/ids.ts"
import type { Instant } from "../../model/terms.ts"
import { sinceTheLast } from "./peopleChanges.ts"
import { tellsSettings } from "./seatsTogether.ts"
import { isToldIn, type ToldAct } from "./whereTold.ts"

/** A proposed change of the terms that bind everybody, or of who may read what. */
export interface SettingChange {
  about: ToldAct<"settings">
  proposal: Proposal
}

/** The agreement of a side to the terms of the panel. */
export interface Agreed {
  side: State["sides"][number]
  by: MemberId
  at: Instant
}

export interface SettingsTold {
  changes: SettingChange[]
  agreed: Agreed[]
}

/**
 * Returns what was proposed about the settings of the panel since the previous session closed, or came of it since, and the last
 * agreement that each side gave to the terms meanwhile (DOMAIN TP2). Nothing in minutes of an earlier wording.
 */
export function settingsTold(state: State, entries: readonly Entry[], session: Session): SettingsTold {
  if (!tellsSettings(session)) return { changes: [], agreed: [] }
  const proposals = new Set<string>()
  const agreed = new Map<string, Agreed>()
  for (const { kind, body, at } of sinceTheLast(entries, session)) {
    if ("proposal" in body && body.proposal !== undefined) proposals.add(body.proposal)
    if (kind !== "terms-agreed") continue
    const side = state.sides.find(({ id }) => id === body.side)
    if (side) agreed.set(body.side, { side, by: body.member, at })
  }
  const changes = [...proposals].flatMap((id): SettingChange[] => {
    const proposal = state.proposals[id]
    return proposal && isToldIn("settings", proposal.about) ? [{ about: proposal.about, proposal }] : []
  })
  return { changes, agreed: [...agreed.values()] }
}
