import { signal } from "@preact/signals-core"

/** What the one polite live region of the page says; a space is added so that the same words are read out again. */
export const announced = signal("")

export function announce(words: string): void {
  announced.value = announced.peek() === words ? `${words} ` : words
}
