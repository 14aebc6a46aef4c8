import type { Mail } from "../../ports/host/mail.ts"

/**
 * Milliseconds after which sending one letter fails. The log's entry about the letter then lists the recipient as
 * missed, so that somebody can reach them in another way.
 */
const timeoutMs = 20_000

/**
 * Opens a mail server by its URL (`smtp://user:password@host:587`). Imports the mail library here, so that a server
 * without mail does not load it.
 */
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
