import { signal } from "@preact/signals-core"
import * as Y from "yjs"
import { type Block, readNote } from "../../../shared/document/readers.ts"
import { fetchNoteState } from "../../connections/replay.ts"

export type NoteText =
  | { state: "loading" }
  | { state: "away" }
  | { state: "ready"; doc: Y.Doc; blocks: readonly Block[]; since: number }

/** The text of notes as fetched for printed papers. It does not follow later changes. */
export class NoteTexts {
  readonly texts = signal<ReadonlyMap<string, NoteText>>(new Map())
  private left = false

  of(topic: string): NoteText {
    const known = this.texts.value.get(topic)
    if (!known) queueMicrotask(() => void this.read(topic))
    return known ?? { state: "loading" }
  }

  again(): void {
    for (const topic of this.texts.peek().keys()) void this.fetch(topic)
  }

  close(): void {
    this.left = true
  }

  private async read(topic: string): Promise<void> {
    if (this.texts.peek().has(topic)) return
    this.keep(topic, { state: "loading" })
    await this.fetch(topic)
  }

  private async fetch(topic: string): Promise<void> {
    const update = await fetchNoteState(topic).catch(() => null)
    if (this.left) return
    // The fetch failed. The page keeps the text that it already shows.
    if (!update) {
      if (this.texts.peek().get(topic)?.state === "loading") this.keep(topic, { state: "away" })
      return
    }
    const doc = new Y.Doc()
    Y.applyUpdateV2(doc, update)
    const { blocks } = readNote(doc)
    this.keep(topic, { state: "ready", doc, blocks, since: Date.now() })
  }

  private keep(topic: string, text: NoteText): void {
    this.texts.value = new Map(this.texts.peek()).set(topic, text)
  }
}
