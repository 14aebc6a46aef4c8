import type { Session } from "../../../shared/fold/sessionState.ts"
import type { CommentOriginals, Snapshot, TopicFetched } from "../../../shared/fold/slices/snapshot.ts"
import type { State } from "../../../shared/fold/state.ts"
import type { WorkspaceId } from "../../../shared/model/ids.ts"
import type { Lang } from "../../../shared/model/terms.ts"
import type { Audience } from "../../../shared/rules/audience.ts"
import { frameOf } from "../../../shared/rules/frame/frame.ts"
import { commentOriginal, type ShortenedComment, withoutOriginals } from "../../../shared/rules/frame/originals.ts"
import { rowsWhere } from "../../../shared/rules/frame/tables.ts"
import { threadsAtFirst, threadsGrowBy, topicRows } from "../../../shared/rules/frame/topicRows.ts"
import { isOwn } from "../../../shared/rules/people/seats/holder.ts"
import { topicShown } from "../../../shared/rules/readings/agenda.ts"
import { type Slice, sliceOf } from "../../../shared/rules/slice.ts"
import { LoopTurns } from "../../log/folding/turn.ts"
import type { HttpPorts } from "../ports.ts"
import { joinedPieces, type Piece, pieceOf, sharedPiece } from "./pieces.ts"

/** The workspace and the audience of one reader. */
interface Reader {
  workspace: WorkspaceId
  audience: Audience
  /** the language of the reader's page, whose translations the body holds; without it the body holds all */
  lang?: Lang | undefined
  /** whether the body leaves out the originals of comments that the page shows as translations (DOMAIN V16) */
  shortened?: boolean
}

export interface PartWanted {
  slice: Slice
  /** the topics whose rows the page asks for; null if the page does not know yet which topic it shows */
  topics: readonly string[] | null
  /** the approximate number of discussions of each topic that the page asks for */
  threads: number
}

/**
 * The translations that a page in one language shows: those into this language, and those in any language that still
 * wait for an answer, because their authors are asked beside the text.
 */
const inLang = (rows: State["translations"], lang: Lang | undefined): State["translations"] =>
  lang === undefined
    ? rows
    : rowsWhere(rows, row => row.lang === lang || (row.answer === null && row.hidden === undefined))

/** A rendered snapshot without the part that differs for each reader. */
export interface Rendered {
  facts: Pick<State, "members" | "workspace">
  body: Piece
  leftOut: readonly ShortenedComment[]
}

/** The rendered rows of a topic, and the comments whose originals they leave out. */
interface RenderedRows {
  body: Piece
  leftOut: readonly ShortenedComment[]
}

/**
 * Rounds the number of discussions up to one of a few fixed numbers. Readers who ask for nearly the same number then
 * share a cached body.
 */
export function threadsStep(wanted: number): number {
  let step = threadsAtFirst
  while (step < Math.min(wanted, mostThreads)) step *= threadsGrowBy
  return step
}
const mostThreads = 1_000_000

/** The maximum number of topics whose rows one answer contains. */
export const topicsAtOnce = 20
/** The maximum number of cached bodies for one audience of a workspace. */
const keptBodies = 60
/**
 * Milliseconds for which bodies are cached. Pages that lost their connection at the same time reconnect within this
 * time.
 */
const keptMs = 60_000

/** The cached bodies that were rendered from one state of a workspace. */
interface Shelf {
  of: State
  bodies: Map<string, Promise<unknown>>
  end: ReturnType<typeof setTimeout>
}

type Common = Omit<Snapshot, "me" | "folded" | "mails" | "engine" | "now" | "originals">

/**
 * Renders the bodies of snapshots. Each part is rendered and compressed once for all readers of the same audience and
 * state. A hundred pages that reconnect together then cost as much as one.
 */
