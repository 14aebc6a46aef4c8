import type { HostDraft } from "../../../shared/record/host/hostEntry.ts"

export interface HostSetting {
  /** JSON */
  value: string
  /** the number of changes; 0 before the first */
  revision: number
}

/** The settings of the whole server, by key. All servers of a database read the same. */
export interface HostSettings {
  /** `{ value: "", revision: 0 }` if the key was never set */
  read(key: string): Promise<HostSetting>
  /**
   * Stores a value, together with its entries of the host's log. Returns false and stores nothing if the setting was
   * changed since the revision that the administrator has seen.
   */
  write(key: string, value: string, seen: number, host: readonly HostDraft[]): Promise<boolean>
}
