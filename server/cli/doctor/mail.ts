import { examineSmtp, type SmtpFacts } from "../../adapters/mail/examineSmtp.ts"
import type { Finding } from "./finding.ts"

/** Examines the mail server: whether it answers, has TLS and takes the sign-in. No letter is sent. */
export async function examineMail(
  mail: { url: string } | null,
  ask: (url: string) => Promise<SmtpFacts> = examineSmtp,
): Promise<Finding> {
  if (mail === null) return { level: "ok", code: "mail-none", told: say => say("doctor.mail-none") }
  const { host, hostname } = new URL(mail.url)
  const facts = await ask(mail.url)
  switch (facts.kind) {
    case "ready":
      return { level: "ok", code: "mail", told: say => say("doctor.mail", { host }) }
    case "plain":
      if (/^(localhost|127\.[\d.]+|\[::1\])$/.test(hostname))
        return { level: "ok", code: "mail", told: say => say("doctor.mail", { host }) }
      return { level: "warning", code: "mail-plain", told: say => say("doctor.mail-plain", { host }) }
    case "refused":
      return { level: "wrong", code: "mail-sign-in", told: say => say("doctor.mail-sign-in", { host }) }
    case "untrusted":
      return {
        level: "wrong",
        code: "mail-untrusted",
        told: say => say("doctor.mail-untrusted", { host, reason: facts.reason }),
      }
    case "away":
      return { level: "wrong", code: "mail-away", told: say => say("doctor.mail-away", { host, reason: facts.reason }) }
    default:
      return facts satisfies never
  }
}
