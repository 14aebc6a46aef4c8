import { rowHash } from "../../../../server/log/rowHash.ts"
import { sha256 } from "../../../../server/start/instance/instance.ts"
import { type History, isBefore, linesOf } from "../history.ts"

/** The first entry that does not follow from the one before, by its number and its hash. */
export function brokenChain({ log, workspace }: Pick<History, "log" | "workspace">): string[] {
  const at = log.findIndex((row, n) => {
    const previous = log[n - 1]?.hash ?? ""
    return row.seq !== n + 1 || rowHash(sha256, workspace, previous, row) !== row.hash
  })
  return at < 0 ? [] : [`the chain breaks at entry ${at + 1}`]
}

/** Reads that are no part of the log, that leave out what others read, or that are older than a read before them. */
export function wrongReads({ log, lines }: Pick<History, "log" | "lines">): string[] {
  const reads = linesOf(lines, "read")
  const wrong: string[] = []
  const told = new Map<number, string>()
  for (const read of reads)
    for (const { seq, ...entry } of read.entries) {
      const [row, text] = [log[seq - 1], JSON.stringify(entry)]
      if (row?.kind !== entry.kind || row.at !== entry.at) wrong.push(`${read.client} read another entry ${seq}`)
      else if ((told.get(seq) ?? text) !== text) wrong.push(`${read.client} read entry ${seq} with other words`)
      told.set(seq, text)
    }
  const all = [...told.keys()].toSorted((a, b) => a - b)
  for (const { client, from, to, entries } of reads) {
    const due = all.filter(seq => seq > from && seq <= to)
    const got = entries.map(({ seq }) => seq)
    if (due.join() !== got.join()) wrong.push(`${client} read ${got.join()} from ${from} to ${to}, not ${due.join()}`)
  }
  return [...wrong, ...staleReads(reads)]
}

function staleReads(reads: readonly ReturnType<typeof linesOf<"read">>[number][]): string[] {
  const byReturn = reads.toSorted((a, b) => (a.return ?? 0) - (b.return ?? 0))
  const byCall = reads.toSorted((a, b) => a.call - b.call)
  let [known, at] = [0, 0]
  return byCall.flatMap(read => {
    for (let earlier = byReturn[at]; earlier && isBefore(earlier, read); earlier = byReturn[++at])
      known = Math.max(known, earlier.to)
    return read.to < known ? [`${read.client} was served head ${read.to} after ${known} had been read`] : []
  })
}

/** Commands that were done and are not in the log exactly once, in the order in which they were answered. */
export function wrongCommands({ log, lines }: Pick<History, "log" | "lines">): string[] {
  const words = log.map(({ personal, body }) => JSON.stringify([personal, body]))
  const says = linesOf(lines, "say").map(say => {
    const quoted = JSON.stringify(say.words)
    const places = words.flatMap((text, n) => (text.includes(quoted) ? [n + 1] : []))
    return { ...say, places }
  })
  const wrong = says.flatMap(({ words: said, places, seq, return: to }) => {
    if (places.length > 1) return [`“${said}” was done ${places.length} times`]
    if (to === null || seq === null) return []
    if (places[0] === undefined) return [`“${said}” was acknowledged and is lost`]
    return places[0] > seq ? [`“${said}” stands after the entry of its receipt`] : []
  })
  const done = says.filter(({ places }) => places.length === 1)
  const early = done.filter(one => done.some(two => isBefore(two, one) && (two.places[0] ?? 0) > (one.places[0] ?? 0)))
  return [...wrong, ...early.map(({ words: said }) => `“${said}” stands before what was answered earlier`)]
}

/** Deadlines without exactly one entry that ends their round. */
export function wrongDeadlines({ log, lines }: Pick<History, "log" | "lines">): string[] {
  const ends = log.flatMap(({ kind, body }) =>
    kind === "round-closed" || kind === "round-voided" ? [String((body as { round: unknown }).round)] : [],
  )
  return linesOf(lines, "deadline").flatMap(({ round }) => {
    const times = ends.filter(one => one === round).length
    return times === 1 ? [] : [`the deadline of ${round} was met ${times} times`]
  })
}
