import { judgements, progressStates, type RecordState } from "../../../model/terms.ts"
import { type Fields, isCount, isFields } from "../lines.ts"
import type { ShownEntry } from "../records.ts"
import type { RecordTold, TranslationTold } from "../verdict.ts"

const drafted: ReadonlyMap<unknown, TranslationTold["state"]> = new Map([
  ["engine", "machine"],
  ["person", "proposed"],
  ["author", "author"],
])
const answered: ReadonlyMap<string, TranslationTold["state"]> = new Map([
  ["translation-accepted", "accepted"],
  ["translation-corrected", "corrected"],
  ["translation-declined", "declined"],
  ["translation-let-stand", "let_stand"],
])
const turned: ReadonlyMap<string, RecordState> = new Map([
  ["record-returned", "returned"],
  ["record-taken-back", "taken_back"],
  ["record-lapsed", "lapsed"],
  ["record-superseded", "superseded"],
  ["record-withdrawn", "withdrawn"],
])

interface Telling extends RecordTold {
  /** the beginnings of the keys of texts about the record */
  nouns: Set<string>
}

/** Tells the records of these entries, which stand in the order of the log. */
export function recordsTold(entries: Iterable<ShownEntry>): RecordTold[] {
  const records = new Map<string, Telling>()
  const translations = new Map<string, TranslationTold>()
  const names = new Map<string, string>()
  const nameOf = (by: unknown): string | null => (typeof by === "string" ? (names.get(by) ?? by) : null)
  for (const { kind, by, body, own } of entries) {
    if (!isFields(body)) continue
    const { member, record: id, key, lang } = body
    if (typeof member === "string" && isFields(own) && typeof own["name"] === "string" && own["name"] !== "")
      names.set(member, own["name"])
    const record = typeof id === "string" ? records.get(id) : undefined
    if (kind === "record-declared") declare(records, body)
    else if (record) tell(record, kind, body)
    const { addition } = body
    if (kind === "addition-withdrawn" && typeof id === "string" && isCount(addition))
      forget(translations, `record:${id}:${addition}`)
    if (typeof key !== "string" || typeof lang !== "string") continue
    const at = `${key}/${lang}`
    const state = kind === "translation-given" ? drafted.get(body["drafted"]) : answered.get(kind)
    const before = translations.get(at)
    // an entry with a writer repeats words that only the room read before, with what became of them
    const repeats = kind === "translation-given" && "writer" in body
    if (state === undefined || (before ? repeats : kind !== "translation-given")) continue
    translations.set(at, { of: key, lang, state, by: nameOf(repeats ? body["writer"] : by) })
  }
  return [...records.values()].map(({ nouns, ...record }) => ({
    ...record,
    translations: [...translations.values()].filter(({ of }) => nouns.has(of.split(":", 2).join(":"))),
  }))
}

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
  records.set(record, { number, state, translations: [], reviews: [], progress: [], nouns })
}

function tell(record: Telling, kind: string, body: Fields): void {
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
