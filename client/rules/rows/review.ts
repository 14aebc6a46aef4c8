import { reviewStep } from "../../../shared/rules/record/living/reviews.ts"
import type { NextActionRule } from "../bar.ts"
import { reviewing } from "../offers/record/livingActs.ts"

/** The next action between sessions, if a record's review is due or its answers wait for a conclusion. */
export const reviewWaits: NextActionRule = scene => {
  for (const record of Object.values(scene.state.records)) {
    const step = reviewStep(scene.state, record, scene.now)
    const [act] = step ? reviewing(scene, record) : []
    if (act) return { act, filled: step === "conclude", second: [{ kind: "set-review-date", record }] }
  }
  return null
}
