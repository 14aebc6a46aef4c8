import { openIdServices } from "../../adapters/oidc/openIdServices.ts"
import type { ServiceFailure, ServiceSettings } from "../../ports/host/signInServices.ts"
import type { Finding } from "./finding.ts"

/** A failure as the running server tells it. */
export type ServiceFailed = Pick<ServiceFailure, "service" | "name" | "id" | "at" | "cause">

/**
 * Examines the sign-in services: whether each publishes its addresses here, and why the last sign-in by it failed. A
 * wrong secret shows at a sign-in alone.
 */
export async function examineSignIn(
  settings: readonly ServiceSettings[],
  failures: readonly ServiceFailed[],
): Promise<Finding[]> {
  if (settings.length === 0) return [{ level: "ok", code: "sign-in-none", told: say => say("doctor.sign-in-none") }]
  const services = openIdServices(settings)
  return Promise.all(
    settings.map(async ({ id, name, issuer }): Promise<Finding> => {
      const cause = await services.reach(id)
      if (cause !== null)
        return {
          level: "wrong",
          code: "sign-in-away",
          told: say => say("doctor.sign-in-away", { name, issuer, cause }),
        }
      const failed = failures.find(({ service }) => service === id)
      if (!failed) return { level: "ok", code: "sign-in", told: say => say("doctor.sign-in", { name }) }
      const { cause: reason, id: number, at } = failed
      const when = new Date(at).toISOString().slice(0, 16).replace("T", " ")
      return {
        level: "warning",
        code: "sign-in-failed",
        told: say => say("doctor.sign-in-failed", { name, cause: reason, number, when }),
      }
    }),
  )
}
