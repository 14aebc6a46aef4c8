import { type Signal, signal } from "@preact/signals-core"

type Code<T> = { at: "away" | "coming" | "missing" } | { at: "there"; code: T }

/** Code that is fetched when something first wants it. `missing`: the server has a newer version than this page. */
export class LazyModule<T> {
  private readonly now: Signal<Code<T>> = signal<Code<T>>({ at: "away" })
  private readonly load: () => Promise<T>

  constructor(load: () => Promise<T>) {
    this.load = load
  }

  /** The code or how far it is; a page that reads it while rendering renders again when it is there. */
  wanted(): Code<T> {
    if (this.now.peek().at === "away") queueMicrotask(() => void this.fetch())
    return this.now.value
  }

  /** The code if it is there. */
  get code(): T | null {
    const now = this.now.peek()
    return now.at === "there" ? now.code : null
  }

  /** Fetches before anybody wants it. A failure says nothing yet: whoever wants it tries again. */
  async ahead(): Promise<void> {
    if (this.now.peek().at !== "away") return
    this.now.value = { at: "coming" }
    this.now.value = await this.load().then(
      (code): Code<T> => ({ at: "there", code }),
      (): Code<T> => ({ at: "away" }),
    )
  }

  /** The code, once it has come; null where it cannot be had. The browser fetches a module once, however often asked. */
  async arrived(): Promise<T | null> {
    const code = this.code ?? (await this.load().catch(() => null))
    if (code !== null) this.now.value = { at: "there", code }
    return code
  }

  private async fetch(): Promise<void> {
    if (this.now.peek().at !== "away") return
    this.now.value = { at: "coming" }
    this.now.value = await this.load().then(
      (code): Code<T> => ({ at: "there", code }),
      (): Code<T> => ({ at: "missing" }),
    )
  }
}