export function createSnapshots({ folds, incarnation }: Pick<HttpPorts, "folds" | "incarnation">) {
  const shelves = new Map<string, Shelf>()

  /**
   * Returns the response body cached under `key` for this state, or makes it. A different state starts an empty cache.
   */
  function once<T>({ workspace, audience }: Reader, state: State, key: string, make: () => Promise<T>): Promise<T> {
    const place = `${workspace} ${audience}`
    const known = shelves.get(place)
    const shelf = known?.of === state ? known : begin(place, state)
    // if the timer of the replaced cache still ran, it would keep the old bodies in memory
    if (known && shelf !== known) clearTimeout(known.end)
    const body = shelf.bodies.get(key)
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- each key has its kind of body
    if (body) return body as Promise<T>
    const made = make()
    shelf.bodies.set(key, made)
    made.catch(() => shelf.bodies.delete(key))
    for (const oldest of [...shelf.bodies.keys()].slice(0, -keptBodies)) shelf.bodies.delete(oldest)
    return made
  }

  function begin(place: string, of: State): Shelf {
    const shelf = { of, bodies: new Map(), end: setTimeout(() => shelves.delete(place), keptMs).unref() }
    shelves.set(place, shelf)
    return shelf
  }

  const rowsOf = (reader: Reader, state: State, topic: string, threads: number): Promise<RenderedRows | null> =>
    once(reader, state, `rows ${topic} ${threads} ${versionOf(reader)}`, async () => {
      const turn = new LoopTurns()
      const all = topicRows(state, topic, threads)
      await turn.pause()
      if (!all) return null
      const rows = { ...all, translations: inLang(all.translations, reader.lang) }
      const { threads: shown, leftOut } =
        reader.lang !== undefined && isShortened(reader, state)
          ? withoutOriginals(rows, reader.lang)
          : { threads: rows.threads, leftOut: [] }
      await turn.pause()
      return { body: await pieceOf(await inTurns({ ...rows, threads: shown })), leftOut }
    })

  const frame = (reader: Reader, state: State, slice: Slice, part: State): Promise<Piece> =>
    once(reader, state, `frame ${JSON.stringify(slice)} ${reader.lang}`, async () => {
      const topics = Object.values(part.topics).map(({ id, title, note }) => ({ id, title, note: { mode: note.mode } }))
      const turn = new LoopTurns()
      const held = frameOf(part)
      const shown = { ...held.state, translations: inLang(held.state.translations, reader.lang) }
      const common: Omit<Common, "held"> = { incarnation, seq: state.seq, topics, ...held, state: shown }
      await turn.pause()
      return pieceOf(`${(await inTurns(common)).slice(0, -1)},"held":[`)
    })

  return {
    /** the snapshot of a slice; null if the slice does not exist */
    async snapshot(reader: Reader, { slice, topics, threads }: PartWanted): Promise<Rendered | null> {
      const state = await folds.view(reader.workspace, reader.audience)
      const key = `snapshot ${JSON.stringify([slice, topics, threads])} ${versionOf(reader)}`
      return once(reader, state, key, async () => {
        const part = sliceOf(slice, state)
        if (isGone(slice, part)) return null
        const wanted = (topics ?? topicsOf(slice, part)).filter(topic => topic in part.topics)
        const turn = new LoopTurns()
        const rows: RenderedRows[] = []
        for (const topic of wanted) {
          const one = await rowsOf(reader, state, topic, threads)
          if (one) rows.push(one)
          await turn.pause()
        }
        const held = rows.flatMap(({ body }, n) => (n > 0 ? [",", body] : [body]))
        return {
          facts: { workspace: part.workspace, members: state.members },
          body: sharedPiece(joinedPieces(await frame(reader, state, slice, part), ...held, "]")),
          leftOut: rows.flatMap(({ leftOut }) => leftOut),
        }
      })
    },

    /** the rows of one topic; null if there is no such topic */
    async topic(reader: Reader, topic: string, threads: number, member: string | null = null): Promise<Piece | null> {
      const state = await folds.view(reader.workspace, reader.audience)
      const rows = await rowsOf(reader, state, topic, threads)
      if (!rows) return null
      const head: Omit<TopicFetched, "rows" | "originals"> = { incarnation, seq: state.seq }
      const own = JSON.stringify({ originals: ownOriginals(state, rows.leftOut, member) })
      const begin = await pieceOf(`${JSON.stringify(head).slice(0, -1)},"rows":`)
      return joinedPieces(begin, rows.body, own === "{}" ? "}" : `,${own.slice(1)}`)
    },
  }
}

/** Names the version of a body: readers of one audience, language and length share it. */
const versionOf = ({ lang, shortened = false }: Reader): string => `${lang} ${shortened}`

/**
 * Whether the reader's body leaves out originals. Where names stay in the room, the public is not told which text is the
 * original, so that it gets both (DOMAIN V6).
 */
const isShortened = ({ audience, shortened = false }: Reader, { workspace }: State): boolean =>
  shortened && (audience === "room" || workspace?.attribution === "named")

/** The originals of the member's own comments among those that were left out; undefined if there are none. */
export function ownOriginals(
  state: Pick<State, "members">,
  leftOut: readonly ShortenedComment[],
  member: string | null,
): CommentOriginals | undefined {
  const own = leftOut.filter(({ entry }) => isOwn(state, entry, member))
  return own.length === 0 ? undefined : Object.fromEntries(own.map(({ key, entry }) => [key, commentOriginal(entry)]))
}

export type Snapshots = ReturnType<typeof createSnapshots>

/** Returns the same text as JSON.stringify, but lets the event loop run between two fields when the text is long. */
async function inTurns(value: object): Promise<string> {
  const turn = new LoopTurns()
  const fields: string[] = []
  for (const [field, one] of Object.entries(value)) {
    if (one === undefined) continue
    const isState = field === "state" && typeof one === "object" && one !== null
    fields.push(`${JSON.stringify(field)}:${isState ? await inTurns(one) : JSON.stringify(one)}`)
    await turn.pause()
  }
  return `{${fields.join()}}`
}

/** Whether the slice does not exist. Its id may name something else, e.g. a topic's id that was sent as a session's. */
function isGone(slice: Slice, state: State): boolean {
  switch (slice.kind) {
    case "workspace":
      return state.workspace === null
    case "session":
      return Object.keys(state.sessions).length === 0
    case "topic":
      return Object.keys(state.topics).length === 0
  }
}

/**
 * The topics that a page of this slice shows first. Their rows are sent with the snapshot, so that the page need not
 * ask for them.
 */
function topicsOf(slice: Slice, state: State): string[] {
  switch (slice.kind) {
    case "workspace":
      return []
    case "session": {
      const [session] = Object.values<Session>(state.sessions)
      const shown = session && topicShown({ session, state, topic: null })
      return [shown ?? Object.keys(state.topics)[0]].filter(topic => topic !== undefined)
    }
    case "topic":
      return [slice.topic]
  }
}
