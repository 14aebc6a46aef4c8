import { createServer, request, type Server } from "node:http"
import { type AddressInfo, connect, type Socket } from "node:net"

/**
 * A laptop's network cable, as an HTTP proxy. It can go dead as when the lid closes: bytes in transit arrive nowhere,
 * and neither end is told. Later connections work again.
 */
export class LaptopLine {
  readonly #pairs = new Set<{ laptop: Socket; server: Socket }>()
  readonly #server: Server

  private constructor(server: Server) {
    this.#server = server
    // A page's own requests: each has its own connection, so that none outlives the lid.
    server.on("request", (asked, answer) => {
      const { method, headers, url = "" } = asked
      const onward = request(url, { method: method ?? "GET", headers, agent: false }, got => {
        answer.writeHead(got.statusCode ?? 502, got.headers)
        got.pipe(answer)
      })
      onward.on("error", () => answer.destroy())
      asked.pipe(onward)
    })
    // The sockets: each has a tunnel.
    server.on("connect", (asked, laptop: Socket) => {
      const [host = "", port = ""] = (asked.url ?? "").split(":")
      const server = connect(Number(port), host, () => {
        laptop.write("HTTP/1.1 200 Connected\r\n\r\n")
        this.#join(laptop, server)
      })
      server.on("error", () => laptop.destroy())
      laptop.on("error", () => server.destroy())
    })
  }

  static async open(): Promise<LaptopLine> {
    const server = createServer()
    await new Promise<void>(listening => server.listen(0, "127.0.0.1", listening))
    return new LaptopLine(server)
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`
  }

  /** From now on the laptop receives nothing; its own messages still arrive. */
  deafen(): void {
    for (const { laptop, server } of this.#pairs) {
      server.unpipe(laptop)
      server.removeAllListeners("end")
      server.resume()
    }
  }

  /** The lid is closed: no bytes pass in either direction, and neither end is told. */
  sever(): void {
    this.deafen()
    for (const { laptop, server } of this.#pairs) {
      laptop.unpipe(server)
      laptop.removeAllListeners("end")
      laptop.resume()
    }
  }

  close(): void {
    for (const { laptop, server } of this.#pairs) {
      laptop.destroy()
      server.destroy()
    }
    this.#server.closeAllConnections()
    this.#server.close()
  }

  #join(laptop: Socket, server: Socket): void {
    const pair = { laptop, server }
    this.#pairs.add(pair)
    laptop.pipe(server)
    server.pipe(laptop)
  }
}
