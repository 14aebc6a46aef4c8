import { untracked } from "@preact/signals-core"
import { html } from "lit"
import { customElement } from "lit/decorators.js"
import type { Me } from "../../../../shared/contract/queries.ts"
import type { Session } from "../../../../shared/fold/sessionState.ts"
import type { State, Workspace } from "../../../../shared/fold/state.ts"
import { seesReplay } from "../../../../shared/rules/replay.ts"
import { msg } from "../../../i18n/msg.ts"
import { pageTitle } from "../../../state/page/title.ts"
import { Replaying } from "../../../state/session/replay/replaying.ts"
import { SessionPaper } from "../sessionPaper.ts"
import { replayControls } from "./controls.ts"
import { keepInAddress, momentInAddress } from "./momentInAddress.ts"
import { momentView } from "./momentView.ts"
import "./replay.css"

/** `/w/:slug/s/:id/replay`: replays the session from its log, with the same fold that the live pages use. */
@customElement("plenary-replay-page")
export class ReplayPage extends SessionPaper {
  private replay: Replaying | null = null
  /** the number of openings before the replay was fetched */
  private openings = 0
  private forget = (): void => undefined

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.end()
  }

  private end(): void {
    this.forget()
    this.replay?.close()
    this.replay = null
  }

  private open(): Replaying {
    const replay = new Replaying(this.session, momentInAddress())
    this.forget = keepInAddress(replay.at)
    return replay
  }

  /** Renders the replay and fetches the log. It is called only for a reader who may see the replay. */
  private body(state: State, session: Session) {
    const openings = state.workspace?.opened?.length ?? 0
    // an opening takes words out of what was fetched before it (DOMAIN C10)
    if (openings !== this.openings) untracked(() => this.end())
    this.openings = openings
    const replay = (this.replay ??= untracked(() => this.open()))
    const tape = replay.tape.value
    switch (tape.state) {
      case "loading":
        return html`<label class="stack tight">${msg("replay.reading")} <progress max=${tape.of} value=${tape.done}></progress></label>`
      case "failed":
        return html`<plenary-problem-view .problem=${{ kind: "failed" as const, failure: tape.failure, again: () => location.reload() }}></plenary-problem-view>`
      case "ready": {
        const then = replay.state.value
        if (!then) return html`<p class="notice">${msg("replay.early")}</p>`
        return html`${replayControls(replay, state, session)} ${momentView(then, session.id, replay.at.value, this.slug, replay.note.shown.value)}`
      }
      default:
        return tape satisfies never
    }
  }

  protected override sheet(state: State, session: Session, { role }: Me) {
    pageTitle.value = msg("replay.title")
    const { workspace } = state
    const sees = workspace && seesReplay(workspace, role)
    return html`<article class="page replay">
      <header class="stack tight">${this.trail(state, session)} <h1>${msg("replay.title")}</h1></header>
      ${sees ? this.body(state, session) : html`<p class="notice">${absence(workspace)}</p>`}
    </article>`
  }
}

/** Says why this reader may not see the replay. */
function absence(workspace: Workspace | null): string {
  if (workspace === null || workspace.attribution === "chatham") return msg("replay.none")
  return workspace.replay === "panel" ? msg("replay.forPanel") : msg("replay.forChairs")
}

declare global {
  interface HTMLElementTagNameMap {
    "plenary-replay-page": ReplayPage
  }
}
