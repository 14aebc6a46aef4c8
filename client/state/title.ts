import { signal } from "@preact/signals-core"

/** True while the reader has the floor. The tab's title then has a mark, which a reader sees from another tab. */
export const isCalled = signal(false)

/** The title of the page, to which the tab's title adds "· Plenary". Null if the page does not know it yet. */
export const pageTitle = signal<string | null>(null)
