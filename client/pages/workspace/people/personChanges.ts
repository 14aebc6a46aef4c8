import type { CommandInput, CommandKind } from "../../../../shared/contract/commands.ts"
import type { Member } from "../../../../shared/fold/peopleState.ts"
import type { State } from "../../../../shared/fold/state.ts"
import { isLang, languages, type SeatRole, seatRoles } from "../../../../shared/model/terms.ts"
import type { Spoken, Title } from "../../../../shared/model/texts.ts"
import { written } from "../../../elements/forms/written.ts"

type Command = { [K in CommandKind]: { kind: K; body: CommandInput<K> } }[
  | "change-member"
  | "describe-member"
  | "state-interest"]

/** The parts of a person's description that are written in each language. */
export const described = ["title", "affiliation", "field"] as const
export type Described = (typeof described)[number]

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
  const texts = { title: textsIn(form, member, "title"), affiliation: textsIn(form, member, "affiliation") }
  const field = textsIn(form, member, "field")
  const same =
    said.name === member.name &&
    said.romanised === member.romanised &&
    said.short === member.short &&
    isSame(texts.title, member.title) &&
    isSame(texts.affiliation, member.affiliation) &&
    isSame(field, member.field)
  if (same) return []
  return [{ kind: "describe-member", body: { member: member.id, ...said, ...texts, field } }]
}

/** Reads a text in each language from the form. A language that the form does not show keeps its value. */
function textsIn(form: FormData, member: Member, part: Described): Title | null {
  const texts: Title = { ...member[part] }
  for (const lang of languages) {
    if (!form.has(`${part}-${lang}`)) continue
    const text = written(form, `${part}-${lang}`)
    if (text === "") delete texts[lang]
    else texts[lang] = text
  }
  return Object.keys(texts).length > 0 ? texts : null
}

const isSame = (one: Title | null, other: Title | null | undefined): boolean =>
  languages.every(lang => (one?.[lang] ?? "") === (other?.[lang] ?? ""))

function interest(form: FormData, member: Member, before: Spoken | null): Command[] {
  // If the reader may not write the interest, the form has no field for it.
  if (!form.has("interest")) return []
  const text = written(form, "interest")
  const chosen = form.get("interest-lang")
  const lang = isLang(chosen) ? chosen : member.lang
  if (text === (before?.text ?? "") && (text === "" || lang === before?.lang)) return []
  return [{ kind: "state-interest", body: { member: member.id, text: text === "" ? null : { lang, text } } }]
}
