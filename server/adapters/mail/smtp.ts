import { type ExaminedMail, type Letter, MailFailure, type MailState } from "../../ports/host/mail.ts"
import { OperatorError } from "../../ports/operatorError.ts"

/** Milliseconds after which a step of the conversation with the mail server fails. */
const presetStepMs = 20_000
/** The number of steps that a letter may take in all, so that a server that answers slowly does not hold it. */
const mostSteps = 3

const loopback = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/i

/**
 * The address of a mail server and how letters are encrypted on their way to it. `smtp://` begins TLS by STARTTLS, and no
 * letter is sent if the server does not offer it, since who stands between could take the offer away. A server on this
 * machine needs none. `?tls=none` allows letters and the password in the clear.
 */
export function transportOf(url: string): { url: string; requireTLS: boolean; ignoreTLS: boolean } {
  const address = new URL(url)
  const tls = address.searchParams.get("tls")
  if (tls !== null && tls !== "none") throw new OperatorError(say => say("config.mail-tls", { tls }))
  address.searchParams.delete("tls")
  const isPlain = tls === "none"
  const isSmtp = address.protocol === "smtp:"
  return {
    url: address.href,
    requireTLS: isSmtp && !isPlain && !loopback.test(address.hostname),
    ignoreTLS: isSmtp && isPlain,
  }
}

/**
 * Opens a mail server by its URL (`smtp://user:password@host:587`). Imports the mail library here, so that a server
 * without mail does not load it.
 */
export async function smtpMail(url: string, from: string, stepMs = presetStepMs): Promise<ExaminedMail> {
  const { createTransport } = await import("nodemailer")
  const times = { connectionTimeout: stepMs, greetingTimeout: stepMs, socketTimeout: stepMs, dnsTimeout: stepMs }
  const transport = createTransport({ ...transportOf(url), ...times, disableFileAccess: true, disableUrlAccess: true })
  let state: MailState = { works: null, reason: "" }
  const watched = async (step: () => Promise<unknown>): Promise<void> => {
    const late = Promise.withResolvers<never>()
    const timer = setTimeout(() => late.reject(new MailFailure("ETIMEDOUT", false)), mostSteps * stepMs)
    try {
      await Promise.race([step(), late.promise])
      state = { works: true, reason: "" }
    } catch (error) {
      const failure = failureOf(error)
      // a mail server that refuses one recipient works
      state = failure.isRefused ? { works: true, reason: "" } : { works: false, reason: failure.reason }
      throw failure
    } finally {
      clearTimeout(timer)
    }
  }
  return {
    send: letter => watched(() => transport.sendMail({ from: senderOf(from, letter), ...asMessage(letter) })),
    verify: () => watched(() => transport.verify()),
    state: () => state,
    close: () => transport.close(),
  }
}

/** The sender: the house under the configured address. An address that has a name of its own keeps it. */
const senderOf = (from: string, { house }: Letter) =>
  house === undefined || from.includes("<") ? from : { name: house, address: from }

/**
 * The letter as the library takes it. The address is one address whatever it contains, and the subject is one line, so
 * that no name or title adds a header.
 */
const asMessage = ({ to, subject, text, html, calendar, id }: Letter) => ({
  to: { name: "", address: to },
  subject: subject.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, " "),
  text,
  ...(html && { html }),
  ...(calendar && { icalEvent: { method: "PUBLISH", filename: "session.ics", content: calendar } }),
  ...(id && { headers: { "X-Plenary-Letter": id } }),
})

function failureOf(error: unknown): MailFailure {
  if (error instanceof MailFailure) return error
  if (!(error instanceof Error)) return new MailFailure("internal", false)
  const answer = "responseCode" in error && typeof error.responseCode === "number" ? error.responseCode : null
  const step = "command" in error ? String(error.command) : ""
  const code = "code" in error ? String(error.code) : "internal"
  const isOfRecipient = step.startsWith("RCPT") || step.startsWith("DATA")
  const isRefused = isOfRecipient && answer !== null && answer >= 500 && answer < 600
  return new MailFailure(answer === null ? code : String(answer), isRefused, error.message)
}
