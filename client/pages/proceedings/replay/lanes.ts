import { html, nothing } from "lit"
import type { Entry } from "../../../../shared/contract/events.ts"
import type { EditCounts } from "../../../../shared/contract/queries.ts"
import type { Session } from "../../../../shared/fold/sessionState.ts"
import type { State } from "../../../../shared/fold/state.ts"
import { findTopic } from "../../../../shared/rules/readings/rows.ts"
import { number } from "../../../i18n/formats.ts"
import { msg } from "../../../i18n/msg.ts"
import { plain } from "../../../i18n/texts.ts"
import { cityTimes } from "./cityTimes.ts"

export interface Strip {
  entries: readonly Entry[]
  edits: EditCounts
  span: { from: number; to: number }
  /** The last state of the session, which has the names for the marks. */
  end: State
  session: Session
  at: number
  go: (at: number) => void
}

const threads: ReadonlySet<string> = new Set(["thread-opened", "reply-added", "question-approved", "question-answered"])
const rounds: ReadonlySet<string> = new Set(["round-opened", "round-revealed"])

/**
 * The events over time, in a lane for each kind. A press on a lane moves the replay to that moment. `jumps` has a
 * button for each named event.
 */
export function lanes(strip: Strip) {
  const { entries, span, at } = strip
  if (entries.length === 0) return nothing
  const share = (moment: number) => (moment - span.from) / (span.to - span.from)
  const left = (moment: number) => `inset-inline-start: ${(share(moment) * 100).toFixed(2)}%`
  const dots = (kinds: ReadonlySet<string>) =>
    entries.flatMap(entry =>
      kinds.has(entry.kind) ? [html`<i class="mark ${entry.kind}" style=${left(entry.at)}></i>`] : [],
    )
  const named = namedIn(strip)
  // A name has the space up to the next name. If the name does not fit, only a line is shown, and the event's button
  // has the name.
  const marks = (kind: Named["kind"]) =>
    named
      .filter(one => one.kind === kind)
      .map(({ text, entry }, n, all) => {
        const room = share(all[n + 1]?.entry.at ?? span.to) - share(entry.at)
        return html`<span class="mark" style=${`${left(entry.at)}; inline-size: ${(room * 100).toFixed(2)}%`}><span>${text}</span></span>`
      })
  const lane = (title: string, shown: unknown) =>
    html`<div class="lane"><span class="lane-title">${title}</span><div class="lane-track">${shown}<i class="now" style=${left(at)}></i></div></div>`
  const press = (event: MouseEvent) => {
    const track = event.target instanceof Element ? event.target.closest(".lane-track") : null
    if (!track) return
    const { left: start, width } = track.getBoundingClientRect()
    strip.go(span.from + ((event.clientX - start) / width) * (span.to - span.from))
  }
  return html`<p class="muted small">${summary(strip)}</p>
    <div class="lanes" aria-hidden="true" @click=${press}>
      ${lane(msg("agenda.title"), marks("chapter"))}
      ${lane(msg("note.name"), bars(strip))}
      ${lane(msg("rail.discussion"), dots(threads))}
      ${lane(msg("replay.rounds"), dots(rounds))}
      ${lane(msg("workspace.records"), marks("record"))}
    </div>`
}

/**
 * The edits of the note over time: a bar for each interval. Its height is proportional to the square root of the number
 * of edits.
 */
function bars({ edits, span }: Strip) {
  const most = Math.max(1, ...edits.counts)
  const width = Math.ceil((edits.to - edits.from) / Math.max(1, edits.counts.length))
  const percent = (ms: number) => ((ms / (span.to - span.from)) * 100).toFixed(2)
  return edits.counts.flatMap((count, n) => {
    if (count === 0) return []
    const start = percent(edits.from + n * width - span.from)
    const high = Math.max(8, Math.sqrt(count / most) * 100).toFixed(0)
    return [
      html`<i class="bar" style=${`inset-inline-start: ${start}%; inline-size: ${percent(width)}%; block-size: ${high}%`}></i>`,
    ]
  })
}

/** Describes the content of the lanes in a sentence for screen readers. */
function summary({ entries, edits }: Strip): string {
  const of = (...kinds: Entry["kind"][]) => number(entries.filter(({ kind }) => kinds.includes(kind)).length)
  const changes = number(edits.counts.reduce((sum, count) => sum + count, 0))
  const said = of("thread-opened", "reply-added")
  const shown = of("round-revealed")
  const records = of("record-declared")
  return msg("replay.summary", { changes, said, shown, records })
}

/** The buttons for the named events. The marks in a lane are too close together to be pressed. */
export const jumps = (strip: Strip) =>
  html`<nav class="row jumps" aria-label=${msg("replay.jumps")}>
    ${namedIn(strip).map(({ text, entry }) => {
      const words = markWords(text, cityTimes(entry.at, strip.session))
      return html`<button class="small" aria-label=${words} title=${words} @click=${() => strip.go(entry.at)}>${text}</button>`
    })}
  </nav>`

interface Named {
  kind: "chapter" | "record"
  text: string
  entry: Entry
}

const namedIn = (strip: Strip): Named[] =>
  strip.entries.flatMap(entry => {
    const label = labelOf(entry, strip)
    return label ? [{ ...label, entry }] : []
  })

const markWords = (name: string, time: string): string => msg("replay.goTo", { name, time })

function labelOf(entry: Entry, { end, session }: Strip): { kind: "chapter" | "record"; text: string } | null {
  if (entry.kind === "record-declared") return { kind: "record", text: `CR-${entry.body.body.number}` }
  if (entry.kind !== "agenda-moved" || entry.body.session !== session.id) return null
  const { item: id } = entry.body
  const item = session.items.find(one => one.id === id)
  if (!item) return null
  const letter = findTopic(end, item.topic)?.letter
  return { kind: "chapter", text: letter ?? plain(item.title) }
}
