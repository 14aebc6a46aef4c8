import { html, nothing } from "lit"
import type { LetterToCopy } from "../../../../shared/contract/queries/people/invitations.ts"
import { msg } from "../../../i18n/msg.ts"

/** The letters that a person sends themselves: one by one and all together, with the session for the calendar. */
export function writtenLetters(letters: readonly LetterToCopy[], nameOf: (member: string) => string) {
  const n = letters.length
  const whole = ({ subject, text }: LetterToCopy) => `${subject}\n\n${text}`
  return html`<div class="notice good stack">
    <p>${msg("letters.written", { n })}</p>
    ${letters.map(letter => {
      const name = nameOf(letter.member)
      return html`<details ?open=${n === 1}><summary>${msg("letters.letterTo", { name })}</summary>
        <plenary-copy-text .text=${whole(letter)} .rows=${12} .label=${msg("letters.letterTo", { name })}></plenary-copy-text>
        ${letter.calendar === "" ? nothing : html`<p><a class="button small" download="session.ics" href=${calendarFile(letter.calendar)}>${msg("letters.ics")}</a></p>`}
      </details>`
    })}
    ${
      n < 2
        ? nothing
        : html`<details><summary>${msg("letters.all")}</summary>
      <plenary-copy-text .text=${letters.map(whole).join(`\n${"―".repeat(20)}\n\n`)} .rows=${12} .label=${msg("letters.all")}></plenary-copy-text></details>`
    }
  </div>`
}

const calendarFile = (text: string): string => `data:text/calendar;charset=utf-8,${encodeURIComponent(text)}`
