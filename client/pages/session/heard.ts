import { effect } from "@preact/signals-core"
import { list } from "../../i18n/formats.ts"
import { msg } from "../../i18n/msg.ts"
import type { View } from "../../scene/scene.ts"
import { announce } from "../../state/page/announcer.ts"
import type { SessionStore } from "../../state/session/sessionStore.ts"

/** Milliseconds for which events are gathered into one announcement. */
const gatheringMs = 3_000

/**
 * Announces to screen readers which members have connected, which have asked for the floor, and how many comments were
 * made. Returns a function that ends the announcements.
 */
export function tellWhatCame(room: SessionStore): () => void {
  let since = room.live.now()
  let here: ReadonlySet<string> | null = null
  let hands: ReadonlySet<string> | null = null
  const came = new Set<string>()
  const asked = new Set<string>()
  let timer: ReturnType<typeof setTimeout> | null = null

  const say = () => {
    timer = null
    const scene = room.scene.peek()
    if (!scene) return
    const comments = commentsSince(scene, since)
    since = room.live.now()
    const words = [
      ...(comments > 0 ? [commentWords(comments)] : []),
      ...(came.size > 0 ? [cameWords(list(came))] : []),
      ...(asked.size > 0 ? [askedWords(list(asked))] : []),
    ]
    came.clear()
    asked.clear()
    if (words.length > 0) announce(words.join(" "))
  }

  const stop = effect(() => {
    const scene = room.scene.value
    if (!scene) return
    // a member whom somebody ticked as present has not joined
    const [nowHere, nowHands] = [new Set(scene.connected), handsOf(scene)]
    for (const name of namesNew(scene, here, nowHere)) came.add(name)
    for (const name of namesNew(scene, hands, nowHands)) asked.add(name)
    here = nowHere
    hands = nowHands
    if (came.size > 0 || asked.size > 0 || commentsSince(scene, since) > 0) timer ??= setTimeout(say, gatheringMs)
  })
  return () => {
    stop()
    if (timer) clearTimeout(timer)
  }
}

/**
 * Counts other members' comments that were made after `since`. Older comments that the page loads later are not
 * counted.
 */
function commentsSince({ state, me }: View, since: number): number {
  const entries = Object.values(state.threads).flatMap(thread => thread.entries)
  return entries.filter(({ at, by }) => at > since && by !== me.member).length
}

const handsOf = ({ session }: View): Set<string> => new Set(session.floor.requests.map(({ member }) => member))

function namesNew({ state, me }: View, before: ReadonlySet<string> | null, now: ReadonlySet<string>): string[] {
  if (before === null) return []
  const fresh = Object.values(state.members).filter(({ id }) => now.has(id) && !before.has(id) && id !== me.member)
  return fresh.flatMap(({ name }) => (name === "" ? [] : [name]))
}

const commentWords = (n: number): string => msg("heard.comments", { n })
const cameWords = (names: string): string => msg("heard.came", { names })
const askedWords = (names: string): string => msg("heard.asked", { names })
