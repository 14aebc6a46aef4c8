import type { Span } from "./readers.ts"

/** A text in Unicode normal form C. `spanOf` converts a span of this text to a span of the original text. */
interface Composed {
  text: string
  spanOf: (span: Span) => Span
}

/** The last result, cached because many anchors of one note are looked up one after the other. */
let last: { of: string; is: Composed } | null = null

export function composed(text: string): Composed {
  if (last?.of !== text) last = { of: text, is: compose(text) }
  return last.is
}

function compose(text: string): Composed {
  if (text.normalize("NFC") === text) return { text, spanOf: span => span }
  // the text is composed cluster by cluster, because composition never crosses the border of a grapheme cluster
  const starts: number[] = []
  const ends: number[] = []
  let whole = ""
  for (const { segment, index } of new Intl.Segmenter("und", { granularity: "grapheme" }).segment(text)) {
    const cluster = segment.normalize("NFC")
    for (let n = 0; n < cluster.length; n++) {
      starts.push(cluster === segment ? index + n : index)
      ends.push(cluster === segment ? index + n + 1 : index + segment.length)
    }
    whole += cluster
  }
  return { text: whole, spanOf: ({ from, to }) => ({ from: starts[from] ?? text.length, to: ends[to - 1] ?? from }) }
}
