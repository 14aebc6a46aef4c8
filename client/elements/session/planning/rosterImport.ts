import { localized, msg, str } from "@lit/localize"
import { html, LitElement, nothing } from "lit"
import { customElement, property, state } from "lit/decorators.js"
import type { State } from "../../../../shared/fold/state.ts"
import { type RosterLine, readRoster } from "../../../../shared/rules/pasted/roster.ts"
import { currentLang } from "../../../i18n/language.ts"
import { roleName } from "../../../i18n/terms.ts"
import { Asking } from "../kit/asking.ts"
import { sheet } from "../kit/sheet.ts"
import { planningSheet } from "./planningSheet.ts"

/** Seats from a list that somebody has: what each line would do stands below it before anything is done. */
@localized()
@customElement("plenary-roster-import")
export class RosterImport extends LitElement {
  @property({ attribute: false }) state: State | null = null
  @state() private pasted = ""
  readonly #asking = new Asking(this)

  static override styles = [sheet, planningSheet]

  override render() {
    const lines = this.state && this.pasted.trim() !== "" ? readRoster(this.pasted, this.state) : []
    const acts = lines.filter(({ line }) => line === "new" || line === "changed").length
    return html`<details>
      <summary>${msg("Paste a roster", { id: "roster.paste" })}</summary>
      <label class="field">${msg("One line for each person: name;role;side;expertise", { id: "roster.pasteHelp" })}
        <textarea rows="4" .value=${this.pasted} @input=${(event: Event) => {
          if (event.target instanceof HTMLTextAreaElement) this.pasted = event.target.value
        }}></textarea></label>
      ${
        lines.length === 0
          ? nothing
          : html`<ul class="preview" aria-label=${msg("What will change", { id: "plan.preview" })}>${lines.map(line => html`<li class=${line.line}>${lineWords(line)}</li>`)}</ul>
            <button class="small" ?disabled=${acts === 0 || this.#asking.busy} @click=${() => this.#apply(lines)}>${msg(str`Apply ${acts} changes`, { id: "roster.apply" })}</button>`
      }
      ${this.#asking.trouble}
    </details>`
  }

  /** One after the other: the first that is refused stops the rest, and the preview then shows what is left. */
  async #apply(lines: readonly RosterLine[]): Promise<void> {
    for (const line of lines) if (!(await this.#do(line))) return
    this.pasted = ""
  }

  async #do(line: RosterLine): Promise<boolean> {
    switch (line.line) {
      case "new": {
        const { name, role, side } = line
        const field = line.field === "" ? null : { [currentLang()]: line.field }
        const lang = currentLang()
        return (await this.#asking.command("admit-member", { name, role, side, field, lang })) !== null
      }
      case "changed": {
        const { role, side } = line
        return (await this.#asking.command("change-member", { member: line.member.id, role, side })) !== null
      }
      case "same":
      case "unread":
        return true
    }
  }
}

const sameWords = (what: string): string => msg(str`As before: ${what}`, { id: "plan.lineSame" })

function lineWords(line: RosterLine): string {
  switch (line.line) {
    case "unread":
      return msg(str`Not understood: ${line.text}`, { id: "plan.unread" })
    case "same":
      return sameWords(line.member.name)
    case "new": {
      const what = `${line.name} · ${roleName(line.role)}`
      return msg(str`New: ${what}`, { id: "plan.lineNew" })
    }
    case "changed": {
      const what = `${line.member.name} · ${roleName(line.role)}`
      return msg(str`Changed: ${what}`, { id: "plan.lineChanged" })
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "plenary-roster-import": RosterImport
  }
}
