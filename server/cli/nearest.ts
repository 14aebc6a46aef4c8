import { diffArrays } from "diff"

/**
 * The largest edit distance between a typed word and a suggested one: removed letters plus added letters, so a replaced
 * letter counts as two.
 */
const slip = 3

/** The known word with the smallest edit distance to the typed word; null if none is close enough. */
export function nearest(typed: string, known: readonly string[]): string | null {
  const [first] = known
    .map(word => ({ word, letters: lettersBetween(typed, word) }))
    .filter(({ letters }) => letters <= slip)
    .toSorted((a, b) => a.letters - b.letters)
  return first?.word ?? null
}

function lettersBetween(a: string, b: string): number {
  const changed = diffArrays(Array.from(a), Array.from(b)).filter(({ added, removed }) => added || removed)
  return changed.reduce((sum, { value }) => sum + value.length, 0)
}
