import { once } from "node:events"
import { createServer, type Socket } from "node:net"

export interface Taken {
  to: string
  /** headers and body as received */
  raw: string
}

/** A mail server on the loopback address that keeps the received letters and refuses the given addresses. */
export async function smtpSink(refused: readonly string[] = []) {
  const taken: Taken[] = []
  const sockets = new Set<Socket>()
  const server = createServer(socket => {
    sockets.add(socket)
    socket.on("error", () => socket.destroy())
    socket.on("close", () => sockets.delete(socket))
    const say = (line: string) => socket.write(`${line}\r\n`)
    let to = ""
    let body: string | null = null
    let rest = ""
    const line = (text: string) => {
      if (body !== null) {
        if (text !== ".") {
          body += `${text}\n`
          return
        }
        taken.push({ to, raw: body })
        body = null
        return say("250 kept")
      }
      const verb = text.slice(0, 4).toUpperCase()
      if (verb === "RCPT") to = /<(.*)>/.exec(text)?.[1] ?? ""
      if (verb === "RCPT" && refused.includes(to)) return say(`550 no such mailbox ${to}`)
      if (verb === "DATA") {
        body = ""
        return say("354 go on")
      }
      if (verb === "QUIT") return socket.end("221 bye\r\n")
      say("250 ok")
    }
    say("220 sink")
    socket.on("data", chunk => {
      const lines = (rest + chunk.toString("utf8")).split("\r\n")
      rest = lines.pop() ?? ""
      for (const one of lines) line(one)
    })
  })
  server.listen(0, "127.0.0.1")
  await once(server, "listening")
  const at = server.address()
  const port = typeof at === "object" && at ? at.port : 0
  return {
    url: `smtp://127.0.0.1:${port}`,
    taken,
    /** subject and body of the letters to one address, decoded */
    to: (address: string): string[] => taken.filter(one => one.to === address).map(({ raw }) => decoded(raw)),
    async close() {
      for (const socket of sockets) socket.destroy()
      server.close()
      await once(server, "close")
    },
  }
}

/** Decodes the subject's encoded words, and a body in base64 or quoted-printable. */
function decoded(raw: string): string {
  const [head = "", ...body] = raw.split("\n\n")
  const subject = (/^Subject: ((?:.|\n[ \t])*)$/m.exec(head)?.[1] ?? "")
    .replaceAll(/\?=\s+=\?/g, "?==?")
    .replaceAll(/=\?utf-8\?([bq])\?([^?]*)\?=/gi, (_, how: string, text: string) =>
      how.toLowerCase() === "b" ? Buffer.from(text, "base64").toString() : quoted(text.replaceAll("_", " ")),
    )
  const text = body.join("\n\n")
  const coding = /^Content-Transfer-Encoding: (\S+)/im.exec(head)?.[1] ?? "7bit"
  const plain = coding === "base64" ? Buffer.from(text, "base64").toString() : coding === "7bit" ? text : quoted(text)
  return `${subject}\n\n${plain}`
}

const quoted = (text: string): string => {
  const bytes = text
    .replaceAll("=\n", "")
    .replaceAll(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)))
  return Buffer.from(bytes, "latin1").toString("utf8")
}
