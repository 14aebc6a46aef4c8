import { refuse } from "../../../shared/contract/refusals.ts"
import type { Proposal } from "../../../shared/fold/state.ts"
import type { Decision, Situation } from "../deed.ts"
import { changeSeat, removeSeat } from "../people/changingSeats.ts"
import { reissueSeat } from "../people/reissuing.ts"

type About = Proposal["about"]
type Acts = { [A in About["act"]]: (situation: Situation, about: About & { act: A }, reason: string) => Decision }

/** What each proposed act does once everybody whose consent it needs has given it. */
const acts: Acts = {
  seat: ({ state }, { member }) => (isSeated(state.members[member]) ? { events: [] } : refuse("not-found")),
  change: changeSeat,
  remove: removeSeat,
  reissue: reissueSeat,
}

const isSeated = (member: { removed: boolean } | undefined) => member !== undefined && !member.removed

export function carryOut(situation: Situation, about: About, reason: string): Decision {
  switch (about.act) {
    case "seat":
      return acts.seat(situation, about, reason)
    case "change":
      return acts.change(situation, about, reason)
    case "remove":
      return acts.remove(situation, about, reason)
    case "reissue":
      return acts.reissue(situation, about, reason)
  }
}
