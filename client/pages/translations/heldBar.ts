import { type ReadonlySignal, signal } from "@preact/signals-core"
import { html } from "lit"
import type { Me } from "../../../shared/contract/queries.ts"
import type { Session } from "../../../shared/fold/sessionState.ts"
import type { State } from "../../../shared/fold/state.ts"
import "../../elements/session/bar/plenary-foot-bar.ts"
import "../../elements/session/floor/plenary-chair.ts"
import "../../elements/session/floor/plenary-floor-place.ts"
import { apart } from "../../signals/apart.ts"
import type { SessionConnection } from "../../state/live.ts"
import { go } from "../../state/page/router.ts"
import { besideOf, type SceneSignals, sceneOf } from "../../state/session/sceneOf.ts"

/** Returns what the bar reads besides the log. */
export const benchSignals = (live: SessionConnection, now: ReadonlySignal<number>): SceneSignals =>
  besideOf(live, { now, mine: signal(new Set()), said: signal(new Set()) })

/**
 * Shows the bar of the session that is held, above the queue: who speaks, the topic, and the open round. The secretary
 * reads it as the interpreter does: the acts of the room are done there.
 */
export function heldBar(
  live: SessionConnection,
  beside: SceneSignals,
  { state, session }: { state: State; session: Session },
  me: Me,
) {
  const address = `/w/${live.place.slug}/s/${session.id}`
  const reader = { member: me.member, role: "interpreter" as const, side: me.side }
  const scene = sceneOf({ state, session, me: reader, topic: null }, beside)
  const there = () => go(address)
  return apart(
    () => html`<plenary-foot-bar class="held" .scene=${scene} .back=${address} ?behind=${live.behind.value} .slower=${live.hints.slower.value}
      @asked-wanted=${there} @act-wanted=${there}></plenary-foot-bar>`,
  )
}
