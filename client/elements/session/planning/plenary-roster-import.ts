import { html, LitElement, nothing } from "lit"
import { customElement, property, state } from "lit/decorators.js"
import type { Refusal } from "../../../../shared/contract/refusals.ts"
import type { State } from "../../../../shared/fold/state.ts"
import type { By } from "../../../../shared/rules/people/seats/reseating.ts"
import { currentLang } from "../../../i18n/language.ts"
import { localized } from "../../../i18n/localized.ts"
import { msg } from "../../../i18n/msg.ts"
import { refusalText } from "../../../i18n/sentences/refusalText.ts"
import { roleName } from "../../../i18n/terms/terms.ts"
import { plain } from "../../../i18n/texts.ts"
import { type PastedSeat, type RosterLine, readRoster } from "../../../rules/pasted/roster.ts"
import { type PastedRow, withoutRows } from "../../../rules/pasted/rows.ts"
import { FieldWords } from "../../forms/fieldWords.ts"
import { Asking } from "../kit/asking.ts"
import { sessionStyles } from "../kit/sheet.ts"
import { faultWords, leftOut } from "./faultWords.ts"
import { pastedText } from "./pastedText.ts"
import { planningSheet } from "./planningSheet.ts"

/** Imports seats from a pasted list. A list shows the effect of each line before the reader applies the lines. */
@customElement("plenary-roster-import")
@localized()
export class RosterImport extends LitElement {
  @property({ attribute: false }) state: State | null = null
  /** the reader's role and side, which determine the seats that the reader may change */
  @property({ attribute: false }) by: By = { role: "public", side: null }
  /** the id of the reader's seat */
  @property() member = ""
  @state() private pasted = ""
  /**
   * the server's refusals, keyed by the text of the refused line; a corrected line has another text and thus no refusal
   */
  @state() private refused: ReadonlyMap<string, Refusal> = new Map()
  readonly #asking = new Asking(this)
  readonly #words = new FieldWords(this)
  /** whether the field is open at first, because it contains text that was not applied before a reload */
  #reopened = false

  static override styles = [sessionStyles, planningSheet]

  override render() {
    const { state, by } = this
    const lines = state ? readRoster(this.pasted, { ...state, by, lang: currentLang() }) : []
    const acts = lines.filter(({ kind: line }) => line === "new" || line === "changed").length
    return html`<details ?open=${this.#reopened}>
      <summary>${msg("roster.paste")}</summary>
      ${pastedText({ label: msg("roster.pasteHelp"), text: this.pasted, workspace: state?.workspace, type: text => this.#write(text) })}
      ${
        lines.length === 0
          ? nothing
          : html`<ul class="preview" aria-label=${msg("plan.preview")}>${lines.map(line => this.#line(line))}</ul>
            ${leftOut(lines.some(({ kind: line, row }) => line === "unread" || this.refused.has(row.raw)))}
            <button class="small" ?disabled=${acts === 0 || this.#asking.busy} @click=${() => this.#apply(lines)}>${msg("roster.apply", { acts })}</button>`
      }
      ${this.#asking.refusal ? nothing : this.#asking.trouble}
    </details>`
  }

  override connectedCallback(): void {
    super.connectedCallback()
    this.pasted = this.#words.read(this.#place)["pasted"] ?? ""
    this.#reopened = this.pasted !== ""
  }

  get #place(): string {
    return `${this.member} roster`
  }

  #write(pasted: string): void {
    this.pasted = pasted
    this.#words.keep(this.#place, { pasted })
  }

  #line(line: RosterLine) {
    const { row } = line
    const refusal = this.refused.get(row.raw)
    if (!refusal) return html`<li class=${line.kind}>${lineWords(line, this.state)}</li>`
    const why = refusalText(refusal, this.state ?? undefined)
    const text = row.cells.join(" ; ")
    return html`<li class="unread">${msg("plan.fault", { n: row.n, fault: why, text })}</li>`
  }

  /**
   * Sends the lines one after the other. Applied lines are removed from the pasted text. Refused lines stay, with the
   * reason.
   */
  async #apply(lines: readonly RosterLine[]): Promise<void> {
    const sent = this.pasted
    const refused = new Map<string, Refusal>()
    const done: PastedRow[] = []
    for (const line of lines) {
      if (line.kind === "unread") continue
      if (await this.#do(line)) done.push(line.row)
      else if (this.#asking.refusal) refused.set(line.row.raw, this.#asking.refusal)
      // If no answer arrives, the remaining lines stay in the field and can be sent later.
      else break
    }
    this.refused = refused
    // Empties the field only if every line was applied and nobody typed in the field while the lines were being sent.
    const all = done.length === lines.length && this.pasted === sent
    this.#write(all ? "" : withoutRows(this.pasted, done))
  }

  async #do(line: RosterLine): Promise<boolean> {
    switch (line.kind) {
      case "new": {
        const { name, seat } = line
        const field = line.field === "" ? null : { [currentLang()]: line.field }
        return (await this.#asking.command("admit-member", { name, ...seat, field, lang: currentLang() })) !== null
      }
      case "changed":
        return (await this.#seat(line)) && (await this.#describe(line))
      case "same":
      case "unread":
        return true
    }
  }

  async #seat({ member, seat }: Changed): Promise<boolean> {
    if (seat.role === member.role && seat.side === member.side) return true
    return (await this.#asking.command("change-member", { member: member.id, ...seat })) !== null
  }

  async #describe({ member, field: text }: Changed): Promise<boolean> {
    if (text === null) return true
    const { name, romanised, short } = member
    const field = { ...member.field, [currentLang()]: text }
    return (
      (await this.#asking.command("describe-member", { member: member.id, name, romanised, short, field })) !== null
    )
  }
}

type Changed = Extract<RosterLine, { kind: "changed" }>

const sameWords = (what: string): string => msg("plan.lineSame", { what })

function lineWords(line: RosterLine, state: State | null): string {
  const words = (name: string, { role, side }: PastedSeat, field: string | null) => {
    const at = state?.sides.find(({ id }) => id === side)
    return [name, roleName(role), at ? plain(at.title) : "", field ?? ""].filter(part => part !== "").join(" · ")
  }
  switch (line.kind) {
    case "unread":
      return faultWords(line.n, line.why, line.text)
    case "same":
      return sameWords(line.member.name)
    case "new": {
      const what = words(line.name, line.seat, line.field)
      return msg("plan.lineNew", { what })
    }
    case "changed": {
      const what = words(line.member.name, line.seat, line.field)
      return msg("plan.lineChanged", { what })
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "plenary-roster-import": RosterImport
  }
}
