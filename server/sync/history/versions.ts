import { setImmediate as nextTurn } from "node:timers/promises"
import type { MemberId, TopicId } from "../../../shared/model/ids.ts"
import type { Instant } from "../../../shared/model/terms.ts"
import type { DocumentHistory, DocumentPlace } from "../../ports/documents/documentHistory.ts"
import { type DocumentLog, forgotten } from "../../ports/documents/documentLog.ts"
import type { ClientWriter, NoteVersion, VersionBuilt, Versions } from "../../ports/documents/versions.ts"
import type { VersionBytes } from "./buildVersion.ts"

/** Milliseconds without an edit after which the next edit begins another version in the list. */
const pauseMs = 5 * 60_000
/** The longest time that one version of the list spans while people write without a pause. */
const longestMs = 30 * 60_000
/** The updates and bytes that are read in one turn of the event loop, which takes a few milliseconds. */
const portion = { count: 1_000, bytes: 262_144 } as const
/** The number of built versions that stay in memory, because readers compare the same few. */
const keptVersions = 8
/** The number of versions that are built or wait for it; whoever asks for a further one is told to come again. */
const mostBuilding = 16

type Build = (bytes: VersionBytes) => Promise<VersionBuilt>

interface Sources {
  history: DocumentHistory
  log: Pick<DocumentLog, "updates">
  /** builds a version; only one is built at a time */
  build: Build
}

/** Reads which versions a note had, and builds them from its log (DOMAIN ZV1). It uses no document of the live notes. */
export function createVersions({ history, log, build }: Sources): Versions {
  const kept = new Map<string, VersionBuilt>()
  /** the versions that are built or wait for it, by name; whoever asks for one of them waits for the same */
  const building = new Map<string, Promise<VersionBuilt>>()
  let last: Promise<unknown> = Promise.resolve()

  /** Builds a version once those before it are built, and keeps it. */
  const inTurn = (name: string, topic: TopicId, place: DocumentPlace): Promise<VersionBuilt> => {
    const made = last.then(async () => {
      const version = await whole({ history, log, build }, topic, place)
      kept.set(name, version)
      const [oldest] = kept.keys()
      if (kept.size > keptVersions && oldest !== undefined) kept.delete(oldest)
      return version
    })
    building.set(name, made)
    // the next version is built even if this one fails; who asked for it gets the error
    last = made.catch(() => undefined).finally(() => building.delete(name))
    return made
  }

  const placed = async (topic: TopicId, place: DocumentPlace): Promise<VersionBuilt | "busy"> => {
    const name = `${topic} ${place.epoch} ${place.seq}`
    const known = kept.get(name) ?? building.get(name)
    if (!known && building.size >= mostBuilding) return "busy"
    return known ?? inTurn(name, topic, place)
  }

  return {
    in: placed,
    async list(topic) {
      const versions: NoteVersion[] = []
      for (const { epoch, seq } of await history.epochs(topic)) {
        for (let after = 0; after < seq; ) {
          const part = await history.written({ topic, epoch }, after)
          if (!part) break
          for (const [n, at] of part.times.entries())
            note(versions, { epoch, seq: after + n + 1, at, by: part.writers[n] ?? forgotten })
          after += part.times.length
          await nextTurn()
        }
      }
      return versions
    },
    async at(topic, at) {
      const place = await history.placeAt(topic, at)
      if (!place) return null
      const built = await placed(topic, place)
      return built === "busy" ? "busy" : { ...place, ...built }
    },
    async writers(topic, { epoch, runs }) {
      const clients = new Set(runs.flatMap(some => some.map(({ client }) => client)))
      const firsts = await history.firstUpdates({ topic, epoch })
      const wanted = firsts.filter(({ client, member }) => clients.has(client) && member !== forgotten)
      const writers = new Map<number, ClientWriter>()
      let part: { after: number; times: readonly number[] } = { after: 0, times: [] }
      for (const { client, member, seq } of wanted.toSorted((a, b) => a.seq - b.seq)) {
        if (seq - part.after > part.times.length) {
          const read = await history.written({ topic, epoch }, seq - 1)
          part = { after: seq - 1, times: read?.times ?? [] }
          await nextTurn()
        }
        writers.set(client, { member, since: part.times[seq - part.after - 1] ?? 0 })
      }
      return writers
    },
  }
}

interface Written extends DocumentPlace {
  at: Instant
  by: MemberId
}

/** Adds an update to the list: to its last version, or after a pause to a new one. */
function note(versions: NoteVersion[], { epoch, seq, at, by }: Written): void {
  // the first update of a later epoch is the compacted note, which nobody wrote
  if (epoch > 1 && seq === 1) return void versions.push(begun({ epoch, seq, at, by: forgotten }, true))
  const last = versions.at(-1)
  const goesOn = last?.epoch === epoch && !last.compacted && at - last.at <= pauseMs && at - last.from <= longestMs
  if (!goesOn) return void versions.push(begun({ epoch, seq, at, by }, false))
  last.seq = seq
  last.at = Math.max(last.at, at)
  last.changes++
  if (by !== forgotten && !last.writers.includes(by)) last.writers.push(by)
}

const begun = ({ epoch, seq, at, by }: Written, compacted: boolean): NoteVersion => ({
  epoch,
  seq,
  from: at,
  at,
  changes: 1,
  writers: by === forgotten ? [] : [by],
  compacted,
})

async function whole({ history, log, build }: Sources, topic: TopicId, place: DocumentPlace): Promise<VersionBuilt> {
  const { epoch, seq } = place
  const snapshot = await history.snapshotBefore(topic, place)
  const parts: { lengths: Uint32Array; bytes: Uint8Array }[] = []
  for (let after = snapshot?.seq ?? 0; after < seq; ) {
    const some = (await log.updates({ topic, epoch }, after, portion)).filter(one => one.seq <= seq)
    const updates = some.map(({ update }) => update)
    parts.push({ lengths: Uint32Array.from(updates, one => one.byteLength), bytes: Buffer.concat(updates) })
    after = some.at(-1)?.seq ?? seq
    await nextTurn()
  }
  return build({ snapshot: snapshot?.update ?? null, parts })
}
