import { msg, str } from "@lit/localize"
import { html, nothing } from "lit"
import type { Entry } from "../../../../shared/contract/events.ts"
import type { State } from "../../../../shared/fold/state.ts"
import { clock } from "../../../i18n/formats.ts"
import { plain } from "../../../i18n/texts.ts"

export interface Strip {
  entries: readonly Entry[]
  /** as it stands at the end, for names of what is marked */
  end: State
  session: string
  place: number
  jump: (seq: number) => void
}

const threads: ReadonlySet<string> = new Set(["thread-opened", "reply-added", "question-approved", "question-answered"])
const rounds: ReadonlySet<string> = new Set(["round-opened", "round-revealed"])

/** What happened when, a lane for each kind; the buttons of `jumps` lead to what has a name. */
export function lanes(strip: Strip) {
  const { entries, place } = strip
  const [first] = entries
  const last = entries.at(-1)
  if (!first || !last) return nothing
  const span = Math.max(1, last.at - first.at)
  const left = (at: number) => `${(((at - first.at) / span) * 100).toFixed(2)}%`
  const dots = (kinds: ReadonlySet<string>) =>
    entries.flatMap(({ kind, at }) =>
      kinds.has(kind) ? [html`<i class="mark ${kind}" style=${`inset-inline-start: ${left(at)}`}></i>`] : [],
    )
  const named = namedIn(strip)
  const marks = (of: Named["of"]) =>
    named
      .filter(one => one.of === of)
      .map(({ text, entry }) => {
        const late = (entry.at - first.at) / span > 0.85
        return html`<span class="mark ${late ? "late" : ""}" style=${`inset-inline-start: ${left(entry.at)}`}>${text}</span>`
      })
  const at = entries[place]?.at ?? first.at
  const lane = (title: string, shown: unknown) =>
    html`<div class="lane"><span class="lane-title">${title}</span><div class="lane-track">${shown}<i class="now" style=${`inset-inline-start: ${left(at)}`}></i></div></div>`
  return html`<div class="lanes" aria-hidden="true">
    ${lane(msg("Agenda", { id: "agenda.title" }), marks("chapter"))}
    ${lane(msg("Discussion", { id: "rail.discussion" }), dots(threads))}
    ${lane(msg("Rounds", { id: "replay.rounds" }), dots(rounds))}
    ${lane(msg("Consensus records", { id: "workspace.records" }), marks("record"))}
  </div>`
}

/** Marks of a strip lie too close to be pressed, so what has a name has a button of its own. */
export const jumps = (strip: Strip) =>
  html`<nav class="row jumps" aria-label=${msg("Go to", { id: "replay.jumps" })}>
    ${namedIn(strip).map(({ text, entry }) => {
      const words = markWords(text, clock(entry.at))
      return html`<button class="button small" aria-label=${words} title=${words} @click=${() => strip.jump(entry.seq)}>${text}</button>`
    })}
  </nav>`

interface Named {
  of: "chapter" | "record"
  text: string
  entry: Entry
}

const namedIn = (strip: Strip): Named[] =>
  strip.entries.flatMap(entry => {
    const label = labelOf(entry, strip)
    return label ? [{ ...label, entry }] : []
  })

const markWords = (name: string, time: string): string => msg(str`Go to ${name}, ${time}`, { id: "replay.goTo" })

function labelOf(entry: Entry, { end, session }: Strip): { of: "chapter" | "record"; text: string } | null {
  if (entry.kind === "record-declared") return { of: "record", text: `CR-${entry.body.body.number}` }
  if (entry.kind !== "agenda-moved" || entry.body.session !== session) return null
  const { item: id } = entry.body
  const item = Object.values(end.sessions)
    .find(one => one.id === session)
    ?.items.find(one => one.id === id)
  if (!item) return null
  const letter = Object.values(end.topics).find(one => one.id === item.topic)?.letter
  return { of: "chapter", text: letter ?? plain(item.title) }
}
