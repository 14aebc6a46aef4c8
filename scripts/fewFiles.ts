/** A module in the bundler's graph, with the modules that import it. */
interface Known {
  importers: string[]
  dynamicImporters: string[]
}

/** Modules, by a part of their paths. */
class Modules {
  readonly paths: readonly string[]

  constructor(...paths: string[]) {
    this.paths = paths
  }

  has(id: string): boolean {
    return this.paths.some(path => id.includes(path))
  }
}

const main = new Modules("client/main.ts", "client/index.html")
const room = new Modules("client/pages/session/plenary-session-page.ts")
/**
 * The modules that the first paint of a seat's page needs, but for those of `acting`: the acts of its buttons are loaded
 * when a button is first pressed.
 */
const seated = new Modules("client/pages/session/seated/")
/** The editor, and what restores an earlier version in it. */
const note = new Modules("client/pages/session/parts/roomNote.ts", "client/elements/note/versions/restoreNote.ts")
/** The modules that the pages of a session and of a record import lazily. */
const later = new Modules(
  ...seated.paths,
  "client/pages/session/later/",
  "client/pages/session/observerRoom",
  "client/pages/session/parts/roomNote",
  "client/pages/record/desk/",
  "client/elements/session/",
  "client/elements/note/versions/",
)
/** The modules that show what happens in a topic. A seat's page loads `happenings` only after an event. */
const happenings = new Modules("client/pages/session/later/happenings.ts")
const observer = new Modules("client/pages/session/observerRoom.ts")
/** The module with the acts of a seat's buttons. */
const acting = new Modules("client/pages/session/seated/acting.ts")
/** The modules of the host's name and colour and of the foot, which each page loads after its first paint. */
const host = new Modules("client/state/fetched/host/house.ts", "client/elements/shell/plenary-foot.ts")
/** The module of the clocks of the sides, which the bar of a panel with sides shows. */
const sides = new Modules("client/elements/session/budgets/plenary-side-times.ts")
const seat = { has: (id: string): boolean => seated.has(id) && !acting.has(id) }

/** The paths above that are in none of these modules: what was there has moved, and is no longer built as said above. */
export function unmatched(ids: readonly string[]): string[] {
  const all = [main, room, seated, note, later, happenings, observer, acting, host, sides]
  const paths = new Set(all.flatMap(one => one.paths))
  return [...paths].filter(path => !ids.some(id => id.includes(path)))
}

/**
 * Large packages, such as the editor, stay in files of their own, because they change seldom and many pages need none
 * of them. The directives of Lit and lib0's digest are small, and most pages need them.
 */
const large = /\/node_modules\/(?!lit(-html)?\/|lib0\/hash\/)/
/** the helpers that the bundler adds to every file that needs them */
const runtime = /rolldown\/runtime/

/**
 * Names the file that a module is built into: one file for the frame around every page, one for the room, one for its
 * events, one for parts that other pages share, and a few smaller ones. By default the bundler splits at each lazy
 * import. That would make forty files, which are forty requests and compress worse.
 */
export function fewFiles(id: string, graph: { getModuleInfo(id: string): Known | null }): string | null {
  if (runtime.test(id)) return "frame"
  const starts = startsOf(id, graph)
  const begins = (...kinds: Pick<Modules, "has">[]) => starts.some(start => kinds.some(kind => kind.has(start)))
  if (begins(main)) return "frame"
  if (begins(host)) return "host"
  if (begins(note) && starts.every(start => note.has(start) || seat.has(start))) return "note"
  const ofSession = starts.every(start => room.has(start) || later.has(start))
  if (ofSession && (begins(room) || (starts.length > 1 && begins(seat)))) return "room"
  if (begins(room, seat)) return ofSession || large.test(id) ? null : "common"
  if (begins(sides)) return "sides"
  if (begins(happenings)) return "happenings"
  if (begins(observer)) return "observer"
  return starts.length > 1 && begins(acting) ? "acts" : null
}

/** Finds the entry modules and lazily imported modules through which the module `id` is loaded. */
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
