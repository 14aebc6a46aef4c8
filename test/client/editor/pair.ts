import { signal } from "@preact/signals-core"
import type { EditorView } from "prosemirror-view"
import { onTestFinished } from "vitest"
import * as Y from "yjs"
import { NoteEditor } from "../../../client/editor/noteEditor.ts"
import type { LeftOut } from "../../../client/editor/writing/pasted/leftOut.ts"
import type { Peer, Presence } from "../../../shared/contract/noteLink.ts"
import { noteText } from "../../../shared/document/readers.ts"
import { noteRoot } from "../../../shared/document/schema.ts"
import type { Lang } from "../../../shared/model/terms.ts"

/** One side: an editor in the page, on its own document. */
export class Side {
  readonly place = document.body.appendChild(document.createElement("div"))
  readonly peers = signal<readonly Peer[]>([])
  readonly said: Presence[] = []
  readonly pressed: string[] = []
  readonly files: File[] = []
  readonly leftOut: (readonly LeftOut[])[] = []
  readonly doc: Y.Doc
  readonly editor: NoteEditor

  constructor(doc = new Y.Doc(), mayWrite = true, lang: Lang | null = "en") {
    this.doc = doc
    doc.getXmlFragment(noteRoot)
    this.editor = new NoteEditor({
      place: this.place,
      doc,
      mayWrite,
      note: { peers: this.peers, say: presence => this.said.push(presence) },
      lang: () => lang,
      begins: () => lang ?? "en",
      shownAs: ({ member }) => ({ colour: Number(/\d/.exec(member)?.[0] ?? 0), lang: null }),
      label: () => "Note",
      empty: () => "Nothing yet",
      onChange: () => {},
      onLeftOut: parts => this.leftOut.push(parts),
      onThread: id => this.pressed.push(id),
      pictures: {
        address: file => `/pictures/${file}`,
        missing: alt => `missing: ${alt}`,
        onFile: file => this.files.push(file),
      },
    })
    // As in the note's own styles: without this a browser writes other spaces than the typed ones.
    this.place.style.whiteSpace = "break-spaces"
  }

  /** Only tests read this private field. */
  get view(): EditorView {
    return (this.editor as unknown as { view: EditorView }).view
  }

  get text(): string {
    return noteText(this.doc)
  }

  get dom(): HTMLElement {
    return this.view.dom
  }

  type(text: string, at = this.view.state.selection.from) {
    this.view.dispatch(this.view.state.tr.insertText(text, at))
  }

  select(words: string) {
    const range = this.find(words)
    this.view.dispatch(
      this.view.state.tr.setSelection(
        (this.view.state.selection.constructor as unknown as SelectionMaker).create(
          this.view.state.doc,
          range.from,
          range.to,
        ),
      ),
    )
  }

  find(words: string): { from: number; to: number } {
    let from = -1
    this.view.state.doc.descendants((node, pos) => {
      if (node.isTextblock && from < 0) {
        const at = node.textContent.indexOf(words)
        if (at >= 0) from = pos + 1 + at
      }
      return from < 0
    })
    if (from < 0) throw new Error(`not in the note: ${words}`)
    return { from, to: from + words.length }
  }

  end() {
    this.editor.destroy()
    this.place.remove()
  }
}

interface SelectionMaker {
  create(doc: unknown, from: number, to: number): EditorView["state"]["selection"]
}

/** Two editors on one note, each with its own document; they are closed when the test ends. */
export function two(...paragraphs: string[]): [Side, Side] {
  const mine = noteOf(...paragraphs)
  const theirs = new Y.Doc()
  pipe(mine, theirs)
  const pair: [Side, Side] = [new Side(mine), new Side(theirs)]
  endAfter(...pair)
  return pair
}

export const endAfter = (...sides: Side[]): void =>
  onTestFinished(() => {
    for (const side of sides) side.end()
  })

/** A note with a paragraph for each text. */
export function noteOf(...paragraphs: string[]): Y.Doc {
  const doc = new Y.Doc()
  const root = doc.getXmlFragment(noteRoot)
  for (const text of paragraphs) root.push([paragraph(text)])
  return doc
}

export function paragraph(text: string, lang: Lang = "en"): Y.XmlElement {
  const element = new Y.XmlElement("paragraph")
  element.setAttribute("lang", lang)
  element.insert(0, [new Y.XmlText(text)])
  return element
}

/** Sends each side's updates to the other side at once. */
export function pipe(a: Y.Doc, b: Y.Doc) {
  a.on("update", (update: Uint8Array, origin: unknown) => origin !== "pipe" && Y.applyUpdate(b, update, "pipe"))
  b.on("update", (update: Uint8Array, origin: unknown) => origin !== "pipe" && Y.applyUpdate(a, update, "pipe"))
  Y.applyUpdate(b, Y.encodeStateAsUpdate(a), "pipe")
  Y.applyUpdate(a, Y.encodeStateAsUpdate(b), "pipe")
}

/** The whole document as text, blocks and attributes included. */
export const markup = (doc: Y.Doc): string => JSON.stringify(doc.getXmlFragment(noteRoot).toJSON())

export const turn = (): Promise<void> => new Promise(resolve => setTimeout(resolve, 0))
