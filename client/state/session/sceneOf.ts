import type { ReadonlySignal } from "@preact/signals-core"
import type { Scene, View } from "../../acts/scene.ts"

type Beside = Required<Omit<Scene, keyof View>>

/**
 * The parts of a scene other than the view, each as a signal: the clock, the members present, the answer counts, the
 * rounds that the reader has answered, and the steps that happened aloud.
 */
export type SceneSignals = { readonly [K in keyof Beside]-?: ReadonlySignal<NonNullable<Beside[K]>> }

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
