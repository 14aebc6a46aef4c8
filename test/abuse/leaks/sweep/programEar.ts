import type { MachineScope } from "../../../../shared/model/terms.ts"

/** A program with a token, and everything that the server sends to it: answers, and the stream of entries. */
export class ProgramEar {
  readonly name: string
  readonly token: string
  readonly #url: string
  readonly #told: string[] = []
  readonly #ended = new AbortController()

  private constructor(url: string, scope: MachineScope, token: string) {
    this.name = `program ${scope}`
    this.token = token
    this.#url = url
  }

  static async follow(url: string, scope: MachineScope, token: string): Promise<ProgramEar> {
    const ear = new ProgramEar(url, scope, token)
    const { signal } = ear.#ended
    const response = await fetch(`${url}/api/workspaces/panel/stream`, { headers: ear.#headers, signal })
    if (!response.ok || !response.body) throw new Error(`${scope}: ${response.status}`)
    void ear.#read(response.body).catch(() => undefined)
    return ear
  }

  get #headers() {
    return { authorization: `Bearer ${this.token}` }
  }

  /** Requests these paths, and records the answers. */
  async ask(paths: string[]): Promise<void> {
    for (const path of paths) {
      const response = await fetch(this.#url + path, { headers: this.#headers })
      this.#told.push(`${path} ${response.status} ${await response.text()}`)
    }
  }

  /** everything since the last call */
  told(): string[] {
    return this.#told.splice(0)
  }

  leave(): void {
    this.#ended.abort()
  }

  /** Keeps the lines of events; the beats between them come by the clock. */
  async #read(body: ReadableStream<Uint8Array>): Promise<void> {
    let rest = ""
    const decoder = new TextDecoder()
    for await (const piece of body) {
      const lines = (rest + decoder.decode(piece, { stream: true })).split("\n")
      rest = lines.pop() ?? ""
      this.#told.push(...lines.filter(line => /^(id|event|data):/.test(line)).map(line => `stream ${line}`))
    }
  }
}
