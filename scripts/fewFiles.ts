/** A module as the bundler knows it: what it is imported by. */
interface Known {
  importers: string[]
  dynamicImporters: string[]
}

const main = /client\/(main\.ts|index\.html)$/
const room = /client\/pages\/session\/plenary-session-page\.ts$/
/** what a seat's page is painted with first: not what its buttons do, which comes with the first that is pressed */
const seat = /client\/pages\/session\/seated\/(?!acting\.ts)/
const note = /client\/pages\/session\/parts\/roomNote\.ts$/
/** what the room's page and a record's fetch when it is wanted */
const later =
  /client\/(pages\/(session\/(seated\/|later\/|observerRoom|parts\/roomNote)|record\/desk\/)|elements\/session\/)/
/** what an observer reads of a topic, and a seat once something happens in it */
const happenings = /client\/pages\/session\/later\/happenings\.ts$/
const observer = /client\/pages\/session\/observerRoom\.ts$/
/** what a seat's buttons say and do */
const desk = /client\/pages\/session\/later\/desk\.ts$/
const acting = /client\/pages\/session\/seated\/acting\.ts$/
/** What is large (the editor, the line to the server) stays apart: it changes seldom, and a page without it needs none. */
const large = /\/node_modules\//
/** what the bundler adds to every file that needs it */
const runtime = /rolldown\/runtime/

/**
 * One file for the frame around every page, one for the room, one for what happens in it, and one for the pieces that they
 * share with other pages. Left to itself the bundler cuts all of them along what is fetched later: forty pieces are forty
 * requests, and compress worse.
 */
export function fewFiles(id: string, graph: { getModuleInfo(id: string): Known | null }): string | null {
  if (runtime.test(id)) return "frame"
  const starts = startsOf(id, graph)
  const begins = (...kinds: RegExp[]) => starts.some(start => kinds.some(kind => kind.test(start)))
  if (begins(main)) return "frame"
  if (begins(note) && starts.every(start => note.test(start) || seat.test(start))) return "note"
  const ofSession = starts.every(start => room.test(start) || later.test(start))
  if (ofSession && (begins(room) || (starts.length > 1 && begins(seat)))) return "room"
  if (begins(room, seat)) return ofSession || large.test(id) ? null : "common"
  if (begins(happenings)) return "happenings"
  if (begins(observer)) return "observer"
  return ofSession && starts.length > 1 && begins(desk, acting) ? "acts" : null
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
