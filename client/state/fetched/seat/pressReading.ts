import { signal } from "@preact/signals-core"
import type { PressPreview } from "../../../../shared/contract/queries.ts"
import { failureOf } from "../../../connections/http.ts"
import { openPress, previewPress } from "../../../connections/queries.ts"
import { Loading } from "../../loading/loading.ts"
import type { JoiningState } from "./joining.ts"

/**
 * Opens a panel by a press link. Only this object holds the token: the page removes the token from the address as soon
 * as it is read.
 */
export class PressReading {
  readonly preview: Loading<PressPreview>
  readonly step = signal<JoiningState>({ state: "asking" })
  private readonly token: string

  constructor(token: string) {
    this.token = token
    this.preview = new Loading(() => previewPress(token))
  }

  /** Returns the address to open next. Returns null if the server refused; `step` then contains the failure. */
  async enter(): Promise<string | null> {
    if (this.step.peek().state === "entering") return null
    this.step.value = { state: "entering" }
    try {
      const { workspace, session } = await openPress(this.token)
      return `/w/${encodeURIComponent(workspace.slug)}/s/${encodeURIComponent(session.id)}/outcomes`
    } catch (thrown) {
      this.step.value = { state: "failed", failure: failureOf(thrown) }
      return null
    }
  }
}
