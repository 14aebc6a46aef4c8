import { signal } from "@preact/signals-core"
import * as Y from "yjs"
import { type Block, readNote } from "../../../shared/document/readers.ts"
import { fetchState } from "../../connections/sync/fetchState.ts"

export type NoteText = { at: "loading" } | { at: "away" } | { at: "ready"; blocks: readonly Block[]; since: number }

/** Notes as they stood when they were asked for: read for paper, in a replica that nothing is written to. */
export class NoteTexts {
  readonly texts = signal<ReadonlyMap<string, NoteText>>(new Map())
  private readonly leaving = new AbortController()

  of(topic: string): NoteText {
    const known = this.texts.value.get(topic)
    if (!known) queueMicrotask(() => void this.read(topic))
    return known ?? { at: "loading" }
  }

  again(): void {
    for (const topic of this.texts.peek().keys()) void this.fetch(topic)
  }

  close(): void {
    this.leaving.abort()
  }

  private async read(topic: string): Promise<void> {
    if (this.texts.peek().has(topic)) return
    this.keep(topic, { at: "loading" })
    await this.fetch(topic)
  }

  private async fetch(topic: string): Promise<void> {
    const fetched = await fetchState(topic, location.origin, this.leaving.signal)
    // what is on the page stays readable
    if (fetched.got !== "state") {
      if (this.texts.peek().get(topic)?.at === "loading") this.keep(topic, { at: "away" })
      return
    }
    const doc = new Y.Doc()
    Y.applyUpdateV2(doc, fetched.update)
    const { blocks } = readNote(doc)
    doc.destroy()
    this.keep(topic, { at: "ready", blocks, since: Date.now() })
  }

  private keep(topic: string, text: NoteText): void {
    this.texts.value = new Map(this.texts.peek()).set(topic, text)
  }
}
