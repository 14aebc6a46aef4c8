import { html, nothing } from "lit"
import type { RecordRow } from "../../../../shared/fold/recordState.ts"
import type { State } from "../../../../shared/fold/state.ts"
import { laterSecond } from "../../../../shared/minutes/prose/quoted/laterSecond.ts"
import type { RecordedObjection } from "../../../../shared/model/consensus/record.ts"
import type { SaidKey } from "../../../../shared/model/ids.ts"
import { translationId } from "../../../../shared/model/said.ts"
import type { Disposition, Lang } from "../../../../shared/model/terms.ts"
import type { Spoken } from "../../../../shared/model/texts.ts"
import type { NameThen } from "../../../../shared/rules/people/namesOfTheDay.ts"
import { asSaid } from "../../../../shared/rules/round/objections.ts"
import { additionKey } from "../../../../shared/rules/said/inRecords.ts"
import { askedAt, reasonKey, remedyKey } from "../../../../shared/rules/said/inRounds.ts"
import { quotedSpoken } from "../../../elements/record/voices/quotedSpoken.ts"
import { type SaidBy, type SaidReader, saidShown } from "../../../elements/translating/saidShown.ts"
import { day, moment } from "../../../i18n/formats.ts"
import { currentLang, domLang } from "../../../i18n/language.ts"
import { msg } from "../../../i18n/msg.ts"
import {
  additionWithdrawn,
  asGivenWords,
  dispositionName,
  positionName,
  replyName,
  unrepliedWords,
} from "../../../i18n/terms/outcomeTerms.ts"
import { ownName } from "../../../i18n/terms/terms.ts"
import { originWords } from "../../../i18n/texts.ts"

/** A text of a member about a record: a reservation, a disagreement, a part of an objection, a dissent. */
export interface Voice {
  title: string
  /** the end of an objection or of its answer */
  standing?: string | undefined
  said: SaidBy & { lang: Lang }
  withdrawn?: number | undefined
}

/**
 * Everything that was said against a record or beside it: reservations, disagreements, objections with remedy, answers
 * and end, and dissents; those of the declaration before those that were added.
 */
export function voicesOnPaper({ state }: SaidReader, record: RecordRow, name: NameThen): Voice[] {
  const { id, body, declaredAt } = record
  const at = askedAt(state, body)
  const heldAs = (held: "reserve" | "disagree") =>
    body.positions.flatMap(({ member, position: { position, lang, reason, remedy } }): Voice[] => {
      if (position !== held || reason === "") return []
      const of = (key: SaidKey, text: string) => ({ by: member, at, key, lang, text })
      const title = held === "reserve" ? reservationBy : disagreementBy
      const voices = [
        { title: title(name(member, declaredAt)), said: of(reasonKey(body.round, member, reason), reason) },
      ]
      return remedy === ""
        ? voices
        : [...voices, { title: msg("record.remedy"), said: of(remedyKey(body.round, member, remedy), remedy) }]
    })
  const dissents = body.dissents.map(({ by, text }) => {
    const key = reasonKey(body.round, by, text.text)
    return { by, at, named: declaredAt, key, ...text }
  })
  const added = (list: RecordRow["dissents"]) =>
    list.map(({ by, at, seq, text, withdrawn }) => ({
      by,
      at,
      named: at,
      key: additionKey(id, seq),
      ...text,
      withdrawn,
    }))
  const voice = (title: (name: string) => string) => {
    return ({ named, withdrawn, ...said }: Added): Voice => ({ title: title(name(said.by, named)), said, withdrawn })
  }
  return [
    ...heldAs("reserve"),
    ...added(record.reservations).map(voice(reservationBy)),
    ...heldAs("disagree"),
    ...(body.reasons ?? []).map(({ position, text }) => ({
      title: positionName(position),
      said: { key: reasonKey(body.round, null, text.text), by: null, at, ...text },
    })),
    ...body.objections.flatMap(one => objectionVoices(asSaid(state, one), at, name(one.by, declaredAt))),
    ...[...dissents, ...added(record.dissents)].map(voice(dissentBy)),
  ]
}

