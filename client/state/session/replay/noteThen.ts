import { signal } from "@preact/signals-core"
import type { NoteMoment } from "../../../../shared/contract/queries.ts"
import { type Failure, failureOf } from "../../../connections/http.ts"
import { fetchNoteAt } from "../../../connections/replay.ts"

export type ReplayedNote =
  | { kind: "nothing" }
  | { kind: "note"; note: NoteMoment }
  | { kind: "failed"; failure: Failure }

/**
 * The note at the moment that the slider shows. The previous text stays until the requested text arrives. During a
 * fetch only the newest request is kept, so that a dragged slider does not fetch every moment that it passes.
 */
export class NoteThen {
  readonly shown = signal<ReplayedNote>({ kind: "nothing" })
  private readonly session: string
  private asking = false
  private wished: { topic: string; at: number } | null = null

  constructor(session: string) {
    this.session = session
  }

  show(topic: string, at: number): void {
    this.wished = { topic, at }
    if (!this.asking) void this.ask()
  }

  private async ask(): Promise<void> {
    this.asking = true
    for (let wish = this.take(); wish; wish = this.take())
      this.shown.value = await fetchNoteAt(this.session, wish.topic, Math.round(wish.at)).then(
        note => ({ kind: "note" as const, note }),
        (thrown: unknown) => ({ kind: "failed" as const, failure: failureOf(thrown) }),
      )
    this.asking = false
  }

  private take() {
    const wish = this.wished
    this.wished = null
    return wish
  }
}
