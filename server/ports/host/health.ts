/** A cause that `/readyz` names: the server is stopping, or the person who runs it must repair something. */
export type Cause =
  | "draining"
  | "clock-behind"
  | "ballots-wait"
  | "disk-full"
  | "database-away"
  | "database-damaged"
  | "history-damaged"
  | "bus-away"

/** The causes that `/readyz` reports. Each adapter registers the causes that it can detect. */
export interface Health {
  /** registers a cause; `stands` returns whether the cause exists now, runs fast and never throws */
  watch(cause: Cause, stands: () => boolean): void
  /**
   * Returns the causes that exist now. Calls the listeners for each cause that has begun or ended since the last call.
   */
  look(): Cause[]
  onChange(listener: (cause: Cause, stands: boolean) => void): void
}