/** The parts of an objection, each with its own translations, and what became of it. */
function objectionVoices(one: RecordedObjection, at: number, name: string): Voice[] {
  const part = (title: string, of: string, text: Spoken | null, standing?: string): Voice[] =>
    text
      ? [
          {
            title,
            standing,
            said: { key: `objection:${one.objection}:${of}`, by: of.startsWith("answer") ? null : one.by, at, ...text },
          },
        ]
      : []
  const ended = (disposition: Disposition, reply: "maintained" | "withdrawn" | null, left = false) =>
    [dispositionName(disposition), left ? asGivenWords() : reply ? replyName(reply) : unrepliedWords()].join(" · ")
  return [
    ...part(
      objectionBy(name),
      "reason",
      one.reason,
      one.disposition ? undefined : one.left ? asGivenWords() : unrepliedWords(),
    ),
    ...part(msg("record.remedy"), "remedy", one.remedy),
    ...one.earlier.flatMap(({ disposition, answer, reply }, n) =>
      part(msg("record.answer"), `answer:${n}`, answer, ended(disposition, reply)),
    ),
    ...(one.disposition
      ? part(
          msg("record.answer"),
          `answer:${one.earlier.length}`,
          one.answer,
          ended(one.disposition, one.reply, one.left),
        )
      : []),
  ]
}

type Added = Voice["said"] & { named: number; withdrawn?: number | undefined }

const reservationBy = (name: string): string => msg("outcomes.reservationBy", { name })
const disagreementBy = (name: string): string => msg("outcomes.disagreementBy", { name })
const objectionBy = (name: string): string => msg("outcomes.objectionBy", { name })
const dissentBy = (name: string): string => msg("outcomes.dissentBy", { name })

/** Shows what a member said, with its translations into all languages of the paper. */
export function voiceShown(reader: SaidReader, { title, said, standing, withdrawn }: Voice, shown: readonly Lang[]) {
  return html`<div class="voice"><strong>${title}</strong>
    ${standing ? html`<p class="small muted">${standing}</p>` : nothing}
    ${
      withdrawn === undefined
        ? html`${saidShown(reader, said, quotedSpoken(said), "quoted")} ${others(reader, said, shown)}`
        : html`<p class="muted">${additionWithdrawn(moment(withdrawn))}</p>`
    }</div>`
}

/** The translations into the languages of the paper that are not the page's. A panel that translates nothing has none. */
function others({ state }: SaidReader, { key, lang: original }: SaidBy, shown: readonly Lang[]) {
  if (Object.keys(state.translations).length === 0) return nothing
  return shown
    .filter(lang => lang !== original && lang !== currentLang())
    .map(lang => {
      const row = state.translations[translationId(key, lang)]
      const name = html`<span lang=${domLang(lang)}>${ownName[lang]}</span>`
      return row && row.text !== ""
        ? html`<p class="small muted">${name} · ${worth(state, key, lang)}</p><blockquote lang=${domLang(lang)}>${row.text}</blockquote>`
        : html`<p class="small muted">${name} [${msg("said.missing")}]</p>`
    })
}

/**
 * Shows the translations of the record's voices that came or were answered after the adoption, each with its date in the
 * session's first city (DOMAIN V7). `now` has all translations, `adopted` those of the adoption.
 */
export function laterVoices(
  { now, adopted, zone }: { now: State; adopted: State; zone: string | undefined },
  voices: readonly Voice[],
  shown: readonly Lang[],
) {
  const later = voices.flatMap(({ title, said, withdrawn }) =>
    shown.flatMap(lang => {
      if (withdrawn !== undefined || lang === said.lang) return []
      const one = laterSecond(adopted, now, said.key, lang)
      return one ? [{ title, said, lang, ...one }] : []
    }),
  )
  if (later.length === 0) return nothing
  return html`<section class="stack" aria-labelledby="later">
    <h2 id="later">${msg("outcomes.later")}</h2>
    <p class="small muted">${msg("outcomes.laterNote")}</p>
    ${later.map(
      ({ title, said, lang, at, second }) => html`<div class="voice"><strong>${title}</strong>
        <blockquote lang=${domLang(said.lang)}>${said.text}</blockquote>
        <p class="small muted"><time>${day(at, zone)}</time> · <span lang=${domLang(lang)}>${ownName[lang]}</span> · ${worth(now, said.key, lang)}</p>
        ${second ? html`<blockquote lang=${domLang(lang)}>${second.text}</blockquote>` : nothing}</div>`,
    )}
  </section>`
}

/** Says what a translation is worth now, or that it is shown no more. */
function worth(state: State, key: SaidKey, lang: Lang): string {
  const row = state.translations[translationId(key, lang)]
  if (!row || row.text === "") return msg("outcomes.laterGone")
  return state.workspace?.attribution === "named" ? originWords(state, row) : msg("said.otherLanguage")
}
