import type { Thread, ThreadEntry } from "../../../shared/fold/state.ts"
import { isOwn } from "../../../shared/rules/people/seats/holder.ts"
import { mayWriteNote, right } from "../../../shared/rules/policy.ts"
import { commentIn, mendMs } from "../../../shared/rules/readings/comments.ts"
import { findTopic } from "../../../shared/rules/readings/rows.ts"
import { noteModeNow } from "../../../shared/rules/text/noteMode.ts"
import type { View, ViewWith } from "../../scene/scene.ts"
import { mayNow } from "./mayNow.ts"

/** The acts on one comment. Its author may correct the comment for five minutes and withdraw it at any time. */
export function commentActs(scene: ViewWith<"now">, thread: Thread, entry: ThreadEntry): ("correct" | "withdraw")[] {
  const own = isOwn(scene.state, entry, scene.me.member)
  if (!own || !mayNow(scene, "change a comment", own) || !commentIn(thread, entry.id)) return []
  return scene.now - entry.at < mendMs ? ["correct", "withdraw"] : ["withdraw"]
}

export type ThreadAct = "reply" | "resolve" | "reopen" | "accept" | "decline"

/**
 * The acts on a thread. A reader who may write in the note may also accept a suggestion. The suggested wording is then
 * written into the note.
 */
export function threadActs(scene: View, thread: Thread): ThreadAct[] {
  const { state, me } = scene
  if (right(me.role, "comment") !== "yes") return []
  const [first] = thread.entries
  const ends = mayNow(scene, "resolve a thread", first !== undefined && isOwn(state, first, me.member))
  if (thread.resolved) return ends ? ["reopen"] : []
  const topic = findTopic(state, thread.topic)
  const suggested = thread.wording !== null && topic !== undefined
  const writes = suggested && mayWriteNote(me.role, noteModeNow(topic)) && mayNow(scene, "edit an open note")
  return [
    ...(mayNow(scene, "comment") ? ["reply" as const] : []),
    ...(ends ? ["resolve" as const] : []),
    ...(writes ? ["accept" as const] : []),
    ...(suggested && mayNow(scene, "decline a suggestion") ? ["decline" as const] : []),
  ]
}
