import type { Node } from "prosemirror-model"
import type { Span } from "../../shared/document/readers.ts"

interface Run {
  /** the offset of the block's first character in the note's text */
  at: number
  /** the ProseMirror position of the block's first character */
  pos: number
  size: number
}

/**
 * Converts between ProseMirror positions and offsets in the note's text, as shared/document/readers.ts counts offsets.
 * In the text, one newline separates blocks, and a hard break is one character. Within a block, positions and offsets
 * increase together.
 */
export class Offsets {
  private readonly runs: Run[] = []

  constructor(doc: Node) {
    let at = 0
    doc.descendants((node, pos) => {
      if (!node.isTextblock) return true
      this.runs.push({ at, pos: pos + 1, size: node.content.size })
      at += node.content.size + 1
      return false
    })
  }

  toPos(offset: number): number | null {
    const run = lastWhere(this.runs, one => one.at <= offset)
    return run ? run.pos + Math.min(offset - run.at, run.size) : null
  }

  toOffset(pos: number): number | null {
    const run = lastWhere(this.runs, one => one.pos <= pos)
    return run ? run.at + Math.min(pos - run.pos, run.size) : (this.runs[0]?.at ?? null)
  }

  range({ from, to }: Span): Span | null {
    const start = this.toPos(from)
    const end = this.toPos(to)
    return start === null || end === null || start >= end ? null : { from: start, to: end }
  }
}

/** Returns the last run that satisfies the condition. The function is a binary search, because the runs are sorted. */
function lastWhere(runs: readonly Run[], holds: (run: Run) => boolean): Run | undefined {
  let low = 0
  let high = runs.length
  while (low < high) {
    const middle = (low + high) >> 1
    const run = runs[middle]
    if (run && holds(run)) low = middle + 1
    else high = middle
  }
  return runs[low - 1]
}
