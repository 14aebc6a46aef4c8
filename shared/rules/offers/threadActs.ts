import type { Thread } from "../../fold/state.ts"
import type { Scene } from "../nextAction/scene.ts"
import { isOwn } from "../people/holder.ts"
import { mayWriteNote, right } from "../policy.ts"
import { noteModeNow, topicIn } from "../text/noteMode.ts"
import { mayNow } from "./mayNow.ts"

export type ThreadAct = "reply" | "resolve" | "reopen" | "accept" | "decline"

/** What this reader may do about a discussion; a suggestion is taken into the note by whoever writes there, or declined. */
export function threadActs(scene: Scene, thread: Thread): ThreadAct[] {
  const { state, me } = scene
  if (right(me.role, "comment") !== "yes") return []
  const [first] = thread.entries
  const ends = mayNow(scene, "resolve a thread", first !== undefined && isOwn(state, first, me.member))
  if (thread.resolved) return ends ? ["reopen"] : []
  const topic = topicIn(state, thread.topic)
  const suggested = thread.wording !== null && topic !== undefined
  const writes = suggested && mayWriteNote(me.role, noteModeNow(topic)) && mayNow(scene, "edit an open note")
  return [
    ...(mayNow(scene, "comment") ? ["reply" as const] : []),
    ...(ends ? ["resolve" as const] : []),
    ...(writes ? ["accept" as const] : []),
    ...(suggested && mayNow(scene, "decline a suggestion") ? ["decline" as const] : []),
  ]
}
