import { signal } from "@preact/signals-core"

/**
 * The text of the page's polite live region. If the same sentence is announced twice, a space is added, so that screen
 * readers read the sentence again.
 */
export const announced = signal("")

export function announce(words: string): void {
  announced.value = announced.peek() === words ? `${words} ` : words
}
