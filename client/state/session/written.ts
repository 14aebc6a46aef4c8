import { effect, type Signal, signal } from "@preact/signals-core"
import type { MinutesWritten } from "../../../shared/minutes/written.ts"
import { Questions } from "../../../shared/model/questions.ts"
import type { Lang } from "../../../shared/model/terms.ts"
import { failureOf } from "../../connections/http.ts"
import { fetchMinutes, minutesFile } from "../../connections/queries.ts"
import type { SessionConnection } from "../live.ts"
import type { Loaded } from "../loading/loading.ts"

/** Minutes are read by people, so a log that runs is followed no faster than they read. */
const pause = 2_000

/** The minutes as the log tells them now: fetched again when the log has gone on, never by a clock alone. */
export class Written {
  readonly now: Signal<Loaded<MinutesWritten>> = signal({ at: "loading" })
  private readonly session: string
  private readonly questions = new Questions()
  private readonly stop: () => void
  private timer: ReturnType<typeof setTimeout> | undefined

  constructor(session: string, live: SessionConnection) {
    this.session = session
    this.stop = effect(() => {
      const { seq } = live.state.value
      const now = this.now.peek()
      const behind = now.at === "ready" && now.value.seq < seq
      if (behind) this.timer ??= setTimeout(() => void this.fetch(), pause)
    })
    void this.fetch()
  }

  /** the address of the same minutes as a file */
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
      (value): Loaded<MinutesWritten> => ({ at: "ready", value }),
      (thrown: unknown): Loaded<MinutesWritten> => ({ at: "failed", failure: failureOf(thrown) }),
    )
    // what is on the page stays readable
    if (found.at === "failed" && this.now.peek().at === "ready") return
    if (this.questions.answer(question)) this.now.value = found
  }
}
