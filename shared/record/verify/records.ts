import { positions } from "../../model/terms.ts"
import { canonical } from "../chain.ts"
import { type Fields, isFields } from "./lines.ts"
import type { Countersigned, Why } from "./verdict.ts"

/**
 * What an entry says in the open. `part`: its author and its names may have been withheld. `bound`: the chain proves what
 * is shown; where it does not, the signature alone speaks.
 */
export interface Shown {
  seq: number
  kind: string
  by: unknown
  body: unknown
  part: boolean
  bound: boolean
}

export interface RecordsAgreeing {
  /** Why what an entry shows does not agree with the entries before it; asked once of each, in order. */
  disagrees(shown: Shown): Why | null
  /** `upTo`: only what the chain binds up to that entry; null: all that is shown */
  countersigned(upTo: number | null): Countersigned[]
}

/**
 * A chain proves that nothing was changed since, not that it made sense. A record must name itself, have a number of its
 * own, print the texts of the version that it records, and count the positions that it lists; a countersignature stands
 * under a record in force, entered by the member whose it is, once.
 */
export function recordsAgree(): RecordsAgreeing {
  const versions = new Map<string, Map<unknown, unknown>>()
  const records = new Map<unknown, Standing>()

  function declares(shown: Shown, body: Fields): boolean {
    const record = body["body"]
    const numbers = [...records.values()].map(({ number }) => number)
    if (!isFields(record) || numbers.includes(record["number"])) return false
    records.set(body["record"], {
      number: record["number"],
      inForce: body["inForce"] === true,
      declared: shown,
      signers: new Set(),
      signed: [],
    })
    const proposed = versions.get(versionOf(record))
    return (
      ["record", "statement", "topic"].every(name => record[name] === body[name]) &&
      rows(record["texts"]).every(({ lang, text }) => !proposed || proposed.get(lang) === text) &&
      counts(record)
    )
  }

  return {
    disagrees(shown) {
      const { kind, body } = shown
      if (!isFields(body)) return "record"
      if (kind === "version-proposed") versions.set(versionOf(body), textsIn(body))
      if (kind === "record-declared") return declares(shown, body) ? null : "record"
      const record = records.get(body["record"])
      if (kind === "record-countersigned")
        return record && countersigns(record, shown, body["member"]) ? null : "countersignature"
      if (record && kind === "record-confirmed") record.inForce = body["inForce"] === true
      if (record && endings.includes(kind)) record.inForce = false
      return null
    },
    countersigned(upTo) {
      const counts = ({ seq, bound }: Shown) => upTo === null || (bound && seq <= upTo)
      return [...records.values()]
        .filter(({ declared }) => counts(declared))
        .map(({ number, signed }) => ({ number, times: signed.filter(counts).length }))
        .filter(({ times }) => times > 0)
    },
  }
}

interface Standing {
  number: unknown
  inForce: boolean
  declared: Shown
  signers: Set<unknown>
  signed: Shown[]
}

const endings = ["record-returned", "record-taken-back", "record-lapsed", "record-superseded", "record-withdrawn"]

/** Where names were withheld, nobody can be told from another. */
function countersigns(record: Standing, shown: Shown, member: unknown): boolean {
  const { by, part } = shown
  if (!record.inForce || (!part && (by !== member || record.signers.has(member)))) return false
  record.signers.add(member)
  record.signed.push(shown)
  return true
}

const versionOf = ({ statement, version }: Fields) => canonical({ statement, version })

const rows = (list: unknown): Fields[] => (Array.isArray(list) ? list.filter(isFields) : [])

const textsIn = (body: Fields) => new Map(rows(body["texts"]).map(({ lang, text }) => [lang, text]))

/** A round whose names are not shown lists no positions: its tally stands alone. */
function counts(record: Fields): boolean {
  const { tally } = record
  const listed = rows(record["positions"]).map(({ position }) => (isFields(position) ? position["position"] : null))
  if (listed.length === 0) return true
  return isFields(tally) && positions.every(name => tally[name] === listed.filter(one => one === name).length)
}
