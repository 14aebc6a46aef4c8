import type { Round } from "../../fold/state.ts"
import type { Row } from "./act.ts"
import { roundsIn, type Scene } from "./scene.ts"

/** The panel waits for the moderator once all have answered or the clock has run out. */
function allIn({ answers, now }: Scene, round: Round): boolean {
  const answered = answers[round.id]?.answered ?? 0
  return answered >= round.electorate.length || (round.endsAt !== null && now >= round.endsAt)
}

/** 6: a rating is open */
const ratingOpen: Row = scene => {
  const round = roundsIn(scene, "open").find(open => open.kind === "rating")
  if (!round) return null
  return {
    act: { do: "close-and-show", round },
    filled: allIn(scene, round),
    second: [
      { do: "close-round", round },
      { do: "void-round", round },
    ],
  }
}

/** 7: a call for consensus is open */
const callOpen: Row = scene => {
  const round = roundsIn(scene, "open").find(open => open.kind === "call")
  if (!round) return null
  return {
    act: { do: "close-and-show", round },
    filled: allIn(scene, round),
    second: [
      { do: "close-round", round },
      { do: "void-round", round },
    ],
  }
}

/** 8: closed, not shown */
const closedNotShown: Row = scene => {
  const round = roundsIn(scene, "closed")[0]
  return round ? { act: { do: "reveal-round", round }, filled: true, second: [{ do: "void-round", round }] } : null
}

export const roundRows: readonly Row[] = [ratingOpen, callOpen, closedNotShown]
