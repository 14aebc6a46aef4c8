import type { MigrationMeta } from "drizzle-orm/migrator"

/** The key in `meta` of the least number of migrations that a server must know to use the database. */
export const leastVersionKey = "least_version"

/**
 * Matches the first line of a migration during which older servers may keep running. Older servers must stop before any
 * other migration.
 */
const expands = /^-- expand\b/

/** Returns how many migrations a server must know at least to use a database to which all of `known` are applied. */
export const leastVersionOf = (known: readonly MigrationMeta[]): number =>
  known.findLastIndex(({ sql }) => !expands.test(sql[0] ?? "")) + 1

/**
 * Says how the migrations of a database compare with those that this version knows. ready: the same · behind: some are
 * missing · ahead: there are more, but this version can use the database · newer: there are more, and this version
 * cannot use the database
 */
type Standing = "ready" | "behind" | "ahead" | "newer"

/** Compares the migrations that the database has with those that this version knows. `least` is 0 if none is stored. */
export function versionStanding(
  known: readonly MigrationMeta[],
  applied: ReadonlySet<number>,
  least: number,
): Standing {
  const all = known.every(({ folderMillis }) => applied.has(folderMillis))
  const isKnown = (at: number) => known.some(({ folderMillis }) => folderMillis === at)
  if ([...applied].every(isKnown)) return all ? "ready" : "behind"
  return all && least > 0 && least <= known.length ? "ahead" : "newer"
}

/** Whether older servers must have stopped before the missing migrations are applied. */
export const stopsOlder = (known: readonly MigrationMeta[], applied: ReadonlySet<number>): boolean =>
  applied.size > 0 && known.some(({ sql, folderMillis }) => !applied.has(folderMillis) && !expands.test(sql[0] ?? ""))
