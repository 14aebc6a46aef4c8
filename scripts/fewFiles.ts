/** A module as the bundler knows it: what it is imported by. */
interface Known {
  importers: string[]
  dynamicImporters: string[]
}

const main = /client\/(main\.ts|index\.html)$/
const room = /client\/pages\/session\/session-page\.ts$/
/** what a seat's page is painted with first: not what its buttons do, which comes with the first that is pressed */
const seat = /client\/pages\/session\/seated\/(?!acting\.ts)/
const note = /client\/pages\/session\/parts\/roomNote\.ts$/
/** what the room's page and a record's fetch when it is wanted */
const later =
  /client\/(pages\/(session\/(seated\/|later\/|observerRoom|parts\/roomNote)|record\/desk\/)|elements\/session\/)/
/** small pieces that many pages want; what is large (the editor, the line to the server) stays apart */
const small = /\/(client\/(elements|i18n)|shared\/(contract|model|rules))\//

/**
 * One file for the frame around every page, one for the room, and one for the small pieces that it shares with other
 * pages. Left to itself the bundler cuts all three along what is fetched later, and thirty pieces compress worse.
 */
export function fewFiles(id: string, graph: { getModuleInfo(id: string): Known | null }): string | null {
  const starts = startsOf(id, graph)
  if (starts.some(start => main.test(start))) return "frame"
  const ofRoom = starts.some(start => room.test(start))
  if (starts.some(start => note.test(start)) && starts.every(start => note.test(start) || seat.test(start)))
    return "note"
  const ofSession = starts.every(start => room.test(start) || later.test(start))
  if (ofSession && (ofRoom || (starts.length > 1 && starts.some(start => seat.test(start))))) return "room"
  return (ofRoom || starts.some(start => seat.test(start))) && !ofSession && small.test(id) ? "common" : null
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
