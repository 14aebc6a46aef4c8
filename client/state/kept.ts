function attempt<T>(job: () => T): T | null {
  try {
    return job()
  } catch {
    return null
  }
}

/**
 * Private windows and strict settings refuse storage, some by an exception: the page then works, and stores nothing.
 */
const keptIn = (storage: () => Storage) => ({
  read: (name: string): string | null => attempt(() => storage().getItem(name)),
  /** null removes the value */
  write: (name: string, value: string | null): void =>
    void attempt(() => (value === null ? storage().removeItem(name) : storage().setItem(name, value))),
})

/** Storage of a reader's browser, for all its pages. */
export const inBrowser = keptIn(() => localStorage)
/** Storage of one tab, which survives a reload. */
export const inTab = keptIn(() => sessionStorage)
