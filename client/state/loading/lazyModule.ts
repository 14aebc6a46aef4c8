import { type Signal, signal } from "@preact/signals-core"

type Code<T> = { state: "away" | "coming" | "missing" } | { state: "there"; code: T }

/**
 * Code that is imported when a page first needs it. `missing` means that the import has failed, usually because the
 * server has a newer version than the page.
 */
export class LazyModule<T> {
  private readonly now: Signal<Code<T>> = signal<Code<T>>({ state: "away" })
  private readonly load: () => Promise<T>

  constructor(load: () => Promise<T>) {
    this.load = load
  }

  /**
   * Returns the code or its loading state, and starts the import. A page that calls this method while rendering renders
   * again when the code is loaded.
   */
  wanted(): Code<T> {
    if (this.now.peek().state === "away") queueMicrotask(() => void this.fetch())
    return this.now.value
  }

  /** Returns the code, or null if it is not loaded. */
  get code(): T | null {
    const now = this.now.peek()
    return now.state === "there" ? now.code : null
  }

  /** Imports the code before a page needs it. A failure is ignored, because the next call of `wanted` imports again. */
  async ahead(): Promise<void> {
    if (this.now.peek().state !== "away") return
    this.now.value = { state: "coming" }
    this.now.value = await this.load().then(
      (code): Code<T> => ({ state: "there", code }),
      (): Code<T> => ({ state: "away" }),
    )
  }

  /** Resolves with the code, or with null if it cannot be loaded. The browser downloads the module only once. */
  async arrived(): Promise<T | null> {
    const code = this.code ?? (await this.load().catch(() => null))
    if (code !== null) this.now.value = { state: "there", code }
    return code
  }

  private async fetch(): Promise<void> {
    if (this.now.peek().state !== "away") return
    this.now.value = { state: "coming" }
    this.now.value = await this.load().then(
      (code): Code<T> => ({ state: "there", code }),
      (): Code<T> => ({ state: "missing" }),
    )
  }
}
