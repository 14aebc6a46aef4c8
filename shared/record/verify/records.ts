import { positions } from "../../model/terms.ts"
import { canonical } from "../chain.ts"
import { type Fields, isFields } from "./lines.ts"
import { type DeclaredRecord, declaredRecord, type ProposedVersion, proposedVersion, savedText } from "./recordTypes.ts"
import type { Countersigned, Why } from "./verdict.ts"

/**
 * The shown content of an entry. `part`: its author and its names may have been withheld. `bound`: the chain proves the
 * shown content; otherwise only the signature vouches for it.
 */
export interface ShownEntry {
  seq: number
  kind: string
  by: unknown
  body: unknown
  part: boolean
  bound: boolean
}

export interface RecordsAgreeing {
  /** Why an entry contradicts the entries before it. Call it once for each entry, in order. */
  disagrees(shown: ShownEntry): Why | null
  /** `upTo`: only what the chain binds up to that entry; null: all that is shown */
  countersigned(upTo: number | null): Countersigned[]
}

/**
 * A chain proves that nothing was changed, not that the content made sense. A record must name itself, have a number of
 * its own, print the last texts of the version that it records, and count the positions that it lists. A
 * countersignature must be under a record in force, be entered by its own member, and come once.
 */
export function recordsAgree(): RecordsAgreeing {
  const versions = new Map<string, Map<string, string>>()
  /** by a statement's id: the texts that a save fills in; gone once the next version's draft has begun */
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

  /** A text that was missing or behind when its version was proposed is filled in afterwards. */
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

  return {
    disagrees(shown) {
      const { kind, body } = shown
      if (!isFields(body)) return "record"
      if (kind === "version-proposed") return proposes(body)
      if (kind === "text-saved") return saves(body)
      if (kind === "record-declared") return declares(shown, body)
      if (kind === "record-countersigned") return signs(shown, body)
      if (kind === "record-confirmed") return turns(body["record"], body["inForce"])
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

const endings = ["record-returned", "record-taken-back", "record-lapsed", "record-superseded", "record-withdrawn"]

/** Where names were withheld, members cannot be told apart. */
function countersigns(record: Standing, shown: ShownEntry, member: string): boolean {
  const { by, part } = shown
  if (!record.inForce || (!part && (by !== member || record.signers.has(member)))) return false
  record.signers.add(member)
  record.signed.push(shown)
  return true
}

const versionOf = ({ statement, version }: ProposedVersion) => canonical([statement, version])

/** A round whose names are not shown lists no positions: its tally stands alone. */
const counts = ({ positions: taken, tally }: DeclaredRecord["body"]): boolean =>
  taken.length === 0 || positions.every(name => tally[name] === taken.filter(one => one === name).length)
