/** A module as the bundler knows it, with the modules that import it. */
interface Known {
  importers: string[]
  dynamicImporters: string[]
}

const main = /client\/(main\.ts|index\.html)$/
const room = /client\/pages\/session\/plenary-session-page\.ts$/
/**
 * The modules that a seat's page is first painted with. Its buttons' acts come with the first button that is pressed.
 */
const seat = /client\/pages\/session\/seated\/(?!acting\.ts)/
const note = /client\/pages\/session\/parts\/roomNote\.ts$/
/** The modules that the room's page and a record's page import lazily. */
const later =
  /client\/(pages\/(session\/(seated\/|later\/|observerRoom|parts\/roomNote)|record\/desk\/)|elements\/session\/)/
/** The modules by which an observer reads a topic, and a seat once something happens in it. */
const happenings = /client\/pages\/session\/later\/happenings\.ts$/
const observer = /client\/pages\/session\/observerRoom\.ts$/
/** The modules for the labels and acts of a seat's buttons. */
const desk = /client\/pages\/session\/later\/desk\.ts$/
const acting = /client\/pages\/session\/seated\/acting\.ts$/
/**
 * Large packages (the editor, the connection to the server) stay in their own files: they change seldom, and many pages
 * need none of them.
 */
const large = /\/node_modules\//
/** the helpers that the bundler adds to every file that needs them */
const runtime = /rolldown\/runtime/

/**
 * Puts the frame around every page into one file, the room into one, what happens in it into one, and the parts that
 * they share with other pages into one. By default the bundler cuts along the lazy imports: forty files are forty
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

/** The lazily imported modules that bring this module along. */
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
