/**
 * Cuts a label that is longer than `room` letters and adds an ellipsis. A Chinese or Japanese character counts as two
 * letters.
 */
export function shortened(label: string, room: number): string {
  const letters = Array.from(label)
  const fit = letters.findIndex((_, n) => lettersOf(letters.slice(0, n + 1).join("")) > room)
  return fit < 0 ? label : `${letters.slice(0, fit - 1).join("")}…`
}

export const lettersOf = (text: string): number =>
  Array.from(text).reduce((sum, letter) => sum + (letter > "\u2e80" ? 2 : 1), 0)
