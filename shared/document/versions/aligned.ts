import { diffArrays } from "diff/lib/diff/array.js"

/** A paragraph of the one text, of the other, or of both if the one became the other. */
export type Aligned<B> = { before: B; now: B } | { before: B; now: null } | { before: null; now: B }

/** The share of words in common from which on a paragraph counts as the other one, changed. */
const leastAlike = 0.35
/** The most pairs of paragraphs that are compared by their words; beyond, they count as other ones. */
const mostPairs = 20_000

/**
 * Aligns the paragraphs of two texts. `keyOf` says when two are the same, `wordsOf` gives the words by which changed
 * ones are recognised.
 */
export function aligned<B>(
  before: readonly B[],
  now: readonly B[],
  keyOf: (block: B) => string,
  wordsOf: (block: B) => string[],
): Aligned<B>[] {
  const [a, b] = [before.map(keyOf), now.map(keyOf)]
  const rows: Aligned<B>[] = []
  let [i, j] = [0, 0]
  let gone: B[] = []
  const close = (came: readonly B[]) => {
    rows.push(...paired(gone, came, wordsOf))
    gone = []
  }
  for (const { count, removed, added } of diffArrays(a, b)) {
    if (removed) {
      gone = before.slice(i, i + count)
      i += count
    } else if (added) {
      close(now.slice(j, j + count))
      j += count
    } else {
      close([])
      for (let n = 0; n < count; n++) {
        const [was, is] = [before[i++], now[j++]]
        if (was !== undefined && is !== undefined) rows.push({ before: was, now: is })
      }
    }
  }
  close([])
  return rows
}

/** Pairs removed and added paragraphs in their order, so that the words in common are as many as possible. */
function paired<B>(gone: readonly B[], came: readonly B[], wordsOf: (block: B) => string[]): Aligned<B>[] {
  if (gone.length === 0 || came.length === 0 || gone.length * came.length > mostPairs)
    return [...gone.map(before => ({ before, now: null })), ...came.map(now => ({ before: null, now }))]
  const [goneBags, cameBags] = [gone.map(one => bagOf(wordsOf(one))), came.map(one => bagOf(wordsOf(one)))]
  const likeness = goneBags.map(a => cameBags.map(b => alike(a, b)))
  /** best[i][j]: the greatest sum of likeness of the paragraphs from i and from j on */
  const best = Array.from({ length: gone.length + 1 }, () => new Float64Array(came.length + 1))
  const at = (i: number, j: number): number => best[i]?.[j] ?? 0
  const pair = (i: number, j: number): number => {
    const share = likeness[i]?.[j] ?? 0
    return share >= leastAlike ? share + at(i + 1, j + 1) : -1
  }
  for (let i = gone.length - 1; i >= 0; i--)
    for (let j = came.length - 1; j >= 0; j--) {
      const row = best[i]
      if (row) row[j] = Math.max(at(i + 1, j), at(i, j + 1), pair(i, j))
    }
  const rows: Aligned<B>[] = []
  let [i, j] = [0, 0]
  while (i < gone.length || j < came.length) {
    const [before, now] = [gone[i], came[j]]
    if (before !== undefined && now !== undefined && pair(i, j) >= Math.max(at(i + 1, j), at(i, j + 1))) {
      rows.push({ before, now })
      i++
      j++
    } else if (before !== undefined && (now === undefined || at(i + 1, j) >= at(i, j + 1))) {
      rows.push({ before, now: null })
      i++
    } else if (now !== undefined) {
      rows.push({ before: null, now })
      j++
    }
  }
  return rows
}

interface Bag {
  counts: Map<string, number>
  size: number
}

function bagOf(words: readonly string[]): Bag {
  const counts = new Map<string, number>()
  const said = words.filter(word => word.trim() !== "")
  for (const word of said) counts.set(word, (counts.get(word) ?? 0) + 1)
  return { counts, size: said.length }
}

/** Returns twice the number of words in common, as a share of all words. Two paragraphs without words are alike. */
function alike(a: Bag, b: Bag): number {
  if (a.size + b.size === 0) return 1
  let common = 0
  for (const [word, count] of a.counts) common += Math.min(count, b.counts.get(word) ?? 0)
  return (2 * common) / (a.size + b.size)
}
