import { msg, str } from "@lit/localize"
import { html, nothing } from "lit"
import type { AgendaItem } from "../../../../shared/contract/events/session.ts"
import type { State } from "../../../../shared/fold/state.ts"
import { currentLang } from "../../../i18n/language.ts"
import { itemKindName } from "../../../i18n/terms/floorTerms.ts"
import { plain } from "../../../i18n/texts.ts"
import { type AgendaLine, dropped, type PlannedItem, readAgenda } from "../../../rules/pasted/agenda.ts"
import { faultWords, leftOut } from "./faultWords.ts"
import { pastedText } from "./pastedText.ts"

interface Pasting {
  text: string
  items: readonly AgendaItem[]
  state: State | null
  type: (text: string) => void
  /** `all`: no line was left out */
  take: (items: PlannedItem[], all: boolean) => void
}

/** An agenda from elsewhere: what its lines would change stands below it before it is taken. */
export function agendaPaste({ text, items, state, type, take }: Pasting) {
  const lines = readAgenda(text, items, state?.topics ?? {}, currentLang())
  const read = lines.flatMap(line => (line.line === "unread" ? [] : [line.item]))
  return html`<details>
    <summary>${msg("Paste an agenda", { id: "plan.paste" })}</summary>
    ${pastedText({ label: msg("One line for each item: title;minutes;kind", { id: "plan.pasteHelp" }), text, workspace: state?.workspace, type })}
    ${
      lines.length === 0
        ? nothing
        : html`<ul class="preview" aria-label=${msg("What will change", { id: "plan.preview" })}>
          ${lines.map(line => html`<li class=${line.line}>${lineWords(line)}</li>`)}
          ${dropped(lines, items).map(item => html`<li class="gone">${goneWords(plain(item.title))}</li>`)}
        </ul>
        ${leftOut(read.length < lines.length)}
        <button class="small" ?disabled=${read.length === 0} @click=${() => take(read, read.length === lines.length)}>${msg("Take this over into the draft", { id: "plan.take" })}</button>`
    }
  </details>`
}

function lineWords(line: AgendaLine): string {
  if (line.line === "unread") return faultWords(line.n, line.why, line.text)
  const title = plain(line.item.title)
  const minutes = line.item.minutes
  const what = `${title} · ${msg(str`${minutes} min`, { id: "timer.minutes" })} · ${itemKindName(line.item.kind)}`
  switch (line.line) {
    case "new":
      if (line.item.opens) return msg(str`New, and a topic is opened: ${what}`, { id: "plan.lineOpens" })
      return msg(str`New: ${what}`, { id: "plan.lineNew" })
    case "changed":
      return msg(str`Changed: ${what}`, { id: "plan.lineChanged" })
    case "same":
      return msg(str`As before: ${what}`, { id: "plan.lineSame" })
  }
}

const goneWords = (title: string): string => msg(str`Removed: ${title}`, { id: "plan.lineGone" })
