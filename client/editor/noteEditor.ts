import { type Command, EditorState, type Plugin, Selection, TextSelection, type Transaction } from "prosemirror-state"
import { EditorView } from "prosemirror-view"
import { initProseMirrorDoc, ySyncPlugin, yUndoPlugin } from "y-prosemirror"
import type * as Y from "yjs"
import type { Range } from "../../shared/contract/noteLink.ts"
import { noteRoot } from "../../shared/document/schema.ts"
import type { Anchor } from "../../shared/model/anchor.ts"
import type { Lang } from "../../shared/model/terms.ts"
import { comesFromPeers } from "./binding.ts"
import { bindToCaret } from "./caret/caretBinding.ts"
import { caretIn, putCaret } from "./caret/caretTaken.ts"
import { movedCaret } from "./caret/movedCaret.ts"
import { ownPresence } from "./caret/ownPresence.ts"
import { keepComposition } from "./composing/keepComposition.ts"
import { holdComposition, ownComposition, sparingPeers } from "./composing/ownComposition.ts"
import { bracketMarks } from "./decorations/brackets.ts"
import { peerCarets, type ShownAs } from "./decorations/carets.ts"
import { type Highlights, highlightMarks, placeOfThread, showHighlights } from "./decorations/highlights.ts"
import type { LiveNote } from "./liveNote.ts"
import { mirrorOf } from "./mirror.ts"
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
  /**
   * Must be in light DOM with all its ancestors: in a shadow root y-prosemirror fails, and peers diverge without an
   * error.
   */
  place: HTMLElement
  doc: Y.Doc
  mayWrite: boolean
  note: Pick<LiveNote, "peers" | "say">
  /** the language of a block that has none of its own */
  lang(): Lang | null
  /** the writer's own language, for the first block of an empty note */
  begins(): Lang
  shownAs: ShownAs
  label(): string
  /** the placeholder of an empty note */
  empty(): string
  onChange(now: ToolState): void
  onThread(id: string): void
  /** the parts of a paste that the note cannot hold; empty if all of it was taken */
  onLeftOut(parts: readonly LeftOut[]): void
}

/**
 * One ProseMirror view on one Y.Doc. A page that gets another document or another right to write makes a new
 * NoteEditor.
 */
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
      // Plugins call this while the view is still being built.
      dispatchTransaction(this: EditorView, tr: Transaction) {
        // This transaction only redraws decorations, such as a peer's caret.
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

  /** Restores a recorded wording at its passage, as an edit of this writer. */
  reword(anchor: Anchor, wording: WordingIn): boolean {
    return this.change(state => reword(state, this.wish.doc, anchor, wording))
  }

  /** Replaces a bracket by one of its alternatives; false if no bracket has this text. */
  settle(bracket: string, chosen: string): boolean {
    return this.change(state => settleBracket(state, this.wish.doc, bracket, chosen))
  }

  /** Replaces a passage by a suggestion's wording; false if there is nothing to change. */
  take(anchor: Anchor | null, wording: WordingIn): boolean {
    return this.change(state => takeSuggestion(state, this.wish.doc, anchor, wording))
  }

  highlight(highlights: Highlights) {
    this.view.dispatch(showHighlights(this.view.state, highlights))
  }

  passage(): Promise<SelectedPassage | null> {
    return selectedPassage(this.wish.doc, this.view.state)
  }

  /** The selection's box on the screen; null if nothing is selected. */
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

  /**
   * Pixels from the top of the editor to a thread's passage, for cards that align with it; null if the passage is gone.
   */
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

  /** Lets lazily imported code read the text. */
  read<T>(read: (view: EditorView, note: Y.Doc) => T): T {
    return read(this.view, this.wish.doc)
  }

  relabel() {
    this.view.setProps({})
  }

  focus() {
    this.view.focus()
  }

  /** The reader's caret or selection; null if the focus is elsewhere. */
  caret(): Range | null {
    return caretIn(this.view)
  }

  /** Restores the caret of the editor that this one replaces. */
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

/** Starts with the note's text: if it were drawn later, the caret would stand where no text can be. */
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
  // In an empty note everything is selected, and a peer's first words would be selected too.
  if (view.state.doc.childCount === 0) tr.setSelection(Selection.atStart(tr.doc))
  holdComposition(view.state, tr)
  const next = view.state.apply(tr)
  if (view.composing) keepComposition(view, next)
  view.updateState(next)
}

const isEmpty = ({ doc }: EditorState): boolean =>
  doc.textContent === "" && doc.childCount < 2 && doc.firstChild?.isTextblock !== false

/** An empty note has no block to write in: this adds a paragraph in the writer's language. */
function beginIfEmpty(view: EditorView, { mayWrite, begins }: EditorWish): boolean {
  if (!mayWrite || view.state.doc.childCount > 0) return false
  const tr = view.state.tr.insert(0, kind("paragraph").create({ lang: begins() }))
  view.dispatch(tr.setSelection(TextSelection.create(tr.doc, 1)).setMeta("addToHistory", false))
  return false
}

/** y-prosemirror asks the root for a range, and a shadow root has no createRange. */
function guardRoot(view: EditorView) {
  if (!("createRange" in view.root)) Object.assign(view.root, { createRange: () => document.createRange() })
}
