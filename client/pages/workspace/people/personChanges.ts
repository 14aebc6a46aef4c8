import type { CommandInput, CommandKind } from "../../../../shared/contract/commands.ts"
import type { Member, State } from "../../../../shared/fold/state.ts"
import { isLang, languages, type SeatRole, seatRoles } from "../../../../shared/model/terms.ts"
import type { Spoken, Title } from "../../../../shared/model/texts.ts"
import { written } from "../../../elements/forms/written.ts"

type Command = { [K in CommandKind]: { kind: K; body: CommandInput<K> } }[
  | "change-member"
  | "describe-member"
  | "state-interest"]

/**
 * Returns the commands that change a person's data to the values in the form. Returns no command if the form changes
 * nothing.
 */
export function changesOf(
  form: FormData,
  member: Member,
  state: Pick<State, "sides">,
  writer: string | null,
): Command[] {
  const before = interestToWrite(member, member.id === writer)
  return [...seatChange(form, member, state), ...description(form, member), ...interest(form, member, before)]
}

/**
 * Returns the text with which the form begins: the reader's own interest, or the interest that waits for another
 * member's confirmation.
 */
export const interestToWrite = (member: Member, own: boolean): Spoken | null =>
  (own ? member.interest : member.proposedInterest)?.text ?? null

function seatChange(form: FormData, member: Member, { sides }: Pick<State, "sides">): Command[] {
  const role: SeatRole = seatRoles.find(one => one === form.get("role")) ?? member.role
  const side = form.has("side") ? (sides.find(({ id }) => id === form.get("side"))?.id ?? null) : member.side
  if (role === member.role && side === member.side) return []
  return [{ kind: "change-member", body: { member: member.id, role, side, reason: written(form, "seat-reason") } }]
}

function description(form: FormData, member: Member): Command[] {
  const said = {
    name: written(form, "name"),
    romanised: written(form, "romanised"),
    short: written(form, "short"),
  }
  // A language that the form does not show keeps its value.
  const shown = languages.filter(lang => form.has(`field-${lang}`))
  const field: Title = { ...member.field }
  for (const lang of shown) {
    const text = written(form, `field-${lang}`)
    if (text === "") delete field[lang]
    else field[lang] = text
  }
  const same =
    said.name === member.name &&
    said.romanised === member.romanised &&
    said.short === member.short &&
    languages.every(lang => (field[lang] ?? "") === (member.field?.[lang] ?? ""))
  if (same) return []
  const body = { member: member.id, ...said, field: Object.keys(field).length > 0 ? field : null }
  return [{ kind: "describe-member", body }]
}

function interest(form: FormData, member: Member, before: Spoken | null): Command[] {
  // If the reader may not write the interest, the form has no field for it.
  if (!form.has("interest")) return []
  const text = written(form, "interest")
  const chosen = form.get("interest-lang")
  const lang = isLang(chosen) ? chosen : member.lang
  if (text === (before?.text ?? "") && (text === "" || lang === before?.lang)) return []
  return [{ kind: "state-interest", body: { member: member.id, text: text === "" ? null : { lang, text } } }]
}
