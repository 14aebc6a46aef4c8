import { sitePath } from "../../site/site.ts"

function attempt<T>(job: () => T): T | null {
  try {
    return job()
  } catch {
    return null
  }
}

/**
 * Reads and writes a browser storage and never throws. Private windows and strict settings may refuse storage; the page
 * then works and stores nothing. Names begin with the path of the site, because all sites of a host share the storage.
 */
const keptIn = (storage: () => Storage) => ({
  read: (name: string): string | null => attempt(() => storage().getItem(sitePath + name)),
  /** Stores a value. If the value is null, removes the stored value. */
  write: (name: string, value: string | null): void =>
    void attempt(() =>
      value === null ? storage().removeItem(sitePath + name) : storage().setItem(sitePath + name, value),
    ),
  /** The names of this site that begin with the prefix. */
  names: (prefix: string): string[] =>
    (attempt(() => Object.keys(storage())) ?? [])
      .filter(name => name.startsWith(sitePath + prefix))
      .map(name => name.slice(sitePath.length)),
})

/** A storage that all pages in this browser share. */
// oxlint-disable-next-line no-restricted-globals -- the one place that keeps something in the browser
export const inBrowser = keptIn(() => localStorage)
/** A storage for one tab. It survives a reload. */
// oxlint-disable-next-line no-restricted-globals -- the one place that keeps something in a tab
export const inTab = keptIn(() => sessionStorage)
