import { diffArrays } from "diff"

/** The largest distance of a suggestion, in letters removed plus letters added: a wrong letter counts two. */
const slip = 3

/** The known word that differs least from the one that was typed; null where none is near. */
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
