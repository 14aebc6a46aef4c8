import { html, nothing, type TemplateResult } from "lit"
import type { RecordRow } from "../../../shared/fold/recordState.ts"
import type { Fraction, Rule } from "../../../shared/model/consensus/rule.ts"
import type { NameThen } from "../../../shared/rules/people/namesOfTheDay.ts"
import { levelKey } from "../../../shared/rules/said/inRecords.ts"
import { moment } from "../../i18n/formats.ts"
import { domLang } from "../../i18n/language.ts"
import { msg } from "../../i18n/msg.ts"
import { type SaidReader, saidShown } from "../translating/saidShown.ts"

/** A row of a list of pairs; nothing if it has no value. */
export const pair = (label: string, value: string | TemplateResult | typeof nothing) =>
  value === "" || value === nothing ? nothing : html`<div><dt>${label}</dt><dd>${value}</dd></div>`

const written = ([over, under]: Fraction): string => `${over}/${under}`

/** Says the quorum of a rule and the support that it asks for. */
export function ruleText(rule: Rule, sided: boolean): string {
  const whole = { q: written(rule.quorum), support: written(rule.support) }
  const ofSides = { side: written(rule.sideQuorum), floor: written(rule.sideFloor) }
  return sided ? msg("record.ruleSides", { ...whole, ...ofSides }) : msg("record.rule", whole)
}

/** Says who declared the record, and when. */
export function whoDeclared(record: RecordRow, nameThen: NameThen): string {
  const name = nameThen(record.declaredBy, record.declaredAt)
  const time = moment(record.declaredAt)
  return msg("record.declaredBy", { name, time })
}

/** The reason for declaring a lower level than the rule gives. */
export function lowerShown(reader: SaidReader, { id, body, declaredBy, declaredAt }: RecordRow) {
  const { reason, reasonLang } = body
  if (reason === null || reason === "") return nothing
  const said = { key: levelKey(id), lang: reasonLang ?? null, text: reason, by: declaredBy, at: declaredAt }
  return saidShown(reader, said, html`<span lang=${reasonLang ? domLang(reasonLang) : nothing}>${reason}</span>`)
}
