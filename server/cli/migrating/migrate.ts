import { CopyDiffers, type CopyProgress, copyRows, haveSameRows } from "../../adapters/drizzle/copying/copier.ts"
import type { Original } from "../../adapters/drizzle/copying/original.ts"
import { OperatorError, type Say } from "../../ports/operatorError.ts"
import { openCopy } from "./copies.ts"
import { interrupted } from "./interrupted.ts"
import { isSamePlace, openOriginal, type Place } from "./places.ts"

/**
 * Copies a whole database to another place, on SQLite or PostgreSQL. Returns the sentences to print at the end. An
 * interrupted copy is continued by the next run.
 */
export async function migrateDatabase(
  from: Place,
  to: Place,
  say: Say,
  tell: (progress: CopyProgress) => void,
): Promise<string> {
  if (await isSamePlace(from, to)) throw new OperatorError(say => say("migrate.same", { place: from.name }))
  const original = await openOriginal(from)
  try {
    refuseOpenRounds(original)
    const copied = await copyTo(original, to, say, tell)
    const lines = [
      say(copied.wasWhole ? "migrate.there" : "migrate.done", { from: from.name, to: to.name, ...copied.result }),
      say("migrate.left-out"),
      to.kind === "folder" ? say("migrate.next-folder", { folder: to.folder }) : say("migrate.next-postgres"),
      say("migrate.keep", { from: from.name }),
    ]
    return lines.join("\n")
  } finally {
    await original.close()
  }
}

interface Copied {
  /** whether an earlier run had copied everything */
  wasWhole: boolean
  result: { workspaces: number; entries: number; notes: number; rows: number }
}

async function copyTo(
  original: Original,
  place: Place,
  say: Say,
  tell: (progress: CopyProgress) => void,
): Promise<Copied> {
  const copy = await openCopy(place, original.incarnation, say)
  if (copy.kind === "whole") {
    try {
      const isCopy = copy.original.incarnation === original.incarnation
      const same = isCopy ? await haveSameRows(original.rows, copy.original.rows, tell) : null
      if (same === null) throw new OperatorError(say => say("migrate.holds", { place: place.name }))
      return { wasWhole: true, result: same }
    } finally {
      await copy.original.close()
    }
  }
  try {
    const result = await copyRows(original.rows, copy.rows, tell)
    await copy.finish()
    return { wasWhole: false, result }
  } catch (failure) {
    if (failure instanceof CopyDiffers)
      throw new OperatorError(say => say("migrate.differs", { place: place.name, table: failure.table }), {
        cause: failure,
      })
    throw interrupted(failure, place)
  } finally {
    await copy.close()
  }
}

/**
 * Refuses to copy a database with an open secret round. Two copies, one before and one after a person votes, would show
 * that person's ballot. On PostgreSQL the order of the rows would show it, too.
 */
function refuseOpenRounds({ openRounds }: Original): void {
  if (openRounds.length === 0) return
  const pages = [...new Set(openRounds)].join(", ")
  throw new OperatorError(say => say("migrate.rounds", { n: openRounds.length, pages }))
}
