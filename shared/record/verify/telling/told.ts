import { judgements, progressStates, type RecordState } from "../../../model/terms.ts"
import { type Fields, isCount, isFields } from "../lines.ts"
import type { ShownEntry } from "../records.ts"
import type { RecordTold, TranslationTold, VoiceTold } from "../verdict.ts"
import { type Added, voicesTold } from "./voicesTold.ts"

const drafted: ReadonlyMap<unknown, TranslationTold["state"]> = new Map([
  ["engine", "proposed"],
  ["person", "proposed"],
  ["author", "author"],
])
const answered: ReadonlyMap<string, TranslationTold["state"]> = new Map([
  ["translation-accepted", "accepted"],
  ["translation-corrected", "corrected"],
  ["translation-declined", "declined"],
  ["translation-let-stand", "let_stand"],
])
const additions: ReadonlyMap<string, VoiceTold["what"]> = new Map([
  ["reservation-added", "reserve"],
  ["dissent-added", "dissent"],
])
const turned: ReadonlyMap<string, RecordState> = new Map([
  ["record-returned", "returned"],
  ["record-taken-back", "taken_back"],
  ["record-lapsed", "lapsed"],
  ["record-superseded", "superseded"],
  ["record-withdrawn", "withdrawn"],
])

interface Telling extends Omit<RecordTold, "voices"> {
  /** the body of the record */
  body: Fields
  /** the words added to it since its declaration, by the number of their entry */
  added: Map<number, Added>
  /** the beginnings of the keys of texts about the record */
  nouns: Set<string>
}

/** Tells the records of these entries, which stand in the order of the log. */
export function recordsTold(entries: Iterable<ShownEntry>): RecordTold[] {
  const records = new Map<string, Telling>()
  const translations = new Map<string, TranslationTold>()
  const names = new Map<string, string>()
  const roles = new Map<string, string>()
  const nameOf = (by: unknown): string | null => (typeof by === "string" ? (names.get(by) ?? by) : null)
  for (const { seq, kind, by, body, own } of entries) {
    if (!isFields(body)) continue
    const { member, record: id, key, lang } = body
    if (typeof member === "string" && isFields(own) && typeof own["name"] === "string" && own["name"] !== "")
      names.set(member, own["name"])
    if (typeof member === "string" && typeof body["role"] === "string") roles.set(member, body["role"])
    const record = typeof id === "string" ? records.get(id) : undefined
    if (kind === "record-declared") declare(records, body)
    else if (record) tell(record, kind, body, seq)
    const { addition } = body
    if (kind === "addition-withdrawn" && typeof id === "string" && isCount(addition)) {
      forget(translations, `record:${id}:${addition}`)
      record?.added.delete(addition)
    }
    if (typeof key !== "string" || typeof lang !== "string") continue
    const at = `${key}/${lang}`
    const state = kind === "translation-given" ? drafted.get(body["drafted"]) : answered.get(kind)
    const before = translations.get(at)
    // an entry with a writer repeats words that only the room had read, together with their state
    const repeats = kind === "translation-given" && "writer" in body
    if (state === undefined || (before ? repeats : kind !== "translation-given")) continue
    const who = repeats ? body["writer"] : by
    const isKnown = body["hidden"] !== true && body["drafted"] === "person" && typeof who === "string"
    const person = isKnown && roles.get(who) === "interpreter" ? "interpreter" : "person"
    const made =
      before && kind !== "translation-given"
        ? madeStill(before.made, kind)
        : body["drafted"] === "engine"
          ? "machine"
          : person
    translations.set(at, { of: key, lang, made, state, by: nameOf(who) })
  }
  return [...records.values()].map(({ nouns, body, added, ...record }) => ({
    ...record,
    voices: voicesTold(body, added.values()).map(voice => ({ ...voice, by: nameOf(voice.by) })),
    translations: [...translations.values()].filter(({ of }) => nouns.has(of.split(":", 2).join(":"))),
  }))
}

/** Returns the maker of the words after an answer: a correction puts a person's in the place of an interpreter's. */
const madeStill = (made: TranslationTold["made"], kind: string): TranslationTold["made"] =>
  kind === "translation-corrected" && made === "interpreter" ? "person" : made

/** Begins to tell a record, whose fields the rules of records have read. */
function declare(records: Map<string, Telling>, { body, inForce }: Fields): void {
  if (!isFields(body)) return
  const { record, number, round, objections } = body
  if (typeof record !== "string" || typeof number !== "number") return
  const raised = (Array.isArray(objections) ? objections : []).flatMap((one: unknown) =>
    isFields(one) && typeof one["objection"] === "string" ? [`objection:${one["objection"]}`] : [],
  )
  const nouns = new Set([`record:${record}`, ...(typeof round === "string" ? [`round:${round}`] : []), ...raised])
  const state = inForce === true ? "in_force" : "declared"
  records.set(record, { number, state, translations: [], reviews: [], progress: [], nouns, body, added: new Map() })
}

function tell(record: Telling, kind: string, body: Fields, seq: number): void {
  const what = additions.get(kind)
  if (what) record.added.set(seq, { what, text: body["text"], by: body["member"] })
  if (kind === "record-confirmed") record.state = body["inForce"] === true ? "in_force" : "declared"
  record.state = turned.get(kind) ?? record.state
  const outcome = judgements.find(one => one === body["outcome"])
  if (kind === "review-concluded" && outcome) record.reviews.push(outcome)
  const reached = progressStates.find(one => one === body["state"])
  if (kind === "progress-noted" && reached) record.progress.push(reached)
}

function forget(translations: Map<string, TranslationTold>, key: string): void {
  for (const [at, { of }] of translations) if (of === key) translations.delete(at)
}
