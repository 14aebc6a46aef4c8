import { type Command, EditorState, type Plugin, Selection, TextSelection, type Transaction } from "prosemirror-state"
import { EditorView } from "prosemirror-view"
import { initProseMirrorDoc, ySyncPlugin, yUndoPlugin } from "y-prosemirror"
import type * as Y from "yjs"
import type { Range } from "../../shared/contract/noteLink.ts"
import { noteRoot } from "../../shared/document/schema.ts"
import type { Anchor } from "../../shared/model/anchor.ts"
import type { Lang } from "../../shared/model/terms.ts"
import { comesFromPeers } from "./binding.ts"
import { bindToCaret } from "./caretBinding.ts"
import { caretIn, putCaret } from "./caretTaken.ts"
import { keepComposition } from "./composing/keepComposition.ts"
import { holdComposition, ownComposition, sparingPeers } from "./composing/ownComposition.ts"
import { bracketMarks } from "./decorations/brackets.ts"
import { peerCarets, type ShownAs } from "./decorations/carets.ts"
import { type Highlights, highlightMarks, placeOfThread, showHighlights } from "./decorations/highlights.ts"
import type { LiveNote } from "./liveNote.ts"
import { mirrorOf } from "./mirror.ts"
import { movedCaret } from "./movedCaret.ts"
import { ownPresence } from "./ownPresence.ts"
import { type SelectedPassage, selectedPassage } from "./passage.ts"
import { noteSchema } from "./schema.ts"
import { blockViews } from "./spokenBlock.ts"
import { commandOf, type ToolName, type ToolState, toolState } from "./tools.ts"
import { kind } from "./writing/blocks.ts"
import { noteKeys } from "./writing/keys.ts"
import { setLink } from "./writing/marks.ts"
import { ownLanguage } from "./writing/ownLanguage.ts"
import type { LeftOut } from "./writing/pasted/leftOut.ts"
import { pasting } from "./writing/pasting.ts"
import { reword, settleBracket, takeSuggestion, type WordingIn } from "./writing/rewording.ts"
import { noteRules } from "./writing/rules.ts"

export interface EditorWish {
  /** in light DOM with all that is around it: in a shadow root y-prosemirror fails and peers diverge in silence */
  place: HTMLElement
  doc: Y.Doc
  mayWrite: boolean
  note: Pick<LiveNote, "peers" | "say">
  /** of a block that says none */
  lang(): Lang | null
  /** the writer's own, for the first block of an empty note */
  begins(): Lang
  shownAs: ShownAs
  label(): string
  /** what an empty note says */
  empty(): string
  onChange(now: ToolState): void
  onThread(id: string): void
  /** what of a paste the note cannot hold; empty where all of it came */
  onLeftOut(parts: readonly LeftOut[]): void
}

/** One ProseMirror view on one Y.Doc. Another document, or another right to write, is another NoteEditor. */
export class NoteEditor {
  private readonly view: EditorView
  private readonly wish: EditorWish
  private readonly release: () => void

  constructor(wish: EditorWish) {
    this.wish = wish
    const mirror = wish.mayWrite ? null : mirrorOf(wish.doc)
    this.release = () => mirror?.stop()
    this.view = new EditorView(wish.place, {
      state: stateOf(wish, mirror?.doc ?? wish.doc),
      editable: () => wish.mayWrite,
      nodeViews: blockViews,
      attributes: state => ({
        role: "textbox",
        "aria-multiline": "true",
        "aria-readonly": String(!wish.mayWrite),
        "aria-label": wish.label(),
        tabindex: "0",
        class: isEmpty(state) ? "note-text note-empty" : "note-text",
        "data-empty": wish.empty(),
      }),
      handleDOMEvents: { focus: view => beginIfEmpty(view, wish) },
      // called by the plugins while the view is still being built
      dispatchTransaction(this: EditorView, tr: Transaction) {
        // what is only drawn anew, as a peer's caret
        if (!tr.docChanged && !tr.selectionSet && tr.doc === this.state.doc) stayWhereMoved(this, tr)
        if (comesFromPeers(tr)) drawPeers(this, tr)
        else this.updateState(this.state.apply(sparingPeers(this.state, tr)))
        wish.onChange(toolState(this.state, wish.lang()))
      },
    })
    guardRoot(this.view)
  }

  run(tool: ToolName) {
    this.do(commandOf(tool))
  }

  link(address: string): boolean {
    return this.do(setLink(address))
  }

  /** Puts a recorded wording back where it was lifted from, as an edit of this writer. */
  reword(anchor: Anchor, wording: WordingIn): boolean {
    return this.change(state => reword(state, this.wish.doc, anchor, wording))
  }

  /** Puts one alternative in the place of a bracket; false where no bracket says this. */
  settle(bracket: string, chosen: string): boolean {
    return this.change(state => settleBracket(state, this.wish.doc, bracket, chosen))
  }

