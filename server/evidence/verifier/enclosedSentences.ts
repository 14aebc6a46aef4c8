import { ownNames } from "../../../generated/words/languages.ts"
import { originSentence } from "../../../generated/words/origin.ts"
import { terminalSentence } from "../../../generated/words/terminal.ts"
import { standerTold } from "../../../shared/model/said.ts"
import {
  dispositions,
  judgements,
  type Lang,
  languages,
  levels,
  positions,
  progressStates,
  recordStates,
} from "../../../shared/model/terms.ts"
import { paperSay } from "../../../shared/papers/writing/words.ts"
import { standersByState } from "../../../shared/record/verify/telling/sentences.ts"
import {
  endIn,
  judgementIn,
  languageIn,
  progressStateIn,
  stateIn,
  voiceEnds,
  voiceIn,
  voiceKinds,
} from "../../../shared/record/verify/telling/termsTold.ts"

/** The catalogue ids of the sentences in the enclosed verifier, by the names that its code (says.mjs) uses. */
const sentences = {
  complete: "verdict.complete",
  consistent: "verdict.consistent",
  anchored: "verdict.anchored",
  entry: "verdict.entry",
  header: "verdict.header",
  file: "verdict.file",
  trailer: "verdict.trailer",
  anchor: "verdict.anchor",
  firstLine: "verdict.first-line",
  signatures: "verdict.signatures",
  verifiers: "verdict.verifiers",
  later: "verdict.later",
  inPart: "verdict.in-part",
  places: "verdict.places",
  personal: "verdict.personal",
  comma: "verdict.comma",
  advice: "verdict.advice",
  askKey: "verdict.ask-key",
  found: "verdict.found",
  replaced: "verdict.replaced",
  head: "verdict.head",
  signedBy: "verdict.signed-by",
  countersigned: "verdict.countersigned",
  extracts: "verdict.extracts",
  withheld: "verdict.withheld",
  beside: "verdict.beside",
  voice: "verdict.voice",
  translation: "verdict.translation",
  somebody: "verdict.somebody",
  reviews: "verdict.reviews",
  progress: "verdict.progress",
  zip: "zip.refused",
  takeOut: "zip.take-out",
} as const

const whys = {
  missing: "verdict.why.missing",
  unterminated: "verdict.why.unterminated",
  "not-utf8": "verdict.why.not-utf8",
  "not-json": "verdict.why.not-json",
  "not-canonical": "verdict.why.not-canonical",
  "too-deep": "verdict.why.too-deep",
  shape: "verdict.why.shape",
  "out-of-order": "verdict.why.out-of-order",
  hash: "verdict.why.hash",
  signature: "verdict.why.signature",
  "not-for-audience": "verdict.why.not-for-audience",
  record: "verdict.why.record",
  countersignature: "verdict.why.countersignature",
  "after-the-end": "verdict.why.after-the-end",
} as const

/** The catalogue ids of the labels on the verifier's page, by the names that the page uses. */
const labels = {
  title: "verifier.title",
  offline: "verifier.offline",
  choose: "verifier.choose",
  fingerprint: "verifier.fingerprint",
  notOne: "verifier.not-one",
  notHex: "verifier.not-hex",
  head: "verifier.head",
  key: "verifier.key",
  unchecked: "verifier.unchecked",
  insecure: "verifier.insecure",
  records: "verifier.records",
  review: "verifier.review",
} as const

/** The value for each parameter: its own name in braces, so that the sentence remains a template. */
const holes = {
  n: "{n}",
  list: "{list}",
  hash: "{hash}",
  key: "{key}",
  records: "{records}",
  lang: "{lang}",
  name: "{name}",
  state: "{state}",
  about: "{about}",
  text: "{text}",
  origin: "{origin}",
}

type Id =
  | (typeof sentences)[keyof typeof sentences]
  | (typeof whys)[keyof typeof whys]
  | (typeof labels)[keyof typeof labels]

const said = (lang: Lang, ids: Readonly<Record<string, Id>>) =>
  Object.fromEntries(Object.entries(ids).map(([name, id]) => [name, terminalSentence(lang, id, holes)]))

const made = (lang: Lang) =>
  Object.fromEntries(
    ["person", "interpreter", "machine"].map(one => [one, originSentence(lang, "made", { made: one })]),
  )

/** The sentence of an origin by what became of the translation, with places for who made it and for the name. */
const stands = (lang: Lang) =>
  Object.fromEntries(
    Object.entries(standersByState).map(([state, { stands: by, ...more }]) => [
      state,
      originSentence(lang, "told", {
        made: "{made}",
        stands: standerTold(lang, { stands: by, ...more, name: holes.name }),
      }),
    ]),
  )

/** The sentences of a verdict in every language, for the two verifiers of a bundle. */
export const enclosedSentences = () =>
  Object.fromEntries(
    languages.map(lang => [
      lang,
      {
        ...said(lang, sentences),
        why: { ...said(lang, whys), "not-anchored": "" },
        made: made(lang),
        stands: stands(lang),
        voices: Object.fromEntries(voiceKinds.map(one => [one, voiceIn(lang, one)])),
        ends: Object.fromEntries(voiceEnds.map(one => [one, endIn(lang, one)])),
        languages: Object.fromEntries(languages.map(named => [named, languageIn(lang, named)])),
        states: Object.fromEntries(recordStates.map(state => [state, stateIn(lang, state)])),
        judgements: Object.fromEntries(judgements.map(one => [one, judgementIn(lang, one)])),
        progressStates: Object.fromEntries(progressStates.map(one => [one, progressStateIn(lang, one)])),
      },
    ]),
  )

/** The labels of the verifier's page in every language. */
export const enclosedLabels = () =>
  Object.fromEntries(languages.map(lang => [lang, { ...said(lang, labels), ...readingLabels(lang) }]))

/** The labels of what a reader reads of a record, in the words of the papers and the minutes. */
function readingLabels(lang: Lang) {
  const say = paperSay(lang)
  const { review } = said(lang, labels)
  return {
    levels: Object.fromEntries(levels.map(level => [level, say(`outcome.${level}`)])),
    authentic: say("text.authentic"),
    translation: say("text.translation"),
    voices: {
      ...Object.fromEntries(positions.map(position => [position, say(`position.${position}`)])),
      remedy: say("record.remedy"),
      dissent: say("record.dissents"),
      objection: say("record.objections"),
      answer: say("record.answer"),
      lower: say("record.lower"),
      change: say("record.changes"),
      progress: say("progress.title"),
      ended: say("record.reason"),
      review,
    },
    ends: {
      ...Object.fromEntries(dispositions.map(disposition => [disposition, say(`disposition.${disposition}`)])),
      maintained: say("objection.maintained"),
      withdrawn: say("objection.withdrawn"),
      unreplied: say("objection.unreplied"),
      left: say("objection.asGiven"),
    },
  }
}

/** One button for each language, labelled in that language. */
export const languageButtons = () =>
  languages
    .map(lang => `<button type="button" data-lang="${lang}" lang="${lang}">${ownNames[lang]}</button>`)
    .join("\n      ")
