import type { CommentOriginal, CommentOriginals } from "../../fold/slices/snapshot.ts"
import type { State, Thread, ThreadEntry } from "../../fold/state.ts"
import type { SaidKey } from "../../model/ids.ts"
import type { Lang } from "../../model/terms.ts"
import { findThread } from "../readings/rows.ts"
import { commentKey } from "../said/inThreads.ts"
import { translationOf } from "../said/standing.ts"

type Threads = State["threads"]

/** A comment whose words were left out of the rows. */
export interface ShortenedComment {
  key: SaidKey
  entry: ThreadEntry
}

/**
 * Leaves out the originals of the comments that a page in this language shows as translations. A translation that is
 * behind its original is sent with it.
 */
export function withoutOriginals(
  { threads, translations }: Pick<State, "threads" | "translations">,
  lang: Lang,
): { threads: Threads; leftOut: readonly ShortenedComment[] } {
  const leftOut: ShortenedComment[] = []
  const shorter = eachEntry(threads, (entry, key) => {
    if (entry.phrase || entry.text.text === "") return entry
    const translation = translationOf({ translations }, { key, lang: entry.text.lang }, lang)
    if (!translation || translation.behind) return entry
    leftOut.push({ key, entry })
    return { ...entry, text: { lang: entry.text.lang, text: "" }, away: true }
  })
  return { threads: shorter, leftOut }
}

/** Puts the originals that `find` knows into the comments that lack them. One of before a correction is left out. */
export const withOriginals = (threads: Threads, find: (key: SaidKey) => CommentOriginal | undefined): Threads =>
  eachEntry(threads, (entry, key) => {
    const found = entry.away && find(key)
    if (!found || (found.corrected ?? 0) < (entry.corrected ?? 0)) return entry
    const { away: _, ...rest } = entry
    return { ...rest, text: { lang: found.lang, text: found.text } }
  })

/** The originals of some comments, as readers of this state may read them. */
export function originalsIn(state: Pick<State, "threads">, keys: readonly string[]): CommentOriginals {
  const found = keys.flatMap(key => {
    const [noun, thread, comment] = key.split(":")
    const row = noun === "thread" ? findThread(state, thread) : undefined
    const entry = row?.entries.find(({ id }) => id === comment)
    return entry ? [[key, commentOriginal(entry)] as const] : []
  })
  return Object.fromEntries(found)
}

export const commentOriginal = ({ text, corrected }: ThreadEntry): CommentOriginal => ({
  lang: text.lang,
  text: text.text,
  ...(corrected !== undefined && { corrected }),
})

/** Changes entries of threads. The table and the threads in which nothing changes stay the same objects. */
function eachEntry(threads: Threads, change: (entry: ThreadEntry, key: SaidKey) => ThreadEntry): Threads {
  let changed: Record<string, Thread> | null = null
  for (const thread of Object.values(threads)) {
    const entries = thread.entries.map(entry => change(entry, commentKey(thread.id, entry.id)))
    if (entries.every((entry, n) => entry === thread.entries[n])) continue
    changed ??= {}
    changed[thread.id] = { ...thread, entries }
  }
  return changed === null ? threads : { ...threads, ...changed }
}
