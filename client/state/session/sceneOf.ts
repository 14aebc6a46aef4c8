import type { ReadonlySignal } from "@preact/signals-core"
import type { Mine } from "../../../shared/contract/queries.ts"
import type { Scene, View } from "../../acts/scene.ts"

type Beside = Omit<Scene, keyof View>

/** The clock, the hints and what this page said, each a signal of its own. */
export type SceneSignals = { readonly [K in keyof Beside]: ReadonlySignal<Beside[K]> }

/** A scene of an open page. It is made anew with its view alone: what is beside that is read from its signal where it is shown. */
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

/** The rounds in which these answers are given; one that may still come from another browser is not. */
export const roundsAnswered = (all: readonly Mine[]): Set<string> =>
  new Set(
    all.flatMap(({ round, answer, elsewhere, movable, cast }) =>
      answer || cast || (elsewhere && !movable) ? [round] : [],
    ),
  )
