import type { ReadonlySignal } from "@preact/signals-core"
import { type EditorState, Plugin, PluginKey } from "prosemirror-state"
import { Decoration, DecorationSet, type EditorView } from "prosemirror-view"
import type { Peer } from "../../../shared/contract/noteLink.ts"
import { cameFromPeers, placeInEditor } from "../binding.ts"

/** Milliseconds for which a peer's name is shown after their caret moved. */
const flagMs = 2000

const key = new PluginKey<DecorationSet>("carets")

/**
 * Draws the peers' carets and selections. A peer's name comes from the server and is always drawn as text, never as
 * HTML.
 */
export const peerCarets = (peers: ReadonlySignal<readonly Peer[]>, shownAs: ShownAs) => {
  const flags = new Flags()
  const drawAll = (state: EditorState) =>
    DecorationSet.create(
      state.doc,
      peers.value.flatMap(peer => draw(state, { ...peer, ...shownAs(peer) }, flags.up(peer.client))),
    )
  return new Plugin<DecorationSet>({
    key,
    state: {
      init: () => DecorationSet.empty,
      apply: (tr, before, _old, state) =>
        tr.getMeta(key) || (tr.docChanged && cameFromPeers(state)) ? drawAll(state) : before.map(tr.mapping, tr.doc),
    },
    props: { decorations: state => key.getState(state) },
    view: view => {
      const redraw = () => view.dispatch(view.state.tr.setMeta(key, true).setMeta("addToHistory", false))
      // Redraws in a microtask, because a peer's caret may be in text that arrives later in the same task.
      const stop = peers.subscribe(now => {
        flags.moved(now, redraw)
        queueMicrotask(() => !view.isDestroyed && redraw())
      })
      return {
        destroy() {
          stop()
          flags.stop()
        },
      }
    },
  })
}

/** Tracks the peers whose names are visible at their carets. */
class Flags {
  private readonly seen = new Map<number, string>()
  private readonly timers = new Map<number, ReturnType<typeof setTimeout>>()

  up(client: number): boolean {
    return this.timers.has(client)
  }

  moved(peers: readonly Peer[], redraw: () => void) {
    for (const { client, cursor } of peers) {
      const at = JSON.stringify(cursor)
      if (this.seen.get(client) === at) continue
      this.seen.set(client, at)
      clearTimeout(this.timers.get(client))
      this.timers.set(
        client,
        setTimeout(() => {
          this.timers.delete(client)
          redraw()
        }, flagMs),
      )
    }
    for (const client of this.seen.keys()) if (!peers.some(peer => peer.client === client)) this.seen.delete(client)
  }

  stop() {
    for (const timer of this.timers.values()) clearTimeout(timer)
    this.timers.clear()
  }
}

/** Returns the number of a person's colour and the DOM language of their name. Both are the same on the whole page. */
export type ShownAs = (person: Pick<Peer, "member" | "name">) => { colour: number; lang: string | null }

type Shown = Peer & ReturnType<ShownAs>

function draw(state: EditorState, peer: Shown, flag: boolean): Decoration[] {
  const cursor = placeInEditor(state, peer.cursor)
  if (!cursor) return []
  const bar = Decoration.widget(cursor.head, view => caret(view, peer, flag), {
    key: `${peer.client} ${flag} ${peer.colour} ${peer.name}`,
    side: 10,
    ignoreSelection: true,
  })
  if (cursor.anchor === cursor.head) return [bar]
  return [span(cursor, peer.composing ? "peer-composing" : `peer-selection peer-${peer.colour}`), bar]
}

const span = ({ anchor, head }: { anchor: number; head: number }, classes: string) =>
  Decoration.inline(Math.min(anchor, head), Math.max(anchor, head), { class: classes }, { inclusiveEnd: false })

function caret({ dom }: EditorView, { name, colour, lang }: Shown, flag: boolean): HTMLElement {
  const bar = dom.ownerDocument.createElement("span")
  bar.className = `peer-caret peer-${colour}${flag ? " peer-caret-named" : ""}`
  bar.setAttribute("aria-hidden", "true")
  const label = dom.ownerDocument.createElement("span")
  label.className = "peer-name"
  label.textContent = name
  if (lang) label.lang = lang
  bar.append(label)
  return bar
}
