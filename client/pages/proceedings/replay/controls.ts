import { html } from "lit"
import type { Session } from "../../../../shared/fold/sessionState.ts"
import type { State } from "../../../../shared/fold/state.ts"
import { msg } from "../../../i18n/msg.ts"
import { plain } from "../../../i18n/texts.ts"
import { type Replaying, sessionAt } from "../../../state/session/replay/replaying.ts"
import { cityTimes } from "./cityTimes.ts"
import { jumps, lanes } from "./lanes.ts"

const speeds = [1, 4, 16] as const

/**
 * Seconds by which a key moves the slider: an arrow key by about a sentence, a page key by about one speaker's turn.
 */
const movedSeconds: Readonly<Record<string, number>> = {
  ArrowLeft: -10,
  ArrowDown: -10,
  ArrowRight: 10,
  ArrowUp: 10,
  PageDown: -120,
  PageUp: 120,
}

/**
 * The controls that choose a moment of the session: play buttons, a slider, and lanes with the events. The names on the
 * marks are taken from `end`, the last state.
 */
export function replayControls(replay: Replaying, end: State, session: Session) {
  const { from, to } = replay.span.value
  const at = replay.at.value
  const speed = replay.speed.value
  const then = replay.state.value
  const time = cityTimes(at, session)
  const strip = {
    entries: replay.list.value,
    edits: replay.edits.value,
    span: { from, to },
    end,
    session,
    at,
    go: (moment: number) => replay.go(moment),
  }
  const slide = (event: Event) => {
    if (event.target instanceof HTMLInputElement) replay.go(from + Number(event.target.value) * 1_000)
  }
  const press = (event: KeyboardEvent) => {
    const by = movedSeconds[event.key]
    if (event.isComposing || event.altKey || event.ctrlKey || event.metaKey) return
    // Reads the signal instead of the slider's value, because a held key repeats faster than the page renders.
    if (by !== undefined) replay.go(replay.at.peek() + by * 1_000)
    else if (event.key === " ") replay.play(speed > 0 ? 0 : 1)
    else return
    event.preventDefault()
  }
  const label = msg("replay.moment")
  return html`<section class="stack tight" aria-label=${label}>
    <div class="row">
      ${move(msg("replay.first"), "|‹", () => replay.go(from))}
      ${move(msg("replay.back"), "‹", () => replay.step(-1))}
      ${speeds.map(one => {
        const words = speed === one ? msg("replay.stop") : msg("replay.play", { speed: one })
        return html`<button class="small" aria-pressed=${speed === one} aria-label=${words} title=${words}
          @click=${() => replay.play(speed === one ? 0 : one)}>${speed === one ? "❚❚" : "▶"} ${one}×</button>`
      })}
      ${move(msg("replay.on"), "›", () => replay.step(1))}
      ${move(msg("replay.last"), "›|", () => replay.go(to))}
      <output class="time">${time}</output>
    </div>
    <input type="range" class="slider" min="0" max=${Math.ceil((to - from) / 1_000)} step="any"
      .value=${String((at - from) / 1_000)} @input=${slide} @keydown=${press}
      aria-label=${label} aria-valuetext=${[time, then ? itemTitle(then, session.id) : ""].filter(Boolean).join(" · ")} />
    ${lanes(strip)} ${jumps(strip)}
  </section>`
}

/** A button that moves to another moment. Only the play button has a filled triangle as its sign. */
const move = (words: string, sign: string, act: () => void) =>
  html`<button class="small" aria-label=${words} title=${words} @click=${act}>${sign}</button>`

function itemTitle(state: State, id: string): string {
  const session = sessionAt(state, id)
  return plain(session?.items.find(item => item.id === session.current)?.title ?? {})
}
