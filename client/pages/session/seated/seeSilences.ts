import { effect } from "@preact/signals-core"
import type { RoundId } from "../../../../shared/model/ids.ts"
import { right } from "../../../../shared/rules/policy.ts"
import type { View } from "../../../scene/scene.ts"
import type { SessionStore } from "../../../state/session/sessionStore.ts"

/**
 * Tells the server, once for each open silence procedure, that its notice was opened from the reader's own seat (DOMAIN
 * L7). A page that nobody looks at has opened nothing. Without a connection the outbox sends it later. Returns a function
 * that ends the telling.
 */
export function seeSilences(room: SessionStore): () => void {
  const told = new Set<RoundId>()
  const tell = (scene: View | null) => {
    if (!scene || document.visibilityState !== "visible") return
    for (const round of silencesUnseen(scene)) {
      if (told.has(round)) continue
      told.add(round)
      void room.live.send("see-silence", { round })
    }
  }
  const stop = effect(() => tell(room.scene.value))
  const looked = () => tell(room.scene.peek())
  document.addEventListener("visibilitychange", looked)
  return () => {
    stop()
    document.removeEventListener("visibilitychange", looked)
  }
}

/** The open silence procedures that ask this reader, and whose notice they have not opened. */
const silencesUnseen = ({ state, me }: View): RoundId[] =>
  right(me.role, "answer") === "no"
    ? []
    : Object.values(state.rounds)
        .filter(
          ({ state: is, reach, electorate, seen }) =>
            is === "open" &&
            reach !== undefined &&
            electorate.some(({ member }) => member === me.member) &&
            !seen?.some(member => member === me.member),
        )
        .map(({ id }) => id)
