import { signal } from "@preact/signals-core"
import type { OpeningPreview } from "../../../../shared/contract/queries/people/openings.ts"
import { failureOf } from "../../../connections/http.ts"
import { previewOpening, sayNoToOpening } from "../../../connections/queries.ts"
import { type Failure, Loading } from "../../loading/loading.ts"

type Step = { state: "asking" | "sending" | "said" } | { state: "failed"; failure: Failure }

/** Asks about an opening, and says no to it. Nothing tells whether its person has said no before. */
export class OpeningNo {
  readonly preview: Loading<OpeningPreview>
  readonly step = signal<Step>({ state: "asking" })
  private readonly token: string

  constructor(token: string) {
    this.token = token
    this.preview = new Loading(() => previewOpening(token))
  }

  async say(): Promise<void> {
    if (this.step.peek().state === "sending") return
    this.step.value = { state: "sending" }
    try {
      await sayNoToOpening(this.token)
      this.step.value = { state: "said" }
    } catch (thrown) {
      this.step.value = { state: "failed", failure: failureOf(thrown) }
    }
  }
}
