import { html, LitElement, nothing } from "lit"
import { customElement, property, state } from "lit/decorators.js"
import type { InvitationRow } from "../../../../shared/contract/queries/people/invitations.ts"
import type { Refusal } from "../../../../shared/contract/refusals.ts"
import type { State } from "../../../../shared/fold/state.ts"
import type { Title } from "../../../../shared/model/texts.ts"
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
import { AddressesWanted } from "./addressesWanted.ts"
import { faultWords, leftOut } from "./faultWords.ts"
import { mostListBytes, pastedText } from "./pastedText.ts"
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
  @state() private tooLarge = false
  /** the sentence of a failure to list the addresses; "" if there was none */
  @state() private notListed = ""
  readonly #asking = new Asking(this)
  readonly #words = new FieldWords(this)
  /** whether the field is open at first, because it contains text that was not applied before a reload */
  #reopened = false

  static override styles = [sessionStyles, planningSheet]

  override render() {
    const { state, by } = this
    const lines =
      state && this.pasted.length <= mostListBytes ? readRoster(this.pasted, { ...state, by, lang: currentLang() }) : []
    const acts = lines.filter(({ kind: line }) => line === "new" || line === "changed").length
    return html`<details ?open=${this.#reopened}>
      <summary>${msg("roster.paste")}</summary>
      ${pastedText({ label: msg("roster.pasteHelp"), text: this.pasted, workspace: state?.workspace, type: text => this.#write(text), tooLarge: () => (this.tooLarge = true) })}
      <p class="small hint">${msg("roster.columns")}</p>
      ${this.tooLarge ? html`<p class="problem" role="alert">${msg("roster.tooLarge", { mb: mostListBytes / 1_048_576 })}</p>` : nothing}
      ${
        lines.length === 0
          ? nothing
          : html`<ul class="preview" aria-label=${msg("plan.preview")}>${lines.map(line => this.#line(line))}</ul>
            ${leftOut(lines.some(({ kind: line, row }) => line === "unread" || this.refused.has(row.raw)))}
            <button class="small" ?disabled=${acts === 0 || this.#asking.busy} @click=${() => this.#apply(lines)}>${msg("roster.apply", { acts })}</button>`
      }
      ${this.notListed === "" ? nothing : html`<p class="problem" role="alert">${this.notListed}</p>`}
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
    this.tooLarge = pasted.length > mostListBytes
    if (this.tooLarge) return
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
    const listed: { line: PastedRow; row: InvitationRow }[] = []
    for (const line of lines) {
      if (line.kind === "unread") continue
      const member = await this.#do(line)
      if (member !== null) {
        done.push(line.row)
        const address = line.kind === "same" ? null : line.address
        if (address) listed.push({ line: line.row, row: { member, ...address } })
      } else if (this.#asking.refusal) refused.set(line.row.raw, this.#asking.refusal)
      // If no answer arrives, the remaining lines stay in the field and can be sent later.
      else break
    }
    this.refused = refused
    this.notListed = await this.#list(listed.map(({ row }) => row))
    // a line whose address was not listed stays in the field, and changes nothing else when it is applied again
    if (this.notListed !== "") for (const { line } of listed) done.splice(done.indexOf(line), 1)
    // Empties the field only if every line was applied and nobody typed in the field while the lines were being sent.
    const all = done.length === lines.length && this.pasted === sent
    this.#write(all ? "" : withoutRows(this.pasted, done))
  }

  /** Lists the addresses in parts. Returns the sentence of a failure, or "". */
  async #list(rows: readonly InvitationRow[]): Promise<string> {
    for (let at = 0; at < rows.length; at += addressesAtOnce) {
      const wanted = new AddressesWanted(rows.slice(at, at + addressesAtOnce))
      this.dispatchEvent(wanted)
      const failure = await wanted.answer
      if (failure) return failure
    }
    return ""
  }

  /** Applies one line. Returns the id of its member, or null if the server did not take it. */
  async #do(line: RosterLine): Promise<string | null> {
    switch (line.kind) {
      case "new": {
        const { name, seat, standing, lang } = line
        const { romanised } = standing
        const field = inLanguage(line.field)
        const [title, affiliation] = [inLanguage(standing.title), inLanguage(standing.affiliation)]
        const body = { name, romanised, ...seat, field, title, affiliation, lang }
        const answered = await this.#asking.command("admit-member", body)
        return answered?.ok ? String(answered.made["member"] ?? "") : null
      }
      case "changed":
        return (await this.#seat(line)) && (await this.#describe(line)) ? line.member.id : null
      case "same":
        return line.member.id
      case "unread":
        return null
    }
  }

  async #seat({ member, seat }: Changed): Promise<boolean> {
    if (seat.role === member.role && seat.side === member.side) return true
    return (await this.#asking.command("change-member", { member: member.id, ...seat })) !== null
  }

  async #describe({ member, field: text, standing }: Changed): Promise<boolean> {
    if (text === null && standing === null) return true
    const { name, short } = member
    const romanised = standing?.romanised || member.romanised
    const texts = {
      field: merged(member.field, text ?? ""),
      title: merged(member.title, standing?.title ?? ""),
      affiliation: merged(member.affiliation, standing?.affiliation ?? ""),
    }
    const body = { member: member.id, name, romanised, short, ...texts }
    return (await this.#asking.command("describe-member", body)) !== null
  }
}

/** The most addresses of one request. */
const addressesAtOnce = 100

/** A text in the reader's language; null if there is none. */
const inLanguage = (text: string): Title | null => (text === "" ? null : { [currentLang()]: text })

/** The texts with another one in the reader's language, if there is another. */
function merged(texts: Title | null | undefined, text: string): Title | null {
  if (text === "") return texts ?? null
  return { ...texts, [currentLang()]: text }
}

type Changed = Extract<RosterLine, { kind: "changed" }>

const sameWords = (what: string): string => msg("plan.lineSame", { what })

function lineWords(line: RosterLine, state: State | null): string {
  const words = (name: string, { role, side }: PastedSeat, ...more: (string | null | undefined)[]) => {
    const at = state?.sides.find(({ id }) => id === side)
    return [name, roleName(role), at ? plain(at.title) : "", ...more].filter(Boolean).join(" · ")
  }
  switch (line.kind) {
    case "unread":
      return faultWords(line.n, line.why, line.text)
    case "same":
      return sameWords(line.member.name)
    case "new": {
      const what = words(
        line.name,
        line.seat,
        line.standing.title,
        line.standing.affiliation,
        line.field,
        line.address?.email,
      )
      return msg("plan.lineNew", { what })
    }
    case "changed": {
      const what = words(
        line.member.name,
        line.seat,
        line.standing?.title,
        line.standing?.affiliation,
        line.field,
        line.address?.email,
      )
      return msg("plan.lineChanged", { what })
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "plenary-roster-import": RosterImport
  }
}
