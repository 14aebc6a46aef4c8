/** A module as the bundler knows it: what it is imported by. */
interface Known {
  importers: string[]
  dynamicImporters: string[]
}

const main = /client\/(main\.ts|index\.html)$/
const room = /client\/pages\/session\/session-page\.ts$/
/** what the room's page fetches when it is wanted */
const later = /client\/(pages\/session\/(seated\/|roomNote)|elements\/session\/dialog\/)/

/**
 * One file for the frame around every page and one for the room. Left to itself the bundler cuts both along what is
 * fetched later, and thirty pieces compress worse than two. What other pages share stays apart.
 */
export function fewFiles(id: string, graph: { getModuleInfo(id: string): Known | null }): string | null {
  const starts = startsOf(id, graph)
  if (starts.some(start => main.test(start))) return "frame"
  const ofRoom = starts.some(start => room.test(start)) && starts.every(start => room.test(start) || later.test(start))
  return ofRoom ? "room" : null
}

/** The modules that are fetched on their own and bring this one along. */
function startsOf(id: string, graph: { getModuleInfo(id: string): Known | null }): string[] {
  const starts: string[] = []
  const seen = new Set<string>()
  const climb = (at: string): void => {
    if (seen.has(at)) return
    seen.add(at)
    const known = graph.getModuleInfo(at)
    if (!known || known.importers.length === 0 || known.dynamicImporters.length > 0) starts.push(at)
    for (const next of known?.importers ?? []) climb(next)
  }
  climb(id)
  return starts
}
