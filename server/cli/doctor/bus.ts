import { loadExaminers } from "../../start/instance/database.ts"
import type { Finding } from "./finding.ts"

/** The oldest major version of Redis that servers support. */
const oldest = 6

/** Examines Valkey or Redis: whether this server can sign in, and whether a message that is sent arrives. */
export async function examineBus(url: string | null): Promise<Finding> {
  if (url === null) return { level: "ok", code: "bus-none", told: say => say("doctor.bus-none") }
  const { host } = new URL(url)
  const { examineRedis } = await loadExaminers.redis()
  const facts = await examineRedis(url)
  switch (facts.kind) {
    case "sign-in":
      return { level: "wrong", code: "bus-sign-in", told: say => say("doctor.bus-sign-in", { host }) }
    case "silent":
      return { level: "wrong", code: "bus-away", told: say => say("doctor.bus-away", { host, reason: facts.reason }) }
    case "forbidden":
      return { level: "wrong", code: "bus-forbidden", told: say => say("doctor.bus-forbidden", { host }) }
    case "mute":
      return { level: "wrong", code: "bus-mute", told: say => say("doctor.bus-mute", { host }) }
    case "carries": {
      const { product, version } = facts
      if (version !== "" && Number.parseInt(version, 10) < oldest)
        return {
          level: "wrong",
          code: "bus-old",
          told: say => say("doctor.bus-old", { product, version, oldest }),
        }
      const name = version === "" ? product : `${product} ${version}`
      const ms = Math.round(facts.roundTripMs)
      return { level: "ok", code: "bus", told: say => say("doctor.bus", { name, host, ms }) }
    }
    default:
      return facts satisfies never
  }
}
