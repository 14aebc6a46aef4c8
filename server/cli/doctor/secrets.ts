import { existsSync, statSync } from "node:fs"
import { settingNamed } from "../../start/settings.ts"
import type { Finding } from "./finding.ts"

type Environment = Record<string, string | undefined>

/** Passwords that stand in examples, so that an attacker tries them first. */
const known =
  /^(password|passwd|pass|secret|changeme|change-me|plenary|postgres|admin|root|test|example|user|1234\d*)$/i

/** The files from which the environment of a server is usually read. */
const usualFiles = [".env", "/etc/plenary.env", "/etc/plenary/plenary.env", "/etc/default/plenary"]

/** Examines the secrets of the environment: whether one stands in an example, and whether others may read its file. */
export function examineSecrets(environment: Environment, files: readonly string[] = usualFiles): Finding[] {
  const weak = Object.keys(environment).filter(name => known.test(secretIn(name, environment[name] ?? "")))
  const open = files.filter(file => existsSync(file) && (statSync(file).mode & 0o044) !== 0)
  const found: Finding[] = [
    ...weak.map(
      (name): Finding => ({
        level: "warning",
        code: "secret-known",
        told: say => say("doctor.secret-known", { name }),
      }),
    ),
    ...open.map(
      (file): Finding => ({ level: "warning", code: "secret-open", told: say => say("doctor.secret-open", { file }) }),
    ),
  ]
  if (found.length > 0) return found
  return [{ level: "ok", code: "secrets", told: say => say("doctor.secrets") }]
}

/** The secret that the text of a setting is or contains; empty if there is none. */
function secretIn(name: string, text: string): string {
  const secret = settingNamed(name)?.secret
  if (secret === undefined) return ""
  return secret === "all of it" ? text : passwordIn(text)
}

function passwordIn(address: string): string {
  const password = URL.parse(address)?.password ?? ""
  try {
    return decodeURIComponent(password)
  } catch {
    return password
  }
}
