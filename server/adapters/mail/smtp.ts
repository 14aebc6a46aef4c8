import type { Mail } from "../../ports/mail.ts"

/** Milliseconds that a mail server may take for one letter. Whom it does not reach is named in the log, to be told otherwise. */
const timeoutMs = 20_000

/** A mail server by its address (`smtp://user:password@host:587`); the library is loaded where one is set. */
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
