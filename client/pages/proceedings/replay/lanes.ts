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

/** What happened when, a lane for each kind; marks that name something are buttons that lead there. */
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
  const named = entries.flatMap(entry => {
    const label = labelOf(entry, strip)
    return label
      ? [
          {
            ...label,
            mark: html`<button class="mark ${entry.kind}" style=${`inset-inline-start: ${left(entry.at)}`} aria-label=${markWords(label.text, clock(entry.at))} title=${markWords(label.text, clock(entry.at))} @click=${() => strip.jump(entry.seq)}>${label.text}</button>`,
          },
        ]
      : []
  })
  const at = entries[place]?.at ?? first.at
  const lane = (title: string, marks: unknown) =>
    html`<div class="lane"><span class="lane-title">${title}</span><div class="lane-track">${marks}<i class="now" style=${`inset-inline-start: ${left(at)}`}></i></div></div>`
  return html`<div class="lanes">
    ${lane(
      msg("Agenda", { id: "agenda.title" }),
      named.filter(({ of }) => of === "chapter").map(({ mark }) => mark),
    )}
    ${lane(msg("Discussion", { id: "rail.discussion" }), dots(threads))}
    ${lane(msg("Rounds", { id: "replay.rounds" }), dots(rounds))}
    ${lane(
      msg("Consensus records", { id: "workspace.records" }),
      named.filter(({ of }) => of === "record").map(({ mark }) => mark),
    )}
  </div>`
}

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
