import type { Block, NoteReading } from "../readers.ts"

/** A stretch of a block's text by one client id; null where the characters have no writer, as a line break. */
export interface ClientRun {
  client: number | null
  length: number
}

/**
 * Returns who wrote the characters of each block, by the client id of each item. The lengths of a block's runs add up to
 * its text. Blocks and leaves stand in the order of the text.
 */
export function clientRuns({ blocks, leaves }: NoteReading): ClientRun[][] {
  let next = 0
  return blocks.map(({ from, to }: Block) => {
    const runs: ClientRun[] = []
    let at = from
    for (let leaf = leaves[next]; leaf && leaf.from < to; leaf = leaves[++next]) {
      add(runs, null, leaf.from - at)
      for (let item = leaf.type._start; item !== null; item = item.right)
        if (!item.deleted && item.countable) add(runs, item.id.client, item.length)
      at = leaf.to
    }
    add(runs, null, to - at)
    // an empty leaf at the end of a block belongs to it, and not to the next one
    while (leaves[next]?.to === to && leaves[next]?.from === to) next++
    return runs
  })
}

function add(runs: ClientRun[], client: number | null, length: number): void {
  const last = runs.at(-1)
  if (length <= 0) return
  if (last?.client === client) last.length += length
  else runs.push({ client, length })
}
