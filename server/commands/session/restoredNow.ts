import type { VersionBlockRead } from "../../../shared/document/versions/versionBlocks.ts"
import type { MemberId, TopicId } from "../../../shared/model/ids.ts"
import type { Instant } from "../../../shared/model/terms.ts"
import type { LookUp, LookUpPorts } from "../../core/command.ts"
import type { DocumentHistory, DocumentPlace } from "../../ports/documents/documentHistory.ts"

/** The version of a note of which a command says that it was restored, by edits since a time. */
interface VersionNamed {
  topic: TopicId
  at: Instant
  since: Instant
}

/**
 * The finding of a note's log about a restoration. `none`: the note had no such version, or was not edited since. `other`:
 * after none of the member's last edits did the note say what it said then, e.g. because somebody else wrote at the same
 * moment. `restored`: it did. `busy`: the versions could not be compared now.
 */
type RestoredNow = "none" | "other" | "restored" | "busy"

/**
 * Reads before the turn, because versions take a while to build. The finding is about places in the note's log that
 * nothing changes any more, so it is still true in the turn.
 */
export const restoredOf = (named: VersionNamed): LookUp<{ restored: RestoredNow }> => ({
  before: true,
  find: async (ports, { state, actor, now }) => ({
    restored: state.topics[named.topic] ? await restoredNow(ports, named, actor.member, now) : "none",
  }),
})

/**
 * The number of the member's last edits after each of which the note is compared: the restoration, and edits that they
 * typed right after it.
 */
const editsCompared = 4

/** How many milliseconds the clock of the member's page may be ahead. */
const clockSlackMs = 5_000

/** Compares a note with one of its versions, as it was after the member's last edits (DOMAIN ZV5). */
async function restoredNow(
  { history, versions }: LookUpPorts,
  { topic, at, since }: VersionNamed,
  member: MemberId | null,
  instant: Instant,
): Promise<RestoredNow> {
  const then = await history.placeAt(topic, at)
  const now = then && (await history.placeAt(topic, instant))
  if (!then || !now || (now.epoch === then.epoch && now.seq === then.seq)) return "none"
  const version = await versions.in(topic, then)
  if (version === "busy") return "busy"
  const wanted = textOf(version.blocks)
  for (const seq of await lastEdits(
    history,
    topic,
    { since: await history.placeAt(topic, since - clockSlackMs), now },
    member,
  )) {
    const note = await versions.in(topic, { epoch: now.epoch, seq })
    if (note === "busy") return "busy"
    if (textOf(note.blocks) === wanted) return "restored"
  }
  return "other"
}

/** The places of the member's last edits after `since`, the newest first. */
async function lastEdits(
  history: Pick<DocumentHistory, "written">,
  topic: TopicId,
  { since, now }: { since: DocumentPlace | null; now: DocumentPlace },
  member: MemberId | null,
): Promise<number[]> {
  let own: number[] = []
  for (let after = since?.epoch === now.epoch ? since.seq : 0; after < now.seq; ) {
    const part = await history.written({ topic, epoch: now.epoch }, after)
    if (!part || part.times.length === 0) break
    for (const [n, writer] of part.writers.entries()) if (writer === member) own.push(after + n + 1)
    own = own.slice(-editsCompared)
    after += part.times.length
  }
  return own.toReversed()
}

/** Returns the text of a version. An empty paragraph says nothing: an editor adds one where a note is empty. */
const textOf = (blocks: readonly VersionBlockRead[]): string =>
  JSON.stringify(
    blocks
      .filter(({ text, picture, cell }) => text !== "" || picture || cell)
      .map(({ kind, lang, text, cell, picture }) => [kind, lang, text, cell, picture]),
  )
