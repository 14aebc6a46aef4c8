import { signal } from "@preact/signals-core"
import { html, type TemplateResult } from "lit"
import { property } from "lit/decorators.js"
import type { CommandInput, CommandKind } from "../../../shared/contract/commands.ts"
import type { Me } from "../../../shared/contract/queries.ts"
import type { Session } from "../../../shared/fold/sessionState.ts"
import type { State } from "../../../shared/fold/state.ts"
import { type Lang, languages } from "../../../shared/model/terms.ts"
import { findSession } from "../../../shared/rules/readings/rows.ts"
import { msg } from "../../i18n/msg.ts"
import "../../elements/icons/plenary-icon.ts"
import { currentLang, domLang } from "../../i18n/language.ts"
import { refusalText } from "../../i18n/sentences/refusalText.ts"
import { ownName } from "../../i18n/terms/terms.ts"
import { reading } from "../../i18n/texts.ts"
import { LivePage } from "../frame/livePage.ts"

/** A phone would show the columns one below the other, so the paper first shows only the reader's own language. */
const narrow = matchMedia("(width < 720px)")

/** Returns the agenda's topics in order, each once. */
export const topicsOnAgenda = ({ topics }: State, { items }: Session): string[] => [
  ...new Set(items.flatMap(({ topic }) => (topic !== null && topic in topics ? [topic] : []))),
]

/** A page that shows one session as a paper and sends the commands for it. */
export abstract class SessionPaper extends LivePage {
  @property() session = ""
  protected readonly trouble = signal("")
  protected readonly busy = signal(false)

  /**
   * The languages that the reader chose. Null if the reader chose none: the reader's own language is then first, and
   * all authentic languages follow.
   */
  private readonly chosen = signal<readonly Lang[] | null>(null)

  protected abstract sheet(state: State, session: Session, me: Me): TemplateResult

  protected override found(state: State, me: Me): TemplateResult | null {
    const session = findSession(state, this.session)
    return session ? this.sheet(state, session, me) : null
  }

  /** Sends a command. Returns true if the server accepted it; otherwise the page shows the refusal. */
  protected readonly send = async <K extends CommandKind>(kind: K, body: CommandInput<K>): Promise<boolean> => {
    this.busy.value = true
    const answered = await this.here.send(kind, body)
    this.busy.value = false
    this.trouble.value = answered.ok ? "" : refusalText(answered.refusal, this.live.state.peek())
    return answered.ok
  }

  /** Returns the languages that the paper shows in columns. */
  protected shown(state: State): readonly Lang[] {
    const authentic = narrow.matches ? [] : (state.workspace?.authentic.map(({ lang }) => lang) ?? [])
    return this.chosen.value ?? [...new Set([currentLang(), ...authentic])]
  }

  private toggle(state: State, lang: Lang): void {
    const shown = this.shown(state)
    const next = shown.includes(lang) ? shown.filter(one => one !== lang) : [...shown, lang]
    if (next.length > 0) this.chosen.value = next
  }

  protected languageButtons(state: State) {
    const shown = this.shown(state)
    return html`<span class="row" role="group" aria-label=${msg("paper.languages")}>
      ${(state.workspace?.languages ?? languages).map(
        lang =>
          html`<button class="small" lang=${domLang(lang)} aria-pressed=${shown.includes(lang)} @click=${() => this.toggle(state, lang)}>${ownName[lang]}</button>`,
      )}
    </span>`
  }

  /** The links at the top of the paper to the workspace and the session. */
  protected trail(state: State, session: Session) {
    const workspace = reading(state.workspace?.title ?? {})
    const title = reading(session.title)
    return html`<p class="overline trail">
      <a href=${`/w/${this.slug}`} lang=${domLang(workspace.lang)}>${workspace.text}</a> ·
      <a href=${`/w/${this.slug}/s/${session.id}`} lang=${domLang(title.lang)}>${title.text}</a>
    </p>`
  }
}
