import type { Lang } from "../model/terms.ts"

export interface Change {
  is: "same" | "added" | "removed"
  text: string
}

/** Cells of the table beyond which a comparison is not worth its memory: the whole then counts as replaced. */
const most = 4_000_000

/** Words as the language has them: Chinese and Japanese write no spaces between theirs. */
export function wordsOf(text: string, lang: Lang): string[] {
  const segmenter = new Intl.Segmenter(lang, { granularity: "word" })
  return Array.from(segmenter.segment(text.normalize("NFC")), ({ segment }) => segment)
}

/** What has changed between two wordings, word by word; what stands next to each other and fared alike is one piece. */
export function wordDiff(before: string, now: string, lang: Lang): Change[] {
  const a = wordsOf(before, lang)
  const b = wordsOf(now, lang)
  if (a.length * b.length > most) return joined([...a.map(removed), ...b.map(added)])
  const longest = commonLengths(a, b)
  const found: Change[] = []
  let i = 0
  let j = 0
  while (i < a.length && j < b.length) {
    const word = a[i] ?? ""
    if (word === b[j]) {
      found.push({ is: "same", text: word })
      i++
      j++
    } else if (at(longest, i + 1, j) >= at(longest, i, j + 1)) found.push(removed(a[i++] ?? ""))
    else found.push(added(b[j++] ?? ""))
  }
  return joined([...found, ...a.slice(i).map(removed), ...b.slice(j).map(added)])
}

const removed = (text: string): Change => ({ is: "removed", text })
const added = (text: string): Change => ({ is: "added", text })

const at = (table: readonly Uint32Array[], i: number, j: number): number => table[i]?.[j] ?? 0

/** For each pair of places, how many words the two remainders have in common, in order. */
function commonLengths(a: readonly string[], b: readonly string[]): Uint32Array[] {
  const table = Array.from({ length: a.length + 1 }, () => new Uint32Array(b.length + 1))
  for (let i = a.length - 1; i >= 0; i--)
    for (let j = b.length - 1; j >= 0; j--) {
      const row = table[i]
      if (row) row[j] = a[i] === b[j] ? at(table, i + 1, j + 1) + 1 : Math.max(at(table, i + 1, j), at(table, i, j + 1))
    }
  return table
}

function joined(changes: readonly Change[]): Change[] {
  const pieces: Change[] = []
  for (const change of changes) {
    const last = pieces.at(-1)
    if (last?.is === change.is) last.text += change.text
    else pieces.push({ ...change })
  }
  return pieces
}
