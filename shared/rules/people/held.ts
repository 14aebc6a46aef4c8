import type { State } from "../../fold/state.ts"
import type { MemberId } from "../../model/ids.ts"
import { chairOf } from "../floor/chair.ts"
import { isHeld } from "../floor/held.ts"
import { speakers } from "../floor/queue.ts"
import { right } from "../policy.ts"
import { answersIn } from "../round/electorate.ts"
import { reviewerOf } from "../text/reviewer.ts"
import { isActive } from "./active.ts"
import { askedToConsent } from "./consent.ts"
import { deputyOf } from "./deputy.ts"
import { recordVoices } from "./voices.ts"

/** What a member may hold, each told by the rule that everything else asks too (DOMAIN S8). */
const nouns = {
  floor: ({ sessions }: State, id: MemberId) =>
    Object.values(sessions).some(({ floor }) => floor.speaking?.member === id),
  queue: ({ sessions, members }: State, id: MemberId) =>
    Object.values(sessions).some(({ floor }) => speakers(floor, members).some(({ member }) => member === id)),
  presence: ({ sessions }: State, id: MemberId) =>
    Object.values(sessions)
      .filter(isHeld)
      .some(({ attendance }) => attendance.some(({ member, to }) => member === id && to === null)),
  chair: (state: State, id: MemberId) =>
    Object.values(state.sessions).some(session => chairOf(session, state, [id])?.id === id),
  deputy: (state: State, id: MemberId) => state.sides.some(side => deputyOf(state, side.id)?.id === id),
  reviewer: (state: State, id: MemberId) =>
    Object.values(state.statements).some(statement =>
      statement.texts.some(({ lang }) => reviewerOf(state, statement, lang)?.id === id),
    ),
  record: (state: State, id: MemberId) =>
    Object.values(state.records).some(record => recordVoices(state, record).some(voice => voice.id === id)),
  consent: (state: State, id: MemberId) =>
    Object.values(state.proposals).some(proposal => askedToConsent(state, proposal).includes(id)),
  answer: (state: State, id: MemberId) =>
    isServed(state, id) &&
    Object.values(state.rounds).some(round => round.state === "open" && answersIn(state, round, id)),
  draft: (state: State, id: MemberId) =>
    isServed(state, id) && right(state.members[id]?.role ?? "observer", "edit a text") === "yes",
} satisfies Record<string, (state: State, id: MemberId) => boolean>

export type HeldNoun = keyof typeof nouns

// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the keys of a literal
export const heldNouns = Object.keys(nouns) as HeldNoun[]

const isServed = ({ members }: State, id: MemberId): boolean => {
  const member = members[id]
  return member !== undefined && isActive(member)
}

/** All that a member holds or is asked for now; empty once they were removed, left or were suspended. */
export const heldBy = (state: State, id: MemberId): HeldNoun[] => heldNouns.filter(noun => nouns[noun](state, id))
