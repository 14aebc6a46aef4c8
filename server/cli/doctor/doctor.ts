import { randomUUID } from "node:crypto"
import * as z from "zod"
import { askOwner } from "../../adapters/system/askOwner.ts"
import { harmless } from "../../http/causes.ts"
import type { Say } from "../../ports/operatorError.ts"
import type { Config } from "../../start/config.ts"
import { databaseIn } from "../../start/instance/database.ts"
import { examineBus } from "./bus.ts"
import { examineDatabase, examineSqlite } from "./database.ts"
import { type Finding, foundIn } from "./finding.ts"
import { examineFolder } from "./folder.ts"
import { examineProxy, type ServerHere } from "./proxy.ts"

const Examined = z.object({
  causes: z.array(z.string()),
  seen: z.object({ address: z.string(), peer: z.string(), forwarded: z.string().nullable() }).nullable(),
})

/** Examines everything that a server with this configuration needs, and changes nothing. */
export async function examine(config: Config): Promise<Finding[]> {
  const { folder, databaseUrl, redisUrl, publicUrl } = config
  const { findings, server } = await examineServer(folder)
  return [
    ...examineFolder(folder, databaseUrl === null),
    ...findings,
    ...(databaseUrl === null ? examineSqlite(databaseIn(folder)) : await examineDatabase(databaseUrl)),
    ...(databaseUrl === null ? [] : [await examineBus(redisUrl)]),
    ...(await examineProxy(publicUrl, server)),
  ]
}

/** Asks the server that runs on the data folder whether it is ready. */
async function examineServer(folder: string): Promise<{ findings: Finding[]; server: ServerHere | null }> {
  try {
    const asked = await askOwner(folder, "examine", { token: randomUUID() })
    if (asked === null)
      return {
        findings: [{ level: "ok", code: "server-none", told: say => say("doctor.server-none", { folder }) }],
        server: null,
      }
    const { causes } = Examined.parse(asked.result)
    const found: Finding =
      causes.length === 0
        ? { level: "ok", code: "server", told: say => say("doctor.server", { folder }) }
        : {
            level: causes.every(isHarmless) ? "warning" : "wrong",
            code: "server-unready",
            told: say => say("doctor.server-unready", { causes: causes.join(", ") }),
          }
    return { findings: [found], server: serverOn(folder) }
  } catch (failure) {
    return { findings: [foundIn(failure, "server-silent")], server: null }
  }
}

const isHarmless = (cause: string): boolean => new Set<string>(harmless).has(cause)

const serverOn = (folder: string): ServerHere => ({
  async probe(send) {
    const token = randomUUID()
    await askOwner(folder, "expect-probe", { token })
    await send(token)
    const asked = await askOwner(folder, "examine", { token })
    return asked && Examined.parse(asked.result).seen
  },
})

/** Writes the report: a line for each finding, or JSON for a program. `ok` is false if something is wrong. */
export function report(findings: readonly Finding[], say: Say, asJson: boolean): { text: string; ok: boolean } {
  const ok = findings.every(({ level }) => level !== "wrong")
  const told = findings.map(({ level, code, told }) => ({ level, code, text: told(say) }))
  if (asJson) return { text: JSON.stringify({ ok, findings: told }, null, 2), ok }
  const names = { ok: say("doctor.ok"), warning: say("doctor.warning"), wrong: say("doctor.wrong") }
  return { text: told.map(({ level, text }) => `${names[level]}  ${text}`).join("\n"), ok }
}
