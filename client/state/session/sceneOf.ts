import { computed, type ReadonlySignal } from "@preact/signals-core"
import { presentIn } from "../../../shared/rules/floor/presence.ts"
import type { Scene, View } from "../../scene/scene.ts"
import type { SessionConnection } from "../live.ts"

type Beside = Required<Omit<Scene, keyof View>>

/**
 * The parts of a scene other than the view, each as a signal: the clock, the members present, the answer counts, the
 * rounds that the reader has answered, and the steps that happened aloud.
 */
export type SceneSignals = { readonly [K in keyof Beside]-?: ReadonlySignal<NonNullable<Beside[K]>> }

/** The signals of a page: those of its connection, and `own`, which the page keeps by itself. */
export const besideOf = (
  { state, hints, outbox }: SessionConnection,
  own: Pick<SceneSignals, "now" | "mine" | "said">,
): SceneSignals => ({
  ...own,
  present: computed(() => [...presentIn(state.value, hints.presence.value.members)]),
  connected: computed(() => hints.presence.value.members),
  answers: hints.answers,
  sending: outbox.answering,
})

/**
 * Returns the scene of an open page. A new scene is made only when the view changes. The other parts are getters that
 * read signals. When such a signal changes, only the parts of the page that called its getter render again.
 */
export const sceneOf = (
  view: View,
  { now, present, connected, answers, mine, sending, said }: SceneSignals,
): Scene => ({
  ...view,
  get now() {
    return now.value
  },
  get present() {
    return present.value
  },
  get connected() {
    return connected.value
  },
  get answers() {
    return answers.value
  },
  get mine() {
    return mine.value
  },
  get sending() {
    return sending.value
  },
  get said() {
    return said.value
  },
})
