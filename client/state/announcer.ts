import { signal } from "@preact/signals-core"

/** The text of the page's one polite live region; a space is added so that the same words are announced again. */
export const announced = signal("")

export function announce(words: string): void {
  announced.value = announced.peek() === words ? `${words} ` : words
}
