import type { ReadonlySignal } from "@preact/signals-core"
import type { Mine } from "../../../shared/contract/queries.ts"
import type { Scene, View } from "../../acts/scene.ts"

type Beside = Omit<Scene, keyof View>

/** The clock, the hints and what this page said, each as its own signal. */
export type SceneSignals = { readonly [K in keyof Beside]: ReadonlySignal<Beside[K]> }

/**
 * The scene of an open page. It is made again only with its view: each other part is read from its signal where it is
 * shown.
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

/** The rounds in which these answers are given, without those that may still change from another browser. */
export const roundsAnswered = (all: readonly Mine[]): Set<string> =>
  new Set(
    all.flatMap(({ round, answer, elsewhere, movable, cast }) =>
      answer || cast || (elsewhere && !movable) ? [round] : [],
    ),
  )
