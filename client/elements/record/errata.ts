import { html, nothing, type TemplateResult } from "lit"
import type { City } from "../../../shared/contract/events/session.ts"
import type { Erratum, RecordRow } from "../../../shared/fold/recordState.ts"
import type { State } from "../../../shared/fold/state.ts"
import type { SaidKey } from "../../../shared/model/ids.ts"
import type { NameThen } from "../../../shared/rules/people/namesOfTheDay.ts"
import { consentsTo } from "../../../shared/rules/record/proposed.ts"
import { erratumKey, erratumObjectionKey } from "../../../shared/rules/said/inRecords.ts"
import { inCities } from "../../i18n/cities.ts"
import { day, list } from "../../i18n/formats.ts"
import { domLang } from "../../i18n/language.ts"
import { msg } from "../../i18n/msg.ts"
import { languageName } from "../../i18n/terms/terms.ts"
import { wordChanges } from "../session/kit/wordChanges.ts"
import { nameShown } from "../shell/nameShown.ts"
import { type SaidReader, saidShown } from "../translating/saidShown.ts"
import { originalMark } from "./texts/originalMark.ts"

/** The errata of a record. Each has the corrected text, the reason, and whether the erratum is in force yet. */
export const errataOf = (
  { id, errata, state: at, body }: RecordRow,
  cities: readonly City[],
  reader: SaidReader,
  name: NameThen,
  acts: (erratum: Erratum) => TemplateResult | typeof nothing = () => nothing,
) =>
  errata.map(
    one => html`<div class="erratum stack tight">
      <p class="small"><b>${msg("erratum.name")}</b> · ${languageName(one.lang)} · ${standing(one, at, cities)}</p>
      ${wordChanges(body.texts.find(({ lang }) => lang === one.lang)?.text ?? "", one.text, one.lang)}
      ${reasonShown(reader, id, one)}
      <p class="small muted">${proposedWords(one, reader.state, name)}</p>
      ${one.objection ? objection(reader, erratumObjectionKey(id, one.id), one.objection, name) : nothing} ${acts(one)}
    </div>`,
  )

function reasonShown(reader: SaidReader, record: RecordRow["id"], { id, by, at, reason, reasonLang }: Erratum) {
  if (reason === "") return nothing
  const plain = html`<p class="small muted" lang=${reasonLang ? domLang(reasonLang) : nothing}>${reason}</p>`
  return saidShown(reader, { key: erratumKey(record, id), lang: reasonLang ?? null, text: reason, by, at }, plain)
}

function standing({ state, at, endsAt }: Erratum, record: RecordRow["state"], cities: readonly City[]): string {
  const time = inCities(endsAt, cities)
  const date = day(at)
  if (state === "proposed" && record !== "in_force") return msg("erratum.ended", { date })
  switch (state) {
    case "proposed":
      return msg("erratum.proposed", { date, time })
    case "in_force": {
      const since = day(endsAt)
      return msg("erratum.inForce", { since })
    }
    case "objected":
      return msg("erratum.objected", { date })
  }
}

/** Names the member who proposed an erratum and the members who confirmed it. */
function proposedWords({ by, at, proposal }: Erratum, state: State, nameThen: NameThen): string {
  const name = nameThen(by, at)
  const consents = consentsTo(state, proposal)
  const names = list(consents.map(one => nameThen(one.by, one.at)))
  return consents.length > 0 ? msg("erratum.proposedConfirmed", { name, names }) : msg("erratum.proposedBy", { name })
}

function objection(
  reader: SaidReader,
  key: SaidKey,
  { by, reason, at }: NonNullable<Erratum["objection"]>,
  name: NameThen,
) {
  const plain = html`${originalMark(reason.lang)}<p class="text" lang=${domLang(reason.lang)}>${reason.text}</p>`
  return html`<p class="small"><b>${nameShown(name(by, at))}</b> · ${msg("thread.objection")}</p>
    ${saidShown(reader, { key, ...reason, by, at }, plain)}`
}
