import * as z from "zod"
import { version } from "../../adapters/system/root.ts"
import type { Probes } from "../../http/probes.ts"
import type { Indexing } from "../../ports/database/searchIndex.ts"
import { OperatorError } from "../../ports/operatorError.ts"
import type { Instance } from "../instance/instance.ts"
import { compact } from "./compact.ts"
import { examineHeads } from "./examineHeads.ts"
import { ExportRequest, writeBundleFile } from "./export.ts"
import { InviteRequest, invite } from "./invite.ts"
import { keysOf, rotateKey } from "./key.ts"
import { TokenRequest, token } from "./token.ts"

/** The requests that change data. A server that only shows panels to observers refuses them. */
const changing: ReadonlySet<string> = new Set(["invite", "compact", "rotate-key", "token"])

/** The counts of a backup. `scheduled`: the server took it by itself. */
const Found = z.object({ workspaces: z.int(), entries: z.int(), scheduled: z.boolean().default(false) })

const Probe = z.object({ token: z.string().min(16).max(64) })

/** The parts of a server that answer its owner. A process that only opens the database has none. */
interface Serving {
  probes: Probes
  indexing: Indexing
  /** the settings of the server, with their secrets: only its owner reaches the socket */
  settings: Readonly<Record<string, string>>
}

/** Answers the requests that the command line sends through the socket in the data folder. */
export const answerOwner =
  (instance: Instance, url: string, serving: Serving | null = null) =>
  async (method: string, params: unknown): Promise<unknown> => {
    if (instance.watchersOnly && changing.has(method)) throw new OperatorError(say => say("owner.observer"))
    switch (method) {
      case "invite":
        return invite(instance, url, InviteRequest.parse(params))
      case "token":
        return token(instance, TokenRequest.parse(params))
      case "compact":
        return compact(instance, params)
      case "export":
        return writeBundleFile(instance, ExportRequest.parse(params))
      case "key":
        return keysOf(instance)
      case "rotate-key":
        return rotateKey(instance)
      case "expect-probe":
        serving?.probes.expect(Probe.parse(params).token)
        return null
      case "examine":
        return {
          causes: instance.health.look(),
          seen: serving?.probes.take(Probe.parse(params).token) ?? null,
          version,
          backups: await instance.backups.last(),
          signIns: instance.services.failures(),
        }
      case "settings":
        return serving?.settings ?? {}
      case "examine-heads":
        return examineHeads(instance)
      case "rebuild-search":
        serving?.indexing.rebuild()
        return serving?.indexing.progress() ?? null
      case "search-progress":
        return serving?.indexing.progress() ?? null
      case "record-backup": {
        const { scheduled, ...found } = Found.parse(params)
        await instance.hostLog.append({ kind: "backed-up", ...found, by: { kind: scheduled ? "server" : "terminal" } })
        return null
      }
      case "address":
        return { url }
      default:
        throw new OperatorError(say => say("owner.unknown-method", { method }))
    }
  }
