import { positions } from "../../model/terms.ts"
import { canonical } from "../chain.ts"
import { type Fields, isFields } from "./lines.ts"

/** Whether what an entry shows agrees with the entries before it; one such question per bundle, asked in order. */
export type Agrees = (shown: { kind: string; body: unknown }) => boolean

/**
 * A chain proves that nothing was changed since, not that it made sense. A record must name itself, have a number of its
 * own, print the texts of the version that it records, and count the positions that it lists.
 */
export function recordsAgree(): Agrees {
  const versions = new Map<string, Map<unknown, unknown>>()
  const numbers = new Set<unknown>()
  return ({ kind, body }) => {
    if (!isFields(body)) return false
    if (kind === "version-proposed") {
      versions.set(versionOf(body), textsIn(body))
      return true
    }
    if (kind !== "record-declared") return true
    const record = body["body"]
    if (!isFields(record) || numbers.has(record["number"])) return false
    numbers.add(record["number"])
    const proposed = versions.get(versionOf(record))
    return (
      ["record", "statement", "topic"].every(name => record[name] === body[name]) &&
      [...textsIn(record)].every(([lang, text]) => !proposed || proposed.get(lang) === text) &&
      counts(record)
    )
  }
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