  /** Puts a suggestion's wording in the place of its words; false where there is nothing to change. */
  take(anchor: Anchor | null, wording: WordingIn): boolean {
    return this.change(state => takeSuggestion(state, this.wish.doc, anchor, wording))
  }

  highlight(highlights: Highlights) {
    this.view.dispatch(showHighlights(this.view.state, highlights))
  }

  passage(): Promise<SelectedPassage | null> {
    return selectedPassage(this.wish.doc, this.view.state)
  }

  /** Where the selection lies on the screen, or null where nothing is selected. */
  selectionBox(): { top: number; bottom: number; left: number; right: number } | null {
    const { from, to, empty } = this.view.state.selection
    if (empty) return null
    const start = this.view.coordsAtPos(from, 1)
    const end = this.view.coordsAtPos(to, -1)
    const oneLine = Math.abs(start.top - end.top) < 4
    return {
      top: start.top,
      bottom: end.bottom,
      left: oneLine ? start.left : Math.min(start.left, end.left),
      right: end.right,
    }
  }

  /** Distance of a thread's passage from the top of the editor, for cards that align with it; null where it is gone. */
  topOf(thread: string): number | null {
    const place = placeOfThread(this.view.state, thread)
    return place && this.view.coordsAtPos(place.from).top - this.view.dom.getBoundingClientRect().top
  }

  reveal(thread: string) {
    const place = placeOfThread(this.view.state, thread)
    if (!place) return
    const { node } = this.view.domAtPos(place.from)
    const element = node instanceof Element ? node : node.parentElement
    element?.scrollIntoView({ block: "nearest" })
  }

  /** Lets code that comes later than the editor look at the text. */
  read<T>(read: (view: EditorView, note: Y.Doc) => T): T {
    return read(this.view, this.wish.doc)
  }

  relabel() {
    this.view.setProps({})
  }

  focus() {
    this.view.focus()
  }

  /** Where the reader's caret or selection is; null where the focus is elsewhere. */
  caret(): Range | null {
    return caretIn(this.view)
  }

  /** Takes over the caret of the editor that was here before. */
  takeCaret(range: Range) {
    putCaret(this.view, range)
  }

  destroy() {
    this.view.destroy()
    this.release()
  }

  private change(made: (state: EditorState) => Transaction | null): boolean {
    return this.do((state, dispatch) => {
      const tr = made(state)
      if (tr) dispatch?.(tr)
      return tr !== null
    })
  }

  private do(command: Command): boolean {
    if (!this.wish.mayWrite) return false
    const done = command(this.view.state, this.view.dispatch, this.view)
    this.view.focus()
    return done
  }
}

/** With the note's text from the first moment: drawn later, the caret would be where no text can be. */
function stateOf(wish: EditorWish, shown: Y.Doc): EditorState {
  const root = shown.getXmlFragment(noteRoot)
  const { doc, mapping } = initProseMirrorDoc(root, noteSchema)
  const state = EditorState.create({ doc, plugins: pluginsOf(wish, ySyncPlugin(root, { mapping })) })
  bindToCaret(state)
  return state
}

function pluginsOf({ doc, note, mayWrite, lang, begins, shownAs, onThread, onLeftOut }: EditorWish, sync: Plugin) {
  const reading = [sync, bracketMarks(), highlightMarks(doc, onThread)]
  return mayWrite
    ? [
        ...reading,
        peerCarets(note.peers, shownAs),
        yUndoPlugin(),
        ownComposition(),
        ownLanguage(begins),
        ownPresence(presence => note.say(presence)),
        noteRules(),
        noteKeys(),
        pasting(lang, onLeftOut),
      ]
    : [...reading, peerCarets(note.peers, shownAs)]
}

function stayWhereMoved(view: EditorView, tr: Transaction) {
  const moved = movedCaret(view)
  if (moved) tr.setSelection(moved)
}

function drawPeers(view: EditorView, tr: Transaction) {
  // of an empty note all is selected, and so would be the first words that come
  if (view.state.doc.childCount === 0) tr.setSelection(Selection.atStart(tr.doc))
  holdComposition(view.state, tr)
  const next = view.state.apply(tr)
  if (view.composing) keepComposition(view, next)
  view.updateState(next)
}

const isEmpty = ({ doc }: EditorState): boolean =>
  doc.textContent === "" && doc.childCount < 2 && doc.firstChild?.isTextblock !== false

/** An empty note has no block to write in; the first to come brings one, in their language. */
function beginIfEmpty(view: EditorView, { mayWrite, begins }: EditorWish): boolean {
  if (!mayWrite || view.state.doc.childCount > 0) return false
  const tr = view.state.tr.insert(0, kind("paragraph").create({ lang: begins() }))
  view.dispatch(tr.setSelection(TextSelection.create(tr.doc, 1)).setMeta("addToHistory", false))
  return false
}

/** y-prosemirror asks the root for a range; a shadow root has none to give. */
function guardRoot(view: EditorView) {
  if (!("createRange" in view.root)) Object.assign(view.root, { createRange: () => document.createRange() })
}
