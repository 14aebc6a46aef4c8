import type { CDPSession, Page } from "playwright"

/** The requests and bytes of a page in Chromium's network log: as sent over the wire, headers included. */
export interface Loaded {
  requests: number
  bytes: number
  /** requests to other origins */
  foreign: number
}

interface Logged {
  url: string
  bytes: number
  /** milliseconds since the page was requested */
  at: number
}

/** Records every request of a page from now on, sockets and their frames included. */
export class NetworkLog {
  readonly #all = new Map<string, Logged>()
  readonly #origin: string
  readonly #began = performance.now()

  private constructor(session: CDPSession, origin: string) {
    this.#origin = origin
    const asked = (id: string, url: string) => {
      if (!url.startsWith("data:")) this.#all.set(id, { url, bytes: 0, at: performance.now() - this.#began })
    }
    const came = (id: string, bytes: number) => {
      const one = this.#all.get(id)
      if (one) one.bytes += bytes
    }
    session.on("Network.requestWillBeSent", ({ requestId, request }) => asked(requestId, request.url))
    session.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => came(requestId, encodedDataLength))
    session.on("Network.webSocketCreated", ({ requestId, url }) => asked(requestId, url.replace("ws", "http")))
    session.on("Network.webSocketFrameReceived", ({ requestId, response: { opcode, payloadData } }) =>
      came(requestId, opcode === binary ? (payloadData.length * 3) / 4 : payloadData.length),
    )
  }

  static async of(page: Page, origin: string): Promise<NetworkLog> {
    const session = await page.context().newCDPSession(page)
    await session.send("Network.enable")
    return new NetworkLog(session, origin)
  }

  /** milliseconds since the log began */
  get now(): number {
    return performance.now() - this.#began
  }

  /** the requests made until then, whenever their answers came */
  until(at: number): Loaded {
    const all = [...this.#all.values()].filter(one => one.at <= at)
    return {
      requests: all.length,
      bytes: all.reduce((sum, { bytes }) => sum + bytes, 0),
      foreign: all.filter(({ url }) => new URL(url).origin !== this.#origin).length,
    }
  }
}

/** The opcode of a binary frame, whose payload is in base64. */
const binary = 2
