/** Why a running server needs its host, and gets nobody new meanwhile. */
export type Cause = "draining" | "clock-behind" | "ballots-wait" | "disk-full" | "database-damaged"

/** The named causes behind `/readyz`. Whoever can tell one registers it; all are asked whenever somebody looks. */
export interface Health {
  /** `stands` is cheap and never throws */
  watch(cause: Cause, stands: () => boolean): void
  /** the causes that stand now; one that has come or gone since the last look is told */
  look(): Cause[]
  onChange(listener: (cause: Cause, stands: boolean) => void): void
}
