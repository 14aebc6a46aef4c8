import { once } from "node:events"
import { SMTPServer, type SMTPServerDataStream } from "smtp-server"

export interface Taken {
  to: string
  /** headers and body as received */
  raw: string
}

/** How the server answers a recipient: takes, refuses for good, refuses for now, or never answers. */
type Answer = "take" | "refuse" | "later" | "hang"

/** A mail server on the loopback address that keeps the received letters and refuses the given addresses. */
export async function smtpSink(refused: readonly string[] = []) {
  const taken: Taken[] = []
  const answers = new Map<string, Answer>(refused.map(address => [address, "refuse"]))
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS"],
    closeTimeout: 50,
    onRcptTo({ address }, _, done) {
      const answer = answers.get(address) ?? answers.get("*") ?? "take"
      if (answer === "hang") return
      if (answer === "take") return done()
      const responseCode = answer === "refuse" ? 550 : 451
      done(Object.assign(new Error(`no such mailbox ${address}`), { responseCode }))
    },
    onData(stream: SMTPServerDataStream, { envelope }, done) {
      const chunks: Buffer[] = []
      stream.on("data", (chunk: Buffer) => chunks.push(chunk))
      stream.on("end", () => {
        const raw = Buffer.concat(chunks).toString("utf8").replaceAll("\r\n", "\n")
        for (const { address } of envelope.rcptTo) taken.push({ to: address, raw })
        done()
      })
    },
  })
  server.on("error", () => undefined)
  const listening = server.listen(0, "127.0.0.1")
  await once(listening, "listening")
  const at = listening.address()
  const port = typeof at === "object" && at ? at.port : 0
  return {
    url: `smtp://127.0.0.1:${port}`,
    taken,
    /** sets how the server answers this recipient from now on; "*" is everybody */
    answer: (address: string, answer: Answer): unknown => answers.set(address, answer),
    /** subject and body of the letters to one address, decoded; of several parts, the plain text */
    to: (address: string): string[] => taken.filter(one => one.to === address).map(({ raw }) => decoded(raw)),
    /** the files that the letters to one address brought, decoded */
    calendars: (address: string): string[] =>
      taken.filter(one => one.to === address).flatMap(({ raw }) => partsOf(raw, "text/calendar").map(bodyOf)),
    html: (address: string): string[] =>
      taken.filter(one => one.to === address).flatMap(({ raw }) => partsOf(raw, "text/html").map(bodyOf)),
    async close() {
      await new Promise<void>(resolve => server.close(resolve))
    },
  }
}

/** The parts of one type, also those of parts that have parts. */
function partsOf(raw: string, type: string): string[] {
  const [head = "", ...rest] = raw.split("\n\n")
  const boundary = /^Content-Type: multipart\/[^;]+;(?:.|\n[ \t])*?boundary="?([^"\n;]+)/im.exec(head)?.[1]
  if (boundary === undefined) return new RegExp(`^Content-Type: ${type}`, "im").test(head) ? [raw] : []
  return rest
    .join("\n\n")
    .split(`--${boundary}`)
    .slice(1, -1)
    .flatMap(part => partsOf(part.replace(/^\n/, ""), type))
}

/** Decodes the subject's encoded words, and the plain text. */
function decoded(raw: string): string {
  const [head = ""] = raw.split("\n\n")
  const subject = (/^Subject: ((?:.|\n[ \t])*)$/m.exec(head)?.[1] ?? "")
    .replaceAll(/\?=\s+=\?/g, "?==?")
    .replaceAll(/=\?utf-8\?([bq])\?([^?]*)\?=/gi, (_, how: string, text: string) =>
      how.toLowerCase() === "b" ? Buffer.from(text, "base64").toString() : quoted(text.replaceAll("_", " ")),
    )
  const [plain] = partsOf(raw, "text/plain")
  return `${subject}\n\n${bodyOf(plain ?? raw)}`
}

/** Decodes a body in base64 or quoted-printable. */
function bodyOf(part: string): string {
  const [head = "", ...body] = part.split("\n\n")
  const text = body.join("\n\n")
  const coding = /^Content-Transfer-Encoding: (\S+)/im.exec(head)?.[1] ?? "7bit"
  return coding === "base64" ? Buffer.from(text, "base64").toString() : coding === "7bit" ? text : quoted(text)
}

const quoted = (text: string): string => {
  const bytes = text
    .replaceAll("=\n", "")
    .replaceAll(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)))
  return Buffer.from(bytes, "latin1").toString("utf8")
}
