import { readFileSync, writeFileSync } from "node:fs"
import { dirname, join } from "node:path"
import { newFolder, removeFolder } from "./plenary.ts"

interface Prepared<Made> {
  database: Buffer
  made: Made
}

/**
 * Databases that differ only in what is done with them afterwards: each plan is written once in a worker, and every
 * panel of that plan begins with a copy. Two such panels have the same ids and keys, as a server and its backup do.
 */
export function preparing<Plan, Made>(write: (file: string, plan: Plan) => Promise<Made>) {
  const kept = new Map<string, Promise<Prepared<Made>>>()
  const prepare = async (plan: Plan): Promise<Prepared<Made>> => {
    const file = join(newFolder(), "prepared.db")
    const made = await write(file, plan)
    // closed, so that nothing of it is left in a write-ahead log
    const database = readFileSync(file)
    removeFolder(dirname(file))
    return { database, made }
  }
  return async (file: string, plan: Plan): Promise<Made> => {
    const key = JSON.stringify(plan)
    const prepared = kept.get(key) ?? prepare(plan)
    kept.set(key, prepared)
    const { database, made } = await prepared
    writeFileSync(file, database)
    return structuredClone(made)
  }
}
