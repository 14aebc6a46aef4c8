/** Why a running server needs its host, and accepts no new connections meanwhile. */
export type Cause = "draining" | "clock-behind" | "ballots-wait" | "disk-full" | "database-damaged"

/** The named causes behind `/readyz`. Each adapter registers the causes that it can detect; `look` asks all of them. */
export interface Health {
  /** `stands` is cheap and never throws */
  watch(cause: Cause, stands: () => boolean): void
  /** the causes that hold now; calls the listeners for each one that has changed since the last look */
  look(): Cause[]
  onChange(listener: (cause: Cause, stands: boolean) => void): void
}
