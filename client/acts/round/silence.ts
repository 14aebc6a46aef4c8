import type { Round, Statement } from "../../../shared/fold/consensusState.ts"
import { msg } from "../../i18n/msg.ts"
import { type ActModules, always } from "../module.ts"
import { openingStopped } from "./openingStopped.ts"

/** The acts of a silence procedure, which takes positions without a meeting. */
export type SilenceAct =
  /** `unheard`: the last silence procedure was void, because its notice was never marked as sent */
  { kind: "open-silence"; statement: Statement; unheard?: true } | { kind: "extend-silence"; round: Round }

export const toOpenSilence = (statement: Statement, unheard?: true): SilenceAct => ({
  kind: "open-silence",
  statement,
  ...(unheard && { unheard }),
})
export const toExtendSilence = (round: Round): SilenceAct => ({ kind: "extend-silence", round })

export const silenceModules: ActModules<SilenceAct> = {
  "open-silence": {
    label: ({ unheard }) => (unheard ? msg("act.silenceAgain") : msg("act.startSilence")),
    stopped: ({ statement }, scene) => openingStopped(scene, statement, "silence"),
    asks: always,
  },
  "extend-silence": { label: () => msg("act.extendSilence"), asks: always },
}
