function attempt<T>(job: () => T): T | null {
  try {
    return job()
  } catch {
    return null
  }
}

/** Private windows and strict settings refuse storage, be it by an error: the page then forgets, and works. */
const keptIn = (storage: () => Storage) => ({
  read: (name: string): string | null => attempt(() => storage().getItem(name)),
  /** null: no longer */
  write: (name: string, value: string | null): void =>
    void attempt(() => (value === null ? storage().removeItem(name) : storage().setItem(name, value))),
})

/** What a reader's browser keeps for all its pages. */
export const inBrowser = keptIn(() => localStorage)
/** What one tab keeps over a reload, and nobody else. */
export const inTab = keptIn(() => sessionStorage)
