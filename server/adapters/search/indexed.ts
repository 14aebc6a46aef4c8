import type { Findable, SearchQuery } from "../../ports/database/searchIndex.ts"
import { phrasesOf, type SoughtPhrase, tokensOf } from "./tokens.ts"

/** The most phrases of a query that are searched; more are not read. */
const mostPhrases = 32

/** The properties of a text that a query may name. Each is a token of the text, so that a filter costs no extra reads. */
export const properties = ["kind", "lang", "topic", "session", "person"] as const
type Property = (typeof properties)[number]

/** The dot is no ASCII sign, so that SQLite's tokenizer keeps it within a token. */
const within = (partition: number, token: string): string => `${partition.toString(36)}·${token}`

/** A word holds letters and digits alone, so that no word of a text is the token of a property. */
const propertyToken = (partition: number, name: Property, value: string): string =>
  within(partition, `${name}·${value.replaceAll(/[^a-zA-Z0-9]/g, "")}`)

/** The tokens of a text in a partition: its words, then its properties. */
export const indexedTokens = (partition: number, passage: Pick<Findable, Property | "text">): string =>
  [
    ...tokensOf(passage.text).map(token => within(partition, token)),
    ...properties.filter(name => passage[name] !== "").map(name => propertyToken(partition, name, passage[name])),
  ].join(" ")

/** Tokens hold letters, digits and dots alone, so that none of them can be an operator or end the quotes. */
const matched = (partition: number, { tokens, prefix }: SoughtPhrase): string =>
  `"${tokens.map(token => within(partition, token)).join(" ")}"${prefix ? " *" : ""}`

/** The phrases of a query that are searched. */
export const searchedPhrases = (query: SearchQuery): SoughtPhrase[] => phrasesOf(query.q).slice(0, mostPhrases)

/** The expression of FTS5 that finds a query in these partitions; "" if the query has no word. */
export function expressionOf(partitions: readonly number[], query: SearchQuery): string {
  const phrases = searchedPhrases(query)
  if (phrases.length === 0) return ""
  const expressions = partitions.map(id => {
    const named = properties.flatMap(name => {
      const value = query[name]
      return value ? [`"${propertyToken(id, name, value)}"`] : []
    })
    return `(${[...phrases.map(phrase => matched(id, phrase)), ...named].join(" AND ")})`
  })
  return expressions.join(" OR ")
}
