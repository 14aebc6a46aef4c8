import type { Entry } from "../../contract/events.ts"
import type { Session } from "../../fold/sessionState.ts"
import type { UploadedFile } from "../../model/files.ts"
import { fileEnds } from "../../model/terms.ts"
import type { Texts } from "../../model/texts.ts"

/** A background paper that stood on a session's reading list, or on that of a topic of its agenda. */
export interface BackgroundPaper {
  /** the id of the reading */
  id: string
  title: Texts
  file: UploadedFile
}

/**
 * Returns the background papers that a session had when it closed, in the order in which they were added. Papers that
 * were added or removed later change nothing, so that adopted minutes stay as they are (DOMAIN M11).
 */
export function sessionPapers({ id, state, items }: Session, entries: readonly Entry[]): BackgroundPaper[] {
  const closed = entries.findLastIndex(({ kind, body }) => kind === "session-closed" && body.session === id)
  const until = state === "closed" && closed >= 0 ? closed : entries.length
  const topics = new Set(items.map(({ topic }) => topic))
  const papers = new Map<string, BackgroundPaper>()
  for (const { kind, body } of entries.slice(0, until)) {
    if (kind === "reading-removed") papers.delete(body.reading)
    if (kind !== "reading-added" || !body.file) continue
    const isOf = body.session === id || (body.topic !== undefined && topics.has(body.topic))
    if (isOf) papers.set(body.reading, { id: body.reading, title: body.title, file: body.file })
  }
  return [...papers.values()]
}

/** Tells the kind, the size and the hash of a file, in the same figures in every language. */
export function paperFacts({ type, size, sha256 }: UploadedFile): { kind: string; size: string; hash: string } {
  const shown = size < 1_000_000 ? `${Math.max(1, Math.round(size / 1_000))} kB` : `${(size / 1_000_000).toFixed(1)} MB`
  return { kind: fileEnds[type].toUpperCase(), size: shown, hash: sha256 }
}
