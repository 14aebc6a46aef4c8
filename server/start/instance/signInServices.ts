import type { ServiceSettings } from "../../ports/host/signInServices.ts"
import { OperatorError } from "../../ports/operatorError.ts"
import { serviceNumbers, serviceSettings, settingNamed } from "../settings.ts"

const loopback = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/

/**
 * Reads the sign-in services: `OIDC_1_ISSUER`, `OIDC_1_CLIENT_ID`, `OIDC_1_CLIENT_SECRET` and `OIDC_1_NAME`, up to
 * `OIDC_9_…`. An error names the variable, and never a secret.
 */
export function readServices(set: Readonly<Record<string, string | undefined>>): ServiceSettings[] {
  const unknown = Object.keys(set).find(name => name.startsWith("OIDC_") && settingNamed(name) === null)
  if (unknown !== undefined) throw new OperatorError(say => say("config.oidc-unknown", { setting: unknown }))
  const services = serviceNumbers.filter(n => Object.keys(set).some(name => name.startsWith(`OIDC_${n}_`)))
  const read = services.map(id => readService(set, id))
  const twice = read.find((one, at) => read.findIndex(({ issuer }) => issuer === one.issuer) !== at)
  if (twice) throw new OperatorError(say => say("config.oidc-issuer", { setting: `OIDC_${twice.id}_ISSUER` }))
  return read
}

function readService(set: Readonly<Record<string, string | undefined>>, id: string): ServiceSettings {
  const needed = (name: keyof typeof serviceSettings): string => {
    const setting = `OIDC_${id}_${name}`
    const value = set[setting]
    if (value === undefined) throw new OperatorError(say => say("config.oidc-missing", { setting }))
    return value
  }
  const issuer = needed("ISSUER")
  const url = URL.parse(issuer)
  const isSafe = url?.protocol === "https:" || (url?.protocol === "http:" && loopback.test(url.hostname))
  if (!url || !isSafe || url.username !== "" || url.search !== "" || url.hash !== "")
    throw new OperatorError(say => say("config.oidc-issuer", { setting: `OIDC_${id}_ISSUER` }))
  return {
    id,
    name: needed("NAME").slice(0, 80),
    issuer,
    clientId: needed("CLIENT_ID"),
    clientSecret: needed("CLIENT_SECRET"),
    scope: set[`OIDC_${id}_SCOPE`] ?? serviceSettings.SCOPE.preset,
    claims: readClaims(set[`OIDC_${id}_CLAIMS`], `OIDC_${id}_CLAIMS`),
  }
}

/** Reads e.g. `affiliation=company,name=display_name`: which claim holds what. */
function readClaims(text: string | undefined, setting: string): ServiceSettings["claims"] {
  const claims = { name: "", email: "", affiliation: "" }
  for (const pair of `${serviceSettings.CLAIMS.preset},${text ?? ""}`.split(",").filter(one => one.trim() !== "")) {
    const [name = "", claim = ""] = pair.split("=").map(one => one.trim())
    if (claim === "" || !(name === "name" || name === "email" || name === "affiliation"))
      throw new OperatorError(say => say("config.oidc-claims", { setting }))
    claims[name] = claim
  }
  return claims
}
