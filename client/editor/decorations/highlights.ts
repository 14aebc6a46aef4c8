import type { Node } from "prosemirror-model"
import { type EditorState, Plugin, PluginKey } from "prosemirror-state"
import { Decoration, DecorationSet } from "prosemirror-view"
import type * as Y from "yjs"
import { resolveAnchor } from "../../../shared/document/anchors.ts"
import { readNote } from "../../../shared/document/readers.ts"
import type { Anchor } from "../../../shared/model/anchor.ts"
import { cameFromPeers } from "../binding.ts"
import { Offsets } from "../offsets.ts"
import { Settling } from "./settling.ts"

export interface Highlighted {
  id: string
  anchor: Anchor | null
  kind: string
  resolved: boolean
}

export interface Highlights {
  threads: readonly Highlighted[]
  active: string | null
}

interface Drawn extends Highlights {
  set: DecorationSet
}

const key = new PluginKey<Drawn>("highlights")
const none: Highlights = { threads: [], active: null }
/**
 * Highlights the passages that threads refer to. Threads are events of the server and are never written into the note.
 */
export const highlightMarks = (note: Y.Doc, onThread: (id: string) => void) =>
  new Plugin<Drawn>({
    key,
    state: {
      init: (_, state) => draw(note, state.doc, none),
      apply(tr, before, _old, state) {
        const wished: Highlights | undefined = tr.getMeta(key)
        if (wished || (tr.docChanged && cameFromPeers(state))) return draw(note, state.doc, wished ?? before)
        return tr.docChanged ? { ...before, set: before.set.map(tr.mapping, tr.doc) } : before
      },
    },
    props: {
      decorations: state => key.getState(state)?.set,
      handleClick(view, pos) {
        const id = threadAt(view.state, pos)
        if (id !== null) onThread(id)
        return false
      },
    },
    // An edit inside a passage can change the range of its anchor.
    view: () =>
      new Settling(state => {
        const drawn = key.getState(state)
        return drawn ? showHighlights(state, drawn) : null
      }),
  })

export const showHighlights = (state: EditorState, { threads, active }: Highlights) =>
  state.tr.setMeta(key, { threads, active }).setMeta("addToHistory", false)

/**
 * Returns the thread of the shortest passage at a position, because a click on overlapping passages means the innermost
 * passage.
 */
export function threadAt(state: EditorState, pos: number): string | null {
  const found = key.getState(state)?.set.find(pos, pos) ?? []
  const inner = found.toSorted((a, b) => a.to - a.from - (b.to - b.from))[0]
  return inner ? idOf(inner) : null
}

export function placeOfThread(state: EditorState, id: string): { from: number; to: number } | null {
  return key.getState(state)?.set.find(undefined, undefined, (spec: unknown) => specId(spec) === id)[0] ?? null
}

const idOf = (decoration: Decoration): string | null => specId(decoration.spec)

const specId = (spec: unknown): string | null =>
  typeof spec === "object" && spec !== null && "thread" in spec && typeof spec.thread === "string" ? spec.thread : null

function draw(note: Y.Doc, doc: Node, { threads, active }: Highlights): Drawn {
  // If there are no threads, the note need not be read at each change by a peer.
  if (threads.length === 0) return { threads, active, set: DecorationSet.empty }
  const reading = readNote(note)
  const offsets = new Offsets(doc)
  const marks = threads.flatMap(thread => {
    if (!thread.anchor || (thread.resolved && thread.id !== active)) return []
    const { range } = resolveAnchor(note, thread.anchor, reading)
    const place = range && offsets.range(range)
    return place ? [mark(thread, thread.id === active, place)] : []
  })
  return { threads, active, set: DecorationSet.create(doc, marks) }
}

const mark = ({ id, kind }: Highlighted, active: boolean, { from, to }: { from: number; to: number }) =>
  Decoration.inline(
    from,
    to,
    { class: `passage passage-${kind.replace(/\W/g, "")}${active ? " passage-active" : ""}`, "data-thread": id },
    { thread: id },
  )

/**
 * True if two lists of threads differ. The function compares the lists' elements, because a page makes a new list at
 * each render. It compares anchors by identity, because the fold keeps the same anchor objects.
 */
export function areOthers(now: readonly Highlighted[], before: readonly Highlighted[] | undefined): boolean {
  const same = (a: Highlighted, b: Highlighted | undefined) =>
    a.id === b?.id && a.anchor === b.anchor && a.kind === b.kind && a.resolved === b.resolved
  return now.length !== before?.length || !now.every((thread, n) => same(thread, before[n]))
}
