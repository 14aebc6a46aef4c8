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
import { showTranslations, type TranslationsBelow, translationMarks } from "./decorations/translations.ts"
import type { LiveNote } from "./liveNote.ts"
import { mirrorOf } from "./mirror.ts"
import { type SelectedPassage, selectedPassage } from "./passage.ts"
import {
  describePicture,
  insertPicture,
  type Picture,
  type PicturePlace,
  pictureFiles,
  pictureViews,
} from "./picture.ts"
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
   * The element to which the editor is added. It must not be inside a shadow root, because y-prosemirror fails there
   * and peers diverge without an error.
   */
  place: HTMLElement
  doc: Y.Doc
  mayWrite: boolean
  note: Pick<LiveNote, "peers" | "say">
  /** the language of a block that has no language of its own */
  lang(): Lang | null
  /** the writer's own language, for the first block of an empty note */
  begins(): Lang
  shownAs: ShownAs
  label(): string
  /** the placeholder text of an empty note */
  empty(): string
  onChange(now: ToolState): void
  onThread(id: string): void
  /** where the pictures of the note are, and who takes new ones */
  pictures: PicturePlace
  /**
   * Called after a paste with the kinds of content that the note cannot hold. The list is empty if the note took all of
   * the content.
   */
  onLeftOut(parts: readonly LeftOut[]): void
}

/** A ProseMirror view of a Y.Doc. If the document or the right to write changes, the page makes a new NoteEditor. */
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
      nodeViews: { ...blockViews, ...pictureViews(wish.pictures) },
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
      // Uses `this` for the view, because plugins dispatch transactions before `this.view` of the NoteEditor is
      // assigned.
      dispatchTransaction(this: EditorView, tr: Transaction) {
        // A transaction without a change only redraws decorations. The caret must then stay where the browser has moved
        // it.
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

  /** Inserts a picture, or puts it in the place of the selected one. */
  insertPicture(picture: Picture): boolean {
    return this.do(insertPicture(picture))
  }

  describePicture(alt: string): boolean {
    return this.do(describePicture(alt))
  }

  /** Restores a recorded wording at its passage. The change counts as an edit by this page's writer. */
  reword(anchor: Anchor, wording: WordingIn): boolean {
    return this.change(state => reword(state, this.wish.doc, anchor, wording))
  }

  /** Replaces a bracket by one of its alternatives. Returns false if no bracket has this text. */
  settle(bracket: string, chosen: string): boolean {
    return this.change(state => settleBracket(state, this.wish.doc, bracket, chosen))
  }

  /** Replaces a passage by a suggestion's wording. Returns false if nothing changes. */
  take(anchor: Anchor | null, wording: WordingIn): boolean {
    return this.change(state => takeSuggestion(state, this.wish.doc, anchor, wording))
  }

  highlight(highlights: Highlights) {
    this.view.dispatch(showHighlights(this.view.state, highlights))
  }

  /** Shows translations below the paragraphs; null shows none. */
  showBelow(below: TranslationsBelow | null) {
    this.view.dispatch(showTranslations(this.view.state, below))
  }

  passage(): Promise<SelectedPassage | null> {
    return selectedPassage(this.wish.doc, this.view.state)
  }

  /** Returns the selection's box on the screen, or null if nothing is selected. */
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
   * Returns the pixels from the top of the editor to a thread's passage, so that a card can align with the passage.
   * Returns null if the passage is deleted.
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

  /** Calls a function with the view and the note, so that lazily imported code can read the text. */
  read<T>(read: (view: EditorView, note: Y.Doc) => T): T {
    return read(this.view, this.wish.doc)
  }

  relabel() {
    this.view.setProps({})
  }

  focus() {
    this.view.focus()
  }

  /** Returns the reader's caret or selection, or null if the editor has no focus. */
  caret(): Range | null {
    return caretIn(this.view)
  }

  /** Restores the caret from the previous editor, which this editor replaces. */
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

/**
 * Creates the first state, which already contains the note's text. If the text were added later, the caret would be at
 * a position that cannot hold text.
 */
function stateOf(wish: EditorWish, shown: Y.Doc): EditorState {
  const root = shown.getXmlFragment(noteRoot)
  const { doc, mapping } = initProseMirrorDoc(root, noteSchema)
  const state = EditorState.create({ doc, plugins: pluginsOf(wish, ySyncPlugin(root, { mapping })) })
  bindToCaret(state)
  return state
}

function pluginsOf(wish: EditorWish, sync: Plugin) {
  const { doc, note, mayWrite, lang, begins, shownAs, onThread, onLeftOut } = wish
  const reading = [sync, bracketMarks(), highlightMarks(doc, onThread), translationMarks(doc)]
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
        pictureFiles(wish.pictures, onLeftOut),
        pasting(lang, onLeftOut),
      ]
    : [...reading, peerCarets(note.peers, shownAs)]
}

function stayWhereMoved(view: EditorView, tr: Transaction) {
  const moved = movedCaret(view)
  if (moved) tr.setSelection(moved)
}

function drawPeers(view: EditorView, tr: Transaction) {
  // In an empty note the selection covers the whole note, so a peer's first text would become selected.
  if (view.state.doc.childCount === 0) tr.setSelection(Selection.atStart(tr.doc))
  holdComposition(view.state, tr)
  const next = view.state.apply(tr)
  if (view.composing) keepComposition(view, next)
  view.updateState(next)
}

const isEmpty = ({ doc }: EditorState): boolean =>
  doc.textContent === "" && doc.childCount < 2 && doc.firstChild?.isTextblock !== false

/** Adds a paragraph in the writer's language to an empty note, because an empty note has no block to write in. */
function beginIfEmpty(view: EditorView, { mayWrite, begins }: EditorWish): boolean {
  if (!mayWrite || view.state.doc.childCount > 0) return false
  const tr = view.state.tr.insert(0, kind("paragraph").create({ lang: begins() }))
  view.dispatch(tr.setSelection(TextSelection.create(tr.doc, 1)).setMeta("addToHistory", false))
  return false
}

/** Adds `createRange` to a shadow root, because y-prosemirror calls it and only documents have this function. */
function guardRoot(view: EditorView) {
  if (!("createRange" in view.root)) Object.assign(view.root, { createRange: () => document.createRange() })
}
