import { type Lang, languages } from "../../../../shared/model/terms.ts"
import { ownNames } from "../../../../shared/words/compiled/languages.ts"
import { terminalSentence } from "../../../../shared/words/compiled/terminal.ts"

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
} as const

/** The value for each parameter: its own name in braces, so that the sentence remains a template. */
const holes = { n: "{n}", list: "{list}", hash: "{hash}", key: "{key}", records: "{records}" }

type Id =
  | (typeof sentences)[keyof typeof sentences]
  | (typeof whys)[keyof typeof whys]
  | (typeof labels)[keyof typeof labels]

const said = (lang: Lang, ids: Readonly<Record<string, Id>>) =>
  Object.fromEntries(Object.entries(ids).map(([name, id]) => [name, terminalSentence(lang, id, holes)]))

/** The sentences of a verdict in every language, for the two verifiers of a bundle. */
export const enclosedSentences = () =>
  Object.fromEntries(
    languages.map(lang => [lang, { ...said(lang, sentences), why: { ...said(lang, whys), "not-anchored": "" } }]),
  )

/** The labels of the verifier's page in every language. */
export const enclosedLabels = () => Object.fromEntries(languages.map(lang => [lang, said(lang, labels)]))

/** One button for each language, labelled in that language. */
export const languageButtons = () =>
  languages
    .map(lang => `<button type="button" data-lang="${lang}" lang="${lang}">${ownNames[lang]}</button>`)
    .join("\n      ")
