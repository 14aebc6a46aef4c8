import { smtpMail } from "../adapters/mail/smtp.ts"
import { MailFailure } from "../ports/host/mail.ts"
import { OperatorError, type Say } from "../ports/operatorError.ts"
import type { Config } from "../start/config.ts"

/**
 * Sends a letter to this address by the configured mail server. Returns the sentence that it was taken, or throws one that
 * says why not. No server needs to run.
 */
export async function mailTest({ mail: configured }: Pick<Config, "mail">, to: string, say: Say): Promise<string> {
  if (!configured) throw new OperatorError(say => say("mail-test.none"))
  const host = URL.parse(configured.url)?.host ?? ""
  const mail = await smtpMail(configured.url, configured.from)
  try {
    await mail.verify()
    await mail.send({ to, subject: say("mail-test.subject"), text: say("mail-test.text") })
    return say("mail-test.done", { host, to })
  } catch (error) {
    const { isRefused, reason } = error instanceof MailFailure ? error : new MailFailure("internal", false)
    throw new OperatorError(say => say(isRefused ? "mail-test.refused" : "mail-test.failed", { host, to, reason }))
  } finally {
    mail.close()
  }
}
