import { effect, type Signal, signal } from "@preact/signals-core"
import type { MinutesWritten } from "../../../shared/minutes/written.ts"
import type { Lang } from "../../../shared/model/terms.ts"
import { failureOf } from "../../connections/http.ts"
import { fetchMinutes, minutesFile } from "../../connections/queries.ts"
import type { Live } from "../live.ts"
import type { Loaded } from "../loading/loading.ts"

/** Minutes are read by people, so a log that runs is followed no faster than they read. */
const pause = 2_000

/** The minutes as the log tells them now: fetched again when the log has gone on, never by a clock alone. */
export class Written {
  readonly now: Signal<Loaded<MinutesWritten>> = signal({ at: "loading" })
  private readonly session: string
  private readonly stop: () => void
  private timer: ReturnType<typeof setTimeout> | undefined

  constructor(session: string, live: Live) {
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
    const before = this.now.peek()
    this.now.value = await fetchMinutes(this.session).then(
      (value): Loaded<MinutesWritten> => ({ at: "ready", value }),
      // what is on the page stays readable
      (thrown: unknown): Loaded<MinutesWritten> =>
        before.at === "ready" ? before : { at: "failed", failure: failureOf(thrown) },
    )
  }
}
