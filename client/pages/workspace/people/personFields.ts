import { html, nothing } from "lit"
import { limits } from "../../../../shared/contract/limits.ts"
import type { Member } from "../../../../shared/fold/peopleState.ts"
import type { State } from "../../../../shared/fold/state.ts"
import { type Lang, languages, type Role, type SeatRole } from "../../../../shared/model/terms.ts"
import { right } from "../../../../shared/rules/policy.ts"
import { isSettledPanelist } from "../../../../shared/rules/readings/members.ts"
import { sayTooLong } from "../../../elements/forms/nameLength.ts"
import { currentLang, domLang } from "../../../i18n/language.ts"
import { msg } from "../../../i18n/msg.ts"
import { languageName, ownName, roleName } from "../../../i18n/terms/terms.ts"
import { plain } from "../../../i18n/texts.ts"
import { type Described, described, interestToWrite } from "./personChanges.ts"

/**
 * The fields for a person: the name in both scripts; title, affiliation and expertise in each language; and the interest
 * in the language of the person.
 */
export function personFields(member: Member, state: State, given: readonly SeatRole[], writer: Writer) {
  return html`
    <div class="field">
      <label for="person-name">${msg("person.name")}</label>
      <input id="person-name" name="name" required @input=${sayTooLong} .defaultValue=${member.name} pattern=".*\\S.*" />
      ${member.taken && !writer.own ? html`<p class="hint">${msg("person.renameHelp")}</p>` : nothing}
    </div>
    <div class="pair">
      <div class="field">
        <label for="person-romanised">${msg("person.romanised")}</label>
        <input id="person-romanised" name="romanised" @input=${sayTooLong} .defaultValue=${member.romanised} />
      </div>
      <div class="field">
        <label for="person-short">${msg("person.short")}</label>
        <input id="person-short" name="short" @input=${sayTooLong} .defaultValue=${member.short} />
      </div>
    </div>
    ${given.length > 1 || (given.length > 0 && state.sides.length > 0) ? seatFields(member, state, given) : nothing}
    ${described.map(
      part => html`<fieldset class="field">
        <legend>${describedWords(part)}</legend>
        ${(state.workspace?.languages ?? languages).map(lang => fieldIn(member, part, lang))}
      </fieldset>`,
    )}
    ${mayWrite(member, writer) ? interestFields(member, writer) : nothing}`
}

/** The reader who fills in the form. `own` is true if the entry is their own. */
interface Writer {
  own: boolean
  role: Role
}

const mayWrite = (member: Member, { own, role }: Writer): boolean => {
  const has = right(role, "state an interest")
  return own ? has !== "no" : has === "yes" && right(member.role, "state an interest") !== "no"
}

function interestFields(member: Member, { own }: Writer) {
  const text = interestToWrite(member, own)
  return html`<div class="field">
      <label for="person-interest">${msg("person.interest")}</label>
      <textarea id="person-interest" name="interest" maxlength=${limits.interest} .defaultValue=${text?.text ?? ""}></textarea>
      ${own ? nothing : html`<p class="hint">${msg("person.interestProposed")}</p>`}
      <p class="hint">${msg("person.interestHelp")}</p>
    </div>
    <div class="field">
      <label for="person-interest-lang">${msg("person.interestLang")}</label>
      <select id="person-interest-lang" name="interest-lang">${languages.map(lang => languageOption(lang, text?.lang ?? currentLang()))}</select>
    </div>`
}

const languageOption = (lang: Lang, chosen: Lang) =>
  html`<option value=${lang} lang=${domLang(lang)} ?selected=${lang === chosen}>${ownName[lang]}</option>`

function describedWords(part: Described): string {
  switch (part) {
    case "title":
      return msg("person.title")
    case "affiliation":
      return msg("person.affiliation")
    case "field":
      return msg("person.field")
  }
}

const fieldIn = (member: Member, part: Described, lang: Lang) => html`<label class="in-language">
    <span class="small muted">${languageName(lang)}</span>
    <input name="${part}-${lang}" lang=${domLang(lang)} maxlength="300" .defaultValue=${member[part]?.[lang] ?? ""} />
  </label>`

/** The fields for role and side, for a reader who may change them. `given` are the roles that the person may get. */
const seatFields = (member: Member, state: State, given: readonly SeatRole[]) => html`<div class="pair">
    ${
      given.length > 1
        ? html`<div class="field">
            <label for="person-role">${msg("person.role")}</label>
            <select id="person-role" name="role">${given.map(role => html`<option value=${role} ?selected=${role === member.role}>${roleName(role)}</option>`)}</select>
          </div>`
        : nothing
    }
    ${
      state.sides.length > 0
        ? html`<div class="field">
            <label for="person-side">${msg("side")}</label>
            <select id="person-side" name="side">
              <option value="" ?selected=${member.side === null}>${msg("people.noSide")}</option>
              ${state.sides.map(side => html`<option value=${side.id} ?selected=${side.id === member.side}>${plain(side.title)}</option>`)}
            </select>
          </div>`
        : nothing
    }
  </div>
  ${isSettledPanelist(member) ? seatReason() : nothing}`

/**
 * The field for the reason of a change of seat. The members who are asked for consent read the reason first. If nobody
 * could consent, the chair has to give a reason.
 */
const seatReason = () => html`<div class="field">
    <label for="person-seat-reason">${msg("person.seatReason")}</label>
    <input id="person-seat-reason" name="seat-reason" maxlength="4000" />
  </div>`
