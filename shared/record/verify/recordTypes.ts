import { positions } from "../../model/terms.ts"
import { type Fields, isCount, isFields } from "./lines.ts"

interface Text extends Fields {
  lang: string
  text: string
}

export interface ProposedVersion {
  statement: string
  version: number
  texts: Text[]
}

export interface SavedText extends Text {
  statement: string
  newDraft: boolean
}

export interface DeclaredRecord {
  record: string
  statement: string
  topic: string
  inForce: boolean
  body: ProposedVersion & { record: string; topic: string; number: number; positions: string[]; tally: Fields }
}

const areTexts = (list: unknown): list is Text[] =>
  Array.isArray(list) &&
  list.every(one => isFields(one) && typeof one["lang"] === "string" && typeof one["text"] === "string")

/**
 * Reads the fields of a `version-proposed` entry that the rules of records need. Null if a field is missing or has
 * another type.
 */
export function proposedVersion({ statement, version, texts }: Fields): ProposedVersion | null {
  return typeof statement === "string" && isCount(version) && areTexts(texts) ? { statement, version, texts } : null
}

export function savedText({ statement, lang, text, newDraft = false }: Fields): SavedText | null {
  if (typeof statement !== "string" || typeof lang !== "string" || typeof text !== "string") return null
  return typeof newDraft === "boolean" ? { statement, lang, text, newDraft } : null
}

export function declaredRecord({ record, statement, topic, inForce, body }: Fields): DeclaredRecord | null {
  if (typeof record !== "string" || typeof statement !== "string" || typeof topic !== "string") return null
  if (typeof inForce !== "boolean" || !isFields(body)) return null
  const printed = printedRecord(body)
  return printed && { record, statement, topic, inForce, body: printed }
}

function printedRecord(body: Fields): DeclaredRecord["body"] | null {
  const { record, topic, number, tally } = body
  const version = proposedVersion(body)
  const listed = positionsIn(body["positions"])
  if (!version || !listed || typeof record !== "string" || typeof topic !== "string" || !isCount(number)) return null
  if (!isSidesOrNone(body["recusedSides"])) return null
  if (!isFields(tally) || !positions.every(name => isCount(tally[name]))) return null
  return { ...version, record, topic, number, positions: listed, tally }
}

const isSidesOrNone = (list: unknown): boolean =>
  list === undefined || (Array.isArray(list) && list.every(one => typeof one === "string"))

function positionsIn(list: unknown): string[] | null {
  if (!Array.isArray(list)) return null
  const taken = list.flatMap((one: unknown) => {
    const position = isFields(one) && isFields(one["position"]) ? one["position"]["position"] : null
    return typeof position === "string" ? [position] : []
  })
  return taken.length === list.length ? taken : null
}
