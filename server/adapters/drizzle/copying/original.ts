import type { RowSource } from "./rows.ts"

/** A whole database that is to be copied. */
export interface Original {
  rows: RowSource
  /** the id of the database's history; a copy has the same id, a restored database gets a new one */
  incarnation: string
  /** the paths of the pages with the secret rounds that have not ended, one path for each round */
  openRounds: readonly string[]
  close(): Promise<void>
}

/**
 * Returns the query for the secret rounds that have not ended. A round's rows in these tables are deleted when the
 * round ends, so every row belongs to a round that has not ended.
 */
export const selectOpenRounds = (
  tables: readonly string[],
): string => `SELECT workspace.slug AS slug, event.json AS opened
  FROM (${tables.map(table => `SELECT round FROM ${table}`).join(" UNION ")}) AS unfinished
  LEFT JOIN home ON home.id = unfinished.round
  LEFT JOIN workspace ON workspace.id = home.workspace
  LEFT JOIN event ON event.workspace = home.workspace AND event.kind = 'round-opened'
    AND event.json LIKE '%"' || unfinished.round || '"%'
  ORDER BY slug, opened`

export interface OpenRound {
  slug: string | null
  opened: string | null
}

/** The page of the topic in which the round is open; the page of the workspace if the topic is not known. */
export function pageOf({ slug, opened }: OpenRound): string {
  const body: unknown = opened === null ? null : JSON.parse(opened)
  const topic = typeof body === "object" && body !== null && "topic" in body ? body.topic : null
  return typeof topic === "string" ? `/w/${slug}/t/${topic}` : `/w/${slug}`
}
