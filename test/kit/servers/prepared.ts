import { dirname, join } from "node:path"
import { keepDatabase, newPlace } from "./engine.ts"
import { newFolder, removeFolder } from "./plenary.ts"

interface Prepared<Made> {
  copyTo: (file: string) => Promise<void>
  made: Made
}

/**
 * Makes databases that start from the same content. A worker writes each plan once, and every panel of that plan begins
 * with a copy. Two such panels have the same ids and keys, like a server and its backup.
 */
export function preparing<Plan, Made>(write: (place: string, plan: Plan) => Promise<Made>) {
  const kept = new Map<string, Promise<Prepared<Made>>>()
  const prepare = async (plan: Plan): Promise<Prepared<Made>> => {
    const file = join(newFolder(), "prepared.db")
    const made = await write(await newPlace(file), plan)
    const copyTo = await keepDatabase(file)
    removeFolder(dirname(file))
    return { copyTo, made }
  }
  return async (file: string, plan: Plan): Promise<Made> => {
    const key = JSON.stringify(plan)
    const prepared = kept.get(key) ?? prepare(plan)
    kept.set(key, prepared)
    const { copyTo, made } = await prepared
    await copyTo(file)
    return structuredClone(made)
  }
}
