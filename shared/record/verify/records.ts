import { positions } from "../../model/terms.ts"
import { canonical } from "../chain.ts"
import { type Fields, isFields } from "./lines.ts"
import { type DeclaredRecord, declaredRecord, type ProposedVersion, proposedVersion, savedText } from "./recordTypes.ts"
import type { Countersigned, Why } from "./verdict.ts"

/**
 * The content of an entry, as its line in the bundle shows it. `part`: the author and the names may have been withheld.
 * `bound`: the chain proves the content; otherwise only the signature proves it.
 */
export interface ShownEntry {
  seq: number
  kind: string
  by: unknown
  body: unknown
  /** the personal part; undefined where it is not shown */
  own?: unknown
  part: boolean
  bound: boolean
}

export interface RecordsAgreeing {
  /**
   * Returns the reason why an entry contradicts the entries before it, or null. Call it once for each entry, in order.
   */
  disagrees(shown: ShownEntry): Why | null
  /**
   * Counts the countersignatures of each record. If `upTo` is a number, it counts only countersignatures that the chain
   * proves, up to the entry `upTo`.
   */
  countersigned(upTo: number | null): Countersigned[]
}

/**
 * Checks that the records of a bundle make sense. The chain does not prove this; it proves only that nothing was
 * changed. Each record has an id and a number that no other record has. It must print the last texts of its version, and
 * count the positions that it lists. A countersignature must be under a record in force, be entered by its own member,
 * and be that member's only one.
 */
export function recordsAgree(): RecordsAgreeing {
  const versions = new Map<string, Map<string, string>>()
  /**
   * the texts of each statement's proposed version, by the statement's id. A save may fill in a text until the next
   * version's draft begins
   */
  const frozen = new Map<string, Map<string, string>>()
  const records = new Map<string, Standing>()
  const numbers = new Set<number>()

  function proposes(body: Fields): Why | null {
    const version = proposedVersion(body)
    if (!version) return "shape"
    const texts = new Map(version.texts.map(({ lang, text }) => [lang, text]))
    versions.set(versionOf(version), texts)
    frozen.set(version.statement, texts)
    return null
  }

  /** Fills in a text that was missing or out of date when its version was proposed. */
  function saves(body: Fields): Why | null {
    const saved = savedText(body)
    if (!saved) return "shape"
    if (saved.newDraft) frozen.delete(saved.statement)
    else frozen.get(saved.statement)?.set(saved.lang, saved.text)
    return null
  }

  function declares(shown: ShownEntry, fields: Fields): Why | null {
    const declared = declaredRecord(fields)
    if (!declared) return "shape"
    const { body, inForce } = declared
    const { record, number } = body
    if (records.has(record) || numbers.has(number)) return "record"
    numbers.add(number)
    records.set(record, { number, inForce, declared: shown, signers: new Set(), signed: [] })
    const proposed = versions.get(versionOf(body))
    const agrees =
      (["record", "statement", "topic"] as const).every(name => declared[name] === body[name]) &&
      body.texts.every(({ lang, text }) => !proposed || proposed.get(lang) === text) &&
      counts(body)
    return agrees ? null : "record"
  }

  function signs(shown: ShownEntry, { record: id, member }: Fields): Why | null {
    if (typeof id !== "string" || typeof member !== "string") return "shape"
    const record = records.get(id)
    return record && countersigns(record, shown, member) ? null : "countersignature"
  }

  function turns(id: unknown, inForce: unknown): Why | null {
    if (typeof id !== "string" || typeof inForce !== "boolean") return "shape"
    const record = records.get(id)
    if (record) record.inForce = inForce
    return null
  }

  /** An entry about the review or the progress of a record that is known stands beside a record in force. */
  function standsBeside({ record: id }: Fields): Why | null {
    if (typeof id !== "string") return "shape"
    return records.get(id)?.inForce === false ? "record" : null
  }

  return {
    disagrees(shown) {
      const { kind, body } = shown
      if (!isFields(body)) return "record"
      if (kind === "version-proposed") return proposes(body)
      if (kind === "text-saved") return saves(body)
      if (kind === "record-declared") return declares(shown, body)
      if (kind === "record-countersigned") return signs(shown, body)
      if (kind === "record-confirmed") return turns(body["record"], body["inForce"])
      if (living.includes(kind)) return standsBeside(body)
      return endings.includes(kind) ? turns(body["record"], false) : null
    },
    countersigned(upTo) {
      const counts = ({ seq, bound }: ShownEntry) => upTo === null || (bound && seq <= upTo)
      return [...records.values()]
        .filter(({ declared }) => counts(declared))
        .map(({ number, signed }) => ({ number, times: signed.filter(counts).length }))
        .filter(({ times }) => times > 0)
    },
  }
}

interface Standing {
  number: number
  inForce: boolean
  declared: ShownEntry
  signers: Set<string>
  signed: ShownEntry[]
}

const living = ["review-date-set", "review-due", "review-concluded", "progress-members-named", "progress-noted"]
const endings = ["record-returned", "record-taken-back", "record-lapsed", "record-superseded", "record-withdrawn"]

/**
 * Records a countersignature if it is allowed. If names were withheld, members cannot be distinguished, so only the
 * record's state is checked.
 */
function countersigns(record: Standing, shown: ShownEntry, member: string): boolean {
  const { by, part } = shown
  if (!record.inForce || (!part && (by !== member || record.signers.has(member)))) return false
  record.signers.add(member)
  record.signed.push(shown)
  return true
}

const versionOf = ({ statement, version }: ProposedVersion) => canonical([statement, version])

/**
 * Whether the tally counts the listed positions. A round whose names are not shown lists no positions, so its tally is
 * not checked.
 */
const counts = ({ positions: taken, tally }: DeclaredRecord["body"]): boolean =>
  taken.length === 0 || positions.every(name => tally[name] === taken.filter(one => one === name).length)
