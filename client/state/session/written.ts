import { effect, type Signal, signal } from "@preact/signals-core"
import type { MinutesWritten } from "../../../shared/minutes/written.ts"
import { Questions } from "../../../shared/model/questions.ts"
import type { Lang } from "../../../shared/model/terms.ts"
import { failureOf } from "../../connections/http.ts"
import { fetchMinutes, minutesFile } from "../../connections/queries.ts"
import type { SessionConnection } from "../live.ts"
import type { Loaded } from "../loading/loading.ts"

/** Milliseconds between two fetches of the minutes, because nobody reads changes faster. */
const pauseMs = 2_000

/** The current minutes. They are fetched again only when the log has new entries, never by a timer alone. */
export class Written {
  readonly now: Signal<Loaded<MinutesWritten>> = signal({ state: "loading" })
  private readonly session: string
  private readonly questions = new Questions()
  private readonly stop: () => void
  private timer: ReturnType<typeof setTimeout> | undefined

  constructor(session: string, live: SessionConnection) {
    this.session = session
    this.stop = effect(() => {
      const { seq } = live.state.value
      const now = this.now.peek()
      const behind = now.state === "ready" && now.value.seq < seq
      if (behind) this.timer ??= setTimeout(() => void this.fetch(), pauseMs)
    })
    void this.fetch()
  }

  /** Returns the address of the minutes as a file. */
  file(format: "scribe" | "text", lang: Lang): string {
    return minutesFile(this.session, format, lang)
  }

  close(): void {
    this.stop()
    clearTimeout(this.timer)
  }

  async fetch(): Promise<void> {
    this.timer = undefined
    const question = this.questions.ask()
    const found = await fetchMinutes(this.session).then(
      (value): Loaded<MinutesWritten> => ({ state: "ready", value }),
      (thrown: unknown): Loaded<MinutesWritten> => ({ state: "failed", failure: failureOf(thrown) }),
    )
    // The fetch failed. The page keeps the minutes that it already shows.
    if (found.state === "failed" && this.now.peek().state === "ready") return
    if (this.questions.answer(question)) this.now.value = found
  }
}
