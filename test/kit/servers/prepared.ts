import { readFileSync, writeFileSync } from "node:fs"
import { dirname, join } from "node:path"
import { newFolder, removeFolder } from "./plenary.ts"

interface Prepared<Made> {
  database: Buffer
  made: Made
}

/**
 * Databases that start from the same content: a worker writes each plan once, and every panel of that plan begins with
 * a copy. Two such panels have the same ids and keys, like a server and its backup.
 */
export function preparing<Plan, Made>(write: (file: string, plan: Plan) => Promise<Made>) {
  const kept = new Map<string, Promise<Prepared<Made>>>()
  const prepare = async (plan: Plan): Promise<Prepared<Made>> => {
    const file = join(newFolder(), "prepared.db")
    const made = await write(file, plan)
    // Closed, so that the write-ahead log is empty.
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
