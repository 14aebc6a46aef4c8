import type { NewEvent } from "../contract/events.ts"
import type { Member } from "../fold/peopleState.ts"
import type { Session } from "../fold/sessionState.ts"
import type { State } from "../fold/state.ts"
import type { MemberId } from "../model/ids.ts"
import { chairOf } from "./floor/chair.ts"
import { isHeld } from "./floor/held.ts"
import { speakers } from "./floor/queue.ts"
import { askedToConsent } from "./people/consent/consent.ts"
import { deputyOf } from "./people/consent/deputy.ts"
import { membersWithVoice } from "./people/consent/voices.ts"
import { type HeldNoun, heldNouns, seatKeeps } from "./people/seats/seatKeeps.ts"
import { answersIn } from "./round/electorate/electorate.ts"
import { reviewerOf } from "./text/reviewer.ts"

interface Held {
  /**
   * Returns whether the member now holds the thing that the key names, e.g. the floor. The rest of the code uses the
   * same rule.
   */
  by: (state: State, id: MemberId) => boolean
  /**
   * Returns the events to append when a changed seat may no longer hold the thing that the key names. Null if no event
   * is needed, because `by` reads the seat itself.
   */
  end: ((session: Session, id: MemberId) => NewEvent[]) | null
}

/**
 * Everything that a member may hold by their seat, e.g. the floor or the chair (DOMAIN S8). `by` tests whether a member
 * holds it, and `end` ends it when the seat changes.
 */
const nouns: Record<HeldNoun, Held> = {
  queue: {
    by: (state, id) =>
      Object.values(state.sessions).some(session => speakers(session, state).some(({ member }) => member === id)),
    end: ({ id: session, floor }, id) =>
      floor.requests
        .filter(({ member }) => member === id)
        .map(({ id: request }) => ({ kind: "floor-withdrawn", body: { session, request } })),
  },
  floor: {
    by: ({ sessions }, id) => Object.values(sessions).some(({ floor }) => floor.speaking?.member === id),
    // The turn ends with an event, so that the next speaker need not wait.
    end: ({ id: session, floor }, id) =>
      floor.speaking?.member === id ? [{ kind: "floor-ended", body: { session } }] : [],
  },
  presence: {
    by: ({ sessions }, id) => Object.values(sessions).some(session => isHeld(session) && isPresent(session, id)),
    end: (session, member) =>
      isPresent(session, member)
        ? [{ kind: "attendance-noted", body: { session: session.id, member, here: false, ticked: false } }]
        : [],
  },
  chair: {
    by: (state, id) => Object.values(state.sessions).some(session => chairOf(session, state, [id])?.id === id),
    end: null,
  },
  deputy: { by: (state, id) => state.sides.some(side => deputyOf(state, side.id)?.id === id), end: null },
  reviewer: {
    by: (state, id) =>
      Object.values(state.statements).some(statement =>
        statement.texts.some(({ lang }) => reviewerOf(state, statement, lang)?.id === id),
      ),
    end: null,
  },
  record: {
    by: (state, id) =>
      Object.values(state.records).some(record => membersWithVoice(state, record).some(voice => voice.id === id)),
    end: null,
  },
  consent: {
    by: (state, id) => Object.values(state.proposals).some(proposal => askedToConsent(state, proposal).includes(id)),
    end: null,
  },
  answer: {
    by: (state, id) =>
      keeps(state, id, "answer") &&
      Object.values(state.rounds).some(round => round.state === "open" && answersIn(state, round, id)),
    end: null,
  },
  draft: { by: (state, id) => keeps(state, id, "draft"), end: null },
}

const isPresent = ({ attendance }: Session, id: MemberId): boolean =>
  attendance.some(({ member, to }) => member === id && to === null)

function keeps({ members }: State, id: MemberId, noun: HeldNoun): boolean {
  const member = members[id]
  return member !== undefined && seatKeeps[noun](member)
}

/**
 * Everything that a member holds by their seat now. The list is empty once the member left, was removed or was
 * suspended.
 */
export const heldBy = (state: State, id: MemberId): HeldNoun[] => heldNouns.filter(noun => nouns[noun].by(state, id))

/** The events to append when a seat changes: each ends something that the changed seat, `after`, may no longer hold. */
export function endOfHeld({ sessions }: Pick<State, "sessions">, after: Member): NewEvent[] {
  const ended = heldNouns.filter(noun => !seatKeeps[noun](after))
  return Object.values(sessions)
    .filter(isHeld)
    .flatMap(session => ended.flatMap(noun => nouns[noun].end?.(session, after.id) ?? []))
}
