import { msg } from "../../i18n/msg.ts"
import { waitingFor } from "../../i18n/sentences/proposal/waitingFor.ts"
import type { ActModule, ActModules } from "../module.ts"
import { paperPath } from "../paperPath.ts"

export type MinutesAct =
  /** opens the outcome paper of the session */
  | { kind: "open-outcomes" }
  | { kind: "show-questions" }
  | { kind: "read-minutes" }
  | { kind: "decide-corrections"; n: number }
  | { kind: "adopt-minutes" }
  | { kind: "wait-for-consent"; names: string[]; either: boolean }
  | { kind: "extend-minutes" }
  /** opens the minutes' page, where the chair chooses which parts become public and then publishes */
  | { kind: "choose-public" }
  | { kind: "publish-minutes" }

/**
 * Opens the minutes' page. The chair sends, adopts and publishes minutes there, because that page explains the
 * consequences.
 */
const onTheirPage: ActModule<MinutesAct>["perform"] = (_, stage) => {
  stage.go(paperPath(stage, "minutes"))
  return null
}

export const minutesModules: ActModules<MinutesAct> = {
  "open-outcomes": {
    secretary: "in turn",
    label: () => msg("outcomes.paper"),
    perform(_, stage) {
      stage.go(paperPath(stage, "outcomes"))
      return null
    },
  },
  "show-questions": {
    secretary: "in turn",
    label: () => msg("act.showQuestions"),
    perform(_, stage) {
      stage.show("questions")
      return null
    },
  },
  "read-minutes": { secretary: "in turn", label: () => msg("act.readMinutes"), perform: onTheirPage },
  "decide-corrections": {
    label: ({ n }) => msg("act.decideCorrections", { n }),
    perform: onTheirPage,
  },
  "adopt-minutes": {
    label: () => msg("act.readAndAdopt"),
    perform: onTheirPage,
  },
  "wait-for-consent": { label: waitingFor },
  "extend-minutes": {
    label: () => msg("act.extendMinutes"),
    perform: (_, stage) => stage.send("extend-minutes", { session: stage.session().id }),
  },
  "choose-public": { label: () => msg("act.choosePublic"), perform: onTheirPage },
  "publish-minutes": { label: () => msg("act.publishMinutes"), perform: onTheirPage },
}
