import * as z from "zod"
import { askOwner } from "../adapters/system/askOwner.ts"
import { settings } from "../start/settings.ts"

type Environment = Readonly<Record<string, string | undefined>>

const Settings = z.record(z.string(), z.string())

/**
 * The environment of the command line, with the settings of the server that runs on the data folder: a service gets its
 * settings from a file that a terminal does not read. The terminal's own settings count, so that a setting can be tried
 * before the service has it.
 */
export async function withServed(environment: Environment): Promise<Environment> {
  const folder = environment["DATA_DIR"] || settings.DATA_DIR.preset
  // there is no server, one of an earlier version does not tell, or another user's socket is closed to this one
  const asked = await askOwner(folder, "settings", {}).catch(() => null)
  const { success, data } = Settings.safeParse(asked?.result)
  if (!success) return environment
  const own = Object.entries(environment).filter(([, value]) => value !== undefined && value !== "")
  return { ...environment, ...data, ...Object.fromEntries(own) }
}
