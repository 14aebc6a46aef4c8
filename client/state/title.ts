import { signal } from "@preact/signals-core"

/** What the tab says before "· Plenary". Set by the page that is shown; null while it does not know yet. */
export const pageTitle = signal<string | null>(null)
