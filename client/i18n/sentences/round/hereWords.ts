import type { Round } from "../../../../shared/fold/consensusState.ts"
import type { State } from "../../../../shared/fold/state.ts"
import type { Elector } from "../../../../shared/model/consensus/answer.ts"
import { isHeld } from "../../../../shared/rules/floor/held.ts"
import { findMember } from "../../../../shared/rules/readings/rows.ts"
import { countsPresence, sidesOf } from "../../../../shared/rules/round/electorate/closing.ts"
import { clock, list } from "../../formats.ts"
import { msg } from "../../msg.ts"
import { plain } from "../../texts.ts"

/** The part of a page's scene that says who is connected and who has not answered. */
interface Here {
  state: State
  /** the ids of members who are connected, or ticked */
  present: readonly string[]
  /** the members who are connected; where a reader does not know it, nobody is ticked */
  connected?: readonly string[]
  answers: Readonly<Record<string, { waiting: readonly string[] | number }>>
}

/**
 * Says for each side how many of an electorate are connected, who is cut off and since when, and, while a round is open
 * that names absentees, how many have answered. A member who is ticked counts as neither. Empty between sessions, where
 * nobody is cut off.
 */
export function hereWords(scene: Here, electorate: readonly Elector[], round: Round | null = null): string {
  if (!countsPresence(scene.state, round ?? { silence: false })) return ""
  const waiting = round?.state === "open" ? scene.answers[round.id]?.waiting : undefined
  const given = typeof waiting === "object" ? new Set(waiting) : null
  const { connected = scene.present } = scene
  return sidesOf(electorate)
    .map(side => {
      const theirs = electorate.filter(elector => elector.side === side)
      const away = theirs.filter(({ member }) => !scene.present.includes(member))
      return msg("here.side", {
        name: nameOf(scene, side),
        here: theirs.filter(({ member }) => connected.includes(member)).length,
        all: theirs.length,
        told: given ? "yes" : "no",
        answered: given ? theirs.filter(({ member }) => !given.has(member)).length : 0,
        ...cutWords(scene, away, theirs.length),
      })
    })
    .join(" · ")
}

function nameOf({ state }: Here, side: string | null): string {
  const found = state.sides.find(({ id }) => id === side)
  if (found) return plain(found.title)
  return state.sides.length > 0 ? msg("here.others") : msg("quorum.panel")
}

/** Returns who of the absent was in the session before, and since when the first of them is gone. */
function cutWords({ state }: Here, away: readonly Elector[], all: number) {
  const spans = Object.values(state.sessions).find(isHeld)?.attendance ?? []
  const cut = away.flatMap(({ member }) => {
    const last = spans.findLast(span => span.member === member)
    return last ? [{ member, since: last.to }] : []
  })
  const times = cut.flatMap(({ since }) => since ?? [])
  const [since] = times.toSorted((a, b) => a - b)
  const whose = cut.length === all ? "all" : "some"
  return {
    cut: cut.length === 0 ? "none" : since === undefined ? whose : whose === "all" ? "allSince" : "someSince",
    time: since === undefined ? "" : clock(since),
    names: list(cut.map(({ member }) => findMember(state, member)?.name ?? "")),
  }
}
