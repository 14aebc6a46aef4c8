import { html, nothing } from "lit"
import type { AgendaItem } from "../../../../shared/contract/events/session.ts"
import type { State } from "../../../../shared/fold/state.ts"
import { currentLang } from "../../../i18n/language.ts"
import { msg } from "../../../i18n/msg.ts"
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
  /** Applies the lines that could be read. `all` is true if every line could be read. */
  take: (items: PlannedItem[], all: boolean) => void
}

/** A field for a pasted agenda. A list shows the effect of each line before the writer applies the lines. */
export function agendaPaste({ text, items, state, type, take }: Pasting) {
  const lines = readAgenda(text, items, state?.topics ?? {}, currentLang())
  const read = lines.flatMap(line => (line.kind === "unread" ? [] : [line.item]))
  return html`<details>
    <summary>${msg("plan.paste")}</summary>
    ${pastedText({ label: msg("plan.pasteHelp"), text, workspace: state?.workspace, type })}
    ${
      lines.length === 0
        ? nothing
        : html`<ul class="preview" aria-label=${msg("plan.preview")}>
          ${lines.map(line => html`<li class=${line.kind}>${lineWords(line)}</li>`)}
          ${dropped(lines, items).map(item => html`<li class="gone">${goneWords(plain(item.title))}</li>`)}
        </ul>
        ${leftOut(read.length < lines.length)}
        <button class="small" ?disabled=${read.length === 0} @click=${() => take(read, read.length === lines.length)}>${msg("plan.take")}</button>`
    }
  </details>`
}

function lineWords(line: AgendaLine): string {
  if (line.kind === "unread") return faultWords(line.n, line.why, line.text)
  const title = plain(line.item.title)
  const minutes = line.item.minutes
  const what = `${title} · ${msg("timer.minutes", { minutes })} · ${itemKindName(line.item.kind)}`
  switch (line.kind) {
    case "new":
      if (line.item.opens) return msg("plan.lineOpens", { what })
      return msg("plan.lineNew", { what })
    case "changed":
      return msg("plan.lineChanged", { what })
    case "same":
      return msg("plan.lineSame", { what })
  }
}

const goneWords = (title: string): string => msg("plan.lineGone", { title })
