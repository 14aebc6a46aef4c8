import type { Mail } from "../../ports/host/mail.ts"

/**
 * Milliseconds that a mail server may take for one letter. The log names a person whose letter fails, so that somebody
 * tells them otherwise.
 */
const timeoutMs = 20_000

/** A mail server by its address (`smtp://user:password@host:587`). Imports the library only if one is set. */
export async function smtpMail(url: string, from: string): Promise<Mail> {
  const { createTransport } = await import("nodemailer")
  const times = { connectionTimeout: timeoutMs, greetingTimeout: timeoutMs, socketTimeout: timeoutMs }
  const transport = createTransport({ url, ...times })
  return {
    async send(letter) {
      await transport.sendMail({ from, ...letter })
    },
    close: () => transport.close(),
  }
}
