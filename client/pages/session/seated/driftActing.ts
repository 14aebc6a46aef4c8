import type { Answered } from "../../../../shared/contract/live.ts"
import type { Act } from "../../../acts/act.ts"
import { currentLang } from "../../../i18n/language.ts"
import type { Room } from "../../../state/session/room.ts"
import { restoreWording } from "./mending.ts"
import type { Stage } from "./stage.ts"

type DriftAct = Extract<Act, { do: "decide-drift" | "restore-wording" | "amend" }>

/** The note is locked, or its text has not arrived: said where the button is. */
export const notNow: Answered = { ok: false, refusal: { code: "text-changed", params: {} } }

/** Look at the difference between a note and a record, or take one of its three exits. */
export function driftAct(
  { do: what, record }: DriftAct,
  room: Room,
  stage: Pick<Stage, "edit" | "note">,
): Promise<Answered> | null {
  const { topic, statement: id } = record.body
  switch (what) {
    case "decide-drift":
      void stage.note(topic).then(note => note?.scrollIntoView({ block: "start" }))
      return null
    case "restore-wording":
      return stage.note(topic).then(async note => (note && (await restoreWording(record, room, note))) ?? notNow)
    case "amend": {
      const statement = Object.values(room.live.state.peek().statements).find(one => one.id === id)
      if (statement) stage.edit(statement, currentLang())
      return null
    }
  }
}
