/**
 * The answer of a mail server to a sign-in without a letter. `plain`: it takes the sign-in, but without TLS. `refused`:
 * it takes no such user and password.
 */
export type SmtpFacts = { kind: "ready" | "plain" | "refused" } | { kind: "away" | "untrusted"; reason: string }

/** Milliseconds that each step may take. */
const patienceMs = 8_000

const codeOf = (failure: unknown): string =>
  failure instanceof Error && "code" in failure && typeof failure.code === "string" ? failure.code : ""

/** The errors of a certificate that does not prove the host's name. */
const ofCertificate = /CERT|SELF_SIGNED|UNABLE_TO|ALTNAME/i

/** Connects to a mail server, starts TLS, signs in and leaves. Sends no letter. */
export async function examineSmtp(url: string): Promise<SmtpFacts> {
  const secured = await verify(url, true)
  if (secured === null) return { kind: "ready" }
  if (codeOf(secured) === "EAUTH") return { kind: "refused" }
  const reason = secured instanceof Error ? secured.message : codeOf(secured)
  if (ofCertificate.test(`${codeOf(secured)} ${reason}`)) return { kind: "untrusted", reason }
  const unsecured = await verify(url, false)
  if (unsecured === null) return { kind: "plain" }
  return codeOf(unsecured) === "EAUTH" ? { kind: "refused" } : { kind: "away", reason }
}

/** Returns the failure; null if there was none. */
async function verify(url: string, requireTLS: boolean): Promise<unknown> {
  const { createTransport } = await import("nodemailer")
  const times = { connectionTimeout: patienceMs, greetingTimeout: patienceMs, socketTimeout: patienceMs }
  const transport = createTransport({ url, requireTLS, ignoreTLS: !requireTLS, ...times })
  try {
    await transport.verify()
    return null
  } catch (failure) {
    return failure
  } finally {
    transport.close()
  }
}
