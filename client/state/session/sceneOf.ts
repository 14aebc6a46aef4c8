import type { ReadonlySignal } from "@preact/signals-core"
import type { Scene, View } from "../../acts/scene.ts"

type Beside = Omit<Scene, keyof View>

/**
 * The parts of a scene in addition to the view, each as a signal. They are the clock, the members present, the numbers
 * of answers, the rounds that the reader answered, and the points that the room has already dealt with aloud.
 */
export type SceneSignals = { readonly [K in keyof Beside]: ReadonlySignal<Beside[K]> }

/**
 * Returns the scene of an open page. A new scene is made only when the view changes. The other parts are getters on
 * signals: when a signal changes, only those parts of the page render again that read its getter.
 */
export const sceneOf = (view: View, { now, present, answers, mine, said }: SceneSignals): Scene => ({
  ...view,
  get now() {
    return now.value
  },
  get present() {
    return present.value
  },
  get answers() {
    return answers.value
  },
  get mine() {
    return mine.value
  },
  get said() {
    return said.value
  },
})
