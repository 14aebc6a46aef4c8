import { effect } from "@preact/signals-core"

/** Milliseconds between two looks at the queue while the log grows. */
const restMs = 2_000

/** Looks at the queue of translations again when the log has grown, and when the page is seen again. */
export class QueueFollower {
  readonly #look: () => Promise<void>
  readonly #unwatch: () => void
  #timer: ReturnType<typeof setTimeout> | undefined
  #lookedAt = Date.now()

  /** `seq`: reads the signal of the log's last sequence number. `look`: fetches the queue. */
  constructor(seq: () => number, look: () => Promise<void>) {
    this.#look = look
    let known: number | null = null
    this.#unwatch = effect(() => {
      const now = seq()
      if (known !== null && now !== known) this.#soon()
      known = now
    })
    document.addEventListener("visibilitychange", this.#soon)
  }

  stop(): void {
    this.#unwatch()
    document.removeEventListener("visibilitychange", this.#soon)
    clearTimeout(this.#timer)
  }

  readonly #soon = (): void => {
    clearTimeout(this.#timer)
    if (document.visibilityState !== "visible") return
    this.#timer = setTimeout(
      () => {
        this.#lookedAt = Date.now()
        void this.#look()
      },
      Math.max(0, this.#lookedAt + restMs - Date.now()),
    )
  }
}
