import { signal } from "@preact/signals-core"

/** True if the reader is needed now. The tab's title then shows it to a reader who looks at another tab. */
export const isCalled = signal(false)

/** The title of the page, to which the tab's title adds "· Plenary". Null if the page does not know it yet. */
export const pageTitle = signal<string | null>(null)
