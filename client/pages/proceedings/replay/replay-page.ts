import { msg } from "@lit/localize"
import { html } from "lit"
import { customElement } from "lit/decorators.js"
import type { Session } from "../../../../shared/fold/sessionState.ts"
import type { State } from "../../../../shared/fold/state.ts"
import { clock } from "../../../i18n/formats.ts"
import { Replaying } from "../../../state/session/replaying.ts"
import { pageTitle } from "../../../state/title.ts"
import { SessionPaper } from "../sessionPaper.ts"
import { jumps, lanes } from "./lanes.ts"
import { momentView } from "./momentView.ts"
import "./replay.css"

const speeds = [1, 4, 16] as const

/** `/w/:slug/s/:id/replay`: the session again, from its log and by the fold that every live page used. */
@customElement("plenary-replay-page")
export class ReplayPage extends SessionPaper {
  private replay!: Replaying

  override connectedCallback(): void {
    this.replay = new Replaying(this.session)
    super.connectedCallback()
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.replay.close()
  }

  private controls(state: State, session: Session) {
    const { replay } = this
    const list = replay.list.value
    const place = replay.place.value
    const speed = replay.speed.value
    const entry = replay.entry.value
    const zone = session.cities[0]?.zone
    const time = entry ? clock(entry.at, zone) : ""
    const strip = { entries: list, end: state, session: session.id, place, jump: (seq: number) => replay.jump(seq) }
    const slide = (event: Event) => {
      if (event.target instanceof HTMLInputElement) replay.go(Number(event.target.value))
    }
    return html`<section class="stack tight" aria-label=${msg("Moment of the session", { id: "replay.moment" })}>
      <div class="row">
        <button class="button small" aria-label=${msg("To the start", { id: "replay.first" })} @click=${() => replay.go(0)}>|◀</button>
        ${speeds.map(
          one =>
            html`<button class="button small" aria-pressed=${speed === one} @click=${() => replay.play(speed === one ? 0 : one)}>▶ ${one}×</button>`,
        )}
        <button class="button small" aria-label=${msg("To the end", { id: "replay.last" })} @click=${() => replay.go(list.length - 1)}>▶|</button>
        <output class="time">${time}</output>
      </div>
      <input type="range" class="slider" min="0" max=${list.length - 1} .value=${String(place)} @input=${slide}
        aria-label=${msg("Moment of the session", { id: "replay.moment" })} aria-valuetext=${time} />
      ${lanes(strip)} ${jumps(strip)}
    </section>`
  }

  private body(state: State, session: Session) {
    const tape = this.replay.tape.value
    switch (tape.at) {
      case "loading":
        return html`<label class="stack tight">${msg("Reading the log…", { id: "replay.reading" })} <progress max=${tape.of} value=${tape.done}></progress></label>`
      case "failed":
        return tape.failure.status === 404
          ? html`<p class="notice">${msg("There is no replay of this session.", { id: "replay.none" })}</p>`
          : html`<problem-view .problem=${{ what: "failed" as const, failure: tape.failure, again: () => location.reload() }}></problem-view>`
      case "ready": {
        const then = this.replay.state.value
        if (!then) return html`<p class="notice">${msg("The session has not begun yet.", { id: "replay.early" })}</p>`
        return html`${this.controls(state, session)} ${momentView(then, session.id, this.slug)}`
      }
      default:
        return tape satisfies never
    }
  }

  protected override sheet(state: State, session: Session) {
    pageTitle.value = msg("Replay", { id: "replay.title" })
    return html`<article class="page replay">
      <header class="stack tight">${this.trail(state, session)} <h1>${msg("Replay", { id: "replay.title" })}</h1></header>
      ${state.workspace?.attribution === "chatham" ? html`<p class="notice">${msg("There is no replay of this session.", { id: "replay.none" })}</p>` : this.body(state, session)}
    </article>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "plenary-replay-page": ReplayPage
  }
}
