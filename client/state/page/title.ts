import { signal } from "@preact/signals-core"

/** True while the reader has the floor. The tab's title then has a mark that the reader can see from another tab. */
export const isCalled = signal(false)

/**
 * The title of the page, without the "· Plenary" that is added for the tab. Null if the page does not know its title
 * yet.
 */
export const pageTitle = signal<string | null>(null)
