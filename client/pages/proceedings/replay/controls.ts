import { msg, str } from "@lit/localize"
import { html } from "lit"
import type { Session } from "../../../../shared/fold/sessionState.ts"
import type { State } from "../../../../shared/fold/state.ts"
import { clock } from "../../../i18n/formats.ts"
import { plain } from "../../../i18n/texts.ts"
import { type Replaying, sessionAt } from "../../../state/session/replay/replaying.ts"
import { jumps, lanes } from "./lanes.ts"

const speeds = [1, 4, 16] as const

/** What an arrow and a page key move the slider by, in seconds: to the next sentence, to the next turn. */
const moves: Readonly<Record<string, number>> = {
  ArrowLeft: -10,
  ArrowDown: -10,
  ArrowRight: 10,
  ArrowUp: 10,
  PageDown: -120,
  PageUp: 120,
}

/** The moment of the session: to play, to drag, to reach by keyboard, and what happened when. `end` names what is marked. */
export function controls(replay: Replaying, end: State, session: Session) {
  const { from, to } = replay.span.value
  const at = replay.at.value
  const speed = replay.speed.value
  const then = replay.state.value
  const time = times(at, session)
  const strip = {
    entries: replay.list.value,
    edits: replay.edits.value,
    span: { from, to },
    end,
    session: session.id,
    at,
    go: (moment: number) => replay.go(moment),
  }
  const slide = (event: Event) => {
    if (event.target instanceof HTMLInputElement) replay.go(from + Number(event.target.value) * 1_000)
  }
  const press = (event: KeyboardEvent) => {
    const by = moves[event.key]
    if (event.isComposing || event.altKey || event.ctrlKey || event.metaKey) return
    if (by !== undefined) replay.go(at + by * 1_000)
    else if (event.key === " ") replay.play(speed > 0 ? 0 : 1)
    else return
    event.preventDefault()
  }
  const label = msg("Moment of the session", { id: "replay.moment" })
  return html`<section class="stack tight" aria-label=${label}>
    <div class="row">
      <button class="button small" aria-label=${msg("To the start", { id: "replay.first" })} @click=${() => replay.go(from)}>|◀</button>
      <button class="button small" aria-label=${msg("One entry back", { id: "replay.back" })} @click=${() => replay.step(-1)}>◀</button>
      ${speeds.map(one => {
        const words =
          speed === one
            ? msg("Stop", { id: "replay.stop" })
            : msg(str`Play at ${one} times the speed`, { id: "replay.play" })
        return html`<button class="button small" aria-pressed=${speed === one} aria-label=${words} title=${words}
          @click=${() => replay.play(speed === one ? 0 : one)}>${speed === one ? "❚❚" : "▶"} ${one}×</button>`
      })}
      <button class="button small" aria-label=${msg("One entry on", { id: "replay.on" })} @click=${() => replay.step(1)}>▶</button>
      <button class="button small" aria-label=${msg("To the end", { id: "replay.last" })} @click=${() => replay.go(to)}>▶|</button>
      <output class="time">${time}</output>
    </div>
    <input type="range" class="slider" min="0" max=${Math.ceil((to - from) / 1_000)} step="any"
      .value=${String((at - from) / 1_000)} @input=${slide} @keydown=${press}
      aria-label=${label} aria-valuetext=${[time, then ? itemTitle(then, session.id) : ""].filter(Boolean).join(" · ")} />
    ${lanes(strip)} ${jumps(strip)}
  </section>`
}

/** On every city's clock. */
const times = (at: number, { cities }: Session): string =>
  cities.length === 0 ? clock(at) : cities.map(({ name, zone }) => `${plain(name)} ${clock(at, zone)}`).join(" · ")

function itemTitle(state: State, id: string): string {
  const session = sessionAt(state, id)
  return plain(session?.items.find(item => item.id === session.current)?.title ?? {})
}
