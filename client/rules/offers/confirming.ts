import type { RecordCard } from "../../../shared/fold/consensusState.ts"
import type { Member, State } from "../../../shared/fold/state.ts"
import { askedOf } from "../../../shared/rules/people/deputy.ts"
import { recordVoices } from "../../../shared/rules/people/voices.ts"
import type { Scene } from "../../acts/scene.ts"

export const declared = (state: State): RecordCard[] =>
  Object.values(state.records).filter(record => record.state === "declared")

type Reader = Pick<Scene, "state" | "me" | "present">

export const mayConfirm = ({ state, me }: Reader, record: RecordCard): boolean =>
  recordVoices(state, record).some(({ id }) => id === me.member)

/** Whom the page asks to confirm a record that is declared. */
export const askedToConfirm = ({ state, present }: Pick<Scene, "state" | "present">, record: RecordCard): Member[] =>
  askedOf(recordVoices(state, record), new Set(present))

export const isAskedToConfirm = (scene: Reader, record: RecordCard): boolean =>
  askedToConfirm(scene, record).some(({ id }) => id === scene.me.member)
