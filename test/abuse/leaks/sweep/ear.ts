import { WebSocket } from "ws"
import { Person, post } from "../../../kit/people/person.ts"

/** The frame that keeps a note's socket open. How often it is sent depends on how long the script runs. */
const keptAlive = "010100"

/** One role, and everything that the server sends to it: frames of both socket families and responses. */
export class Ear {
  readonly name: string
  readonly person: Person
  readonly #told: string[] = []
  /** Hints are sent once a second, so their number is chance: only the last of each kind and round is kept. */
  readonly #hints = new Map<string, string>()
  readonly #note: WebSocket

  private constructor(name: string, person: Person, topic: string) {
    this.name = name
    this.person = person
    person.socket.io.engine.on("packet", ({ type, data }) => {
      if (type === "message") this.#hear(String(data))
    })
    const headers = person.cookie ? { cookie: person.cookie } : {}
    this.#note = new WebSocket(`${person.url.replace("http", "ws")}/sync/${topic}`, { headers })
    this.#note.on("message", (data: Buffer) => {
      const frame = data.toString("hex")
      if (frame !== keptAlive) this.#told.push(`note ${frame}`)
    })
    this.#note.on("error", () => undefined)
  }

  static async sit(url: string, name: string, token: string | null, topic: string): Promise<Ear> {
    if (token === null) return new Ear(name, await Person.read(url, "panel"), topic)
    if (name !== "admin") return new Ear(name, await Person.join(url, `#${token}`, name), topic)
    const response = await post(url, "/api/join", { token, name })
    const cookie = (response.headers.getSetCookie()[0] ?? "").split(";")[0] ?? ""
    return new Ear(name, await Person.sit(url, cookie, "panel"), topic)
  }

  /** Requests these paths, and records the answers without headers that vary by chance. */
  async ask(paths: string[]): Promise<void> {
    const { url, cookie } = this.person
    for (const path of paths) {
      const response = await fetch(url + path, { headers: cookie ? { cookie } : {} })
      const headers = [...response.headers].filter(([key]) => !["date", "keep-alive", "connection"].includes(key))
      const body = path === "/metrics" ? ownLines(await response.text()) : await response.text()
      const shown =
        path === "/metrics" ? headers.filter(([key]) => key !== "content-length" && key !== "etag") : headers
      this.#told.push(`${path} ${response.status} ${JSON.stringify(shown)} ${body}`)
    }
  }

  /** everything since the last call */
  told(): string[] {
    const told = [...this.#told, ...[...this.#hints.values()].sort()]
    this.#told.length = 0
    this.#hints.clear()
    return told
  }

  leave(): void {
    this.#note.terminate()
    this.person.leave()
  }

  #hear(data: string): void {
    const [, event, told] = /^2\["(hints?)",(.*)\]$/s.exec(data) ?? []
    if (told === undefined) return void this.#told.push(`live ${data}`)
    const list = (event === "hints" ? JSON.parse(told) : [JSON.parse(told)]) as { kind: string; round?: string }[]
    for (const one of list) this.#hints.set(`${one.kind} ${one.round ?? ""}`, `hint ${JSON.stringify(one)}`)
  }
}

/** Plenary's own metrics, without durations, sizes and times, which vary by chance. */
const ownLines = (text: string): string =>
  text
    .split("\n")
    .filter(
      line => line.startsWith("plenary_") && !/^plenary_(\w+_seconds_(bucket|sum)|database_bytes|backup_)/.test(line),
    )
    .join("\n")
