import { signal } from "@preact/signals-core"

/** The reader is asked for something now: the tab says so to a reader who looks at another one. */
export const isCalled = signal(false)

/** The tab's title before "· Plenary". Set by the page that is shown; null while the page does not know it yet. */
export const pageTitle = signal<string | null>(null)
