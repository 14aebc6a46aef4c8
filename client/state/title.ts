import { signal } from "@preact/signals-core"

/** The reader is asked for now: the tab says so to who looks at another. */
export const isCalled = signal(false)

/** What the tab says before "· Plenary". Set by the page that is shown; null while it does not know yet. */
export const pageTitle = signal<string | null>(null)
