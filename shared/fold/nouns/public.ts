import type { Entry } from "../../contract/events.ts"
import { patch, putRow } from "../changes/change.ts"
import type { Correction, Minutes, PressLink, SentenceWritten, Session } from "../sessionState.ts"
import type { State } from "../state.ts"

const minutes = (state: State, id: Session["id"], change: (minutes: Minutes) => Partial<Minutes>): State => ({
  ...state,
  sessions: patch(state.sessions, id, row => ({ minutes: { ...row.minutes, ...change(row.minutes) } })),
})

const correction = (
  state: State,
  { id, session }: { id: string; session: Session["id"] },
  change: Partial<Correction>,
): State =>
  minutes(state, session, ({ corrections }) => ({
    corrections: corrections.map(one => (one.id === id ? { ...one, ...change } : one)),
  }))

/** An embargo of an older log closes nothing, because people without a seat may have read the panel (DOMAIN EM7). */
function embargoed(state: State, { session: id, until, closes }: (Entry & { kind: "embargo-set" })["body"]): State {
  const session = state.sessions[id]
  if (!session) return state
  const { embargoCloses: _, ...others } = session
  const row: Session = { ...others, embargo: until, ...(closes && until !== null && { embargoCloses: closes }) }
  return { ...state, sessions: putRow(state.sessions, id, row) }
}

const pressLinks = (state: State, session: Session["id"], change: (links: PressLink[]) => PressLink[]): State => ({
  ...state,
  sessions: patch(state.sessions, session, ({ press = [] }) => ({ press: change(press) })),
})

const pressLink = (
  state: State,
  { session, press }: { session: Session["id"]; press: string },
  change: (link: PressLink) => Partial<PressLink>,
): State => pressLinks(state, session, links => links.map(one => (one.id === press ? { ...one, ...change(one) } : one)))

export function foldPublic(state: State, entry: Entry): State {
  switch (entry.kind) {
    case "action-added": {
      const { action: id, ...row } = entry.body
      return { ...state, actions: putRow(state.actions, id, { id, ...row, at: entry.at, done: null }) }
    }
    case "action-done":
      return { ...state, actions: patch(state.actions, entry.body.action, { done: entry.at }) }
    default:
      return foldMinutes(state, entry)
  }
}

function foldMinutes(state: State, entry: Entry): State {
  const moved = { by: entry.by, at: entry.at }
  switch (entry.kind) {
    case "minutes-sent":
      return minutes(state, entry.body.session, () => {
        const { endsAt, wording } = entry.body
        return { state: "under_review", endsAt, moved, ...(wording && { wording }) }
      })
    case "minutes-recalled":
      return minutes(state, entry.body.session, () => ({ state: "draft", endsAt: null, extended: false, moved }))
    case "minutes-amended": {
      const { session, place, lang, correction, personal } = entry.body
      const added = { place, lang, correction, text: personal.text, by: entry.by, at: entry.at }
      const others = (all: readonly SentenceWritten[]) => all.filter(one => one.place !== place || one.lang !== lang)
      return minutes(state, session, ({ amended = [] }) => ({ amended: [...others(amended), added] }))
    }
    case "correction-proposed": {
      const { correction: id, session, member, personal } = entry.body
      const added = { id, by: member, text: personal, at: entry.at, accepted: null }
      return minutes(state, session, row => ({ corrections: [...row.corrections, added] }))
    }
    case "correction-decided": {
      const { correction: id, session, accepted, reason, reasonLang } = entry.body
      const why = reason === undefined ? {} : { declined: { ...moved, reason, ...(reasonLang && { reasonLang }) } }
      return correction(state, { id, session }, { accepted, ...why })
    }
    case "correction-insisted": {
      const { correction: id, session, personal } = entry.body
      return correction(state, { id, session }, { insisted: { text: personal, at: entry.at } })
    }
    case "minutes-adopted":
      return minutes(state, entry.body.session, () => ({ state: "adopted", adoptedAt: entry.at, moved }))
    case "minutes-extended":
      return minutes(state, entry.body.session, () => ({ endsAt: entry.body.endsAt, extended: true, moved }))
    case "minutes-published":
      return minutes(state, entry.body.session, () => ({ state: "published", said: entry.body.said, moved }))
    case "summary-written":
      return { ...state, sessions: patch(state.sessions, entry.body.session, { summary: entry.body.text }) }
    case "embargo-set":
      return embargoed(state, entry.body)
    case "press-link-made": {
      const { press: id, hash, until, session, personal } = entry.body
      const row = { id, name: personal.name, hash, until, by: entry.by, at: entry.at, ended: null, opened: [] }
      return pressLinks(state, session, links => [...links, row])
    }
    case "press-link-revoked": {
      const ended = { by: entry.by, at: entry.at }
      return pressLink(state, entry.body, () => ({ ended }))
    }
    case "press-link-opened":
      return pressLink(state, entry.body, ({ opened, holder = entry.body.holder }) => ({
        opened: [...opened, entry.at],
        ...(holder !== undefined && { holder }),
      }))
    default:
      return state
  }
}
