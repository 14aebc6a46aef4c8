import { expect } from "vitest"
import * as Y from "yjs"
import { get, Person } from "../../kit/people/person.ts"
import { frame, RawClient } from "../../kit/people/rawClient.ts"
import { type Running, removeFolder, startPlenary } from "../../kit/servers/plenary.ts"

/** The real program, an honest panelist who types, another who reads along, and connections to attack from. */
export class Ground {
  readonly running: Running
  readonly moderator: Person
  readonly ann: RawClient
  readonly bob: RawClient
  readonly topic: string
  #typed = 0

  private constructor(running: Running, moderator: Person, ann: RawClient, bob: RawClient, topic: string) {
    this.running = running
    this.moderator = moderator
    this.ann = ann
    this.bob = bob
    this.topic = topic
  }

  static async open(): Promise<Ground> {
    const running = await startPlenary()
    const moderator = await Person.join(running.url, running.links["moderator"] ?? "", "Mod")
    const topic = moderator.snapshot.topics[0]?.id ?? ""
    const seat = async (name: string) => {
      const cookie = await cookieOf(running, "panelist", name)
      return new RawClient(addressOf(running, topic), { cookie }).enter()
    }
    const ground = new Ground(running, moderator, await seat("Ann"), await seat("Bob"), topic)
    await ground.typingGoesOn()
    return ground
  }

  async close(): Promise<void> {
    this.moderator.leave()
    await this.running.stop()
    removeFolder(this.running.folder)
  }

  cookie(role: "panelist" | "observer" | "secretary", name: string): Promise<string> {
    return cookieOf(this.running, role, name)
  }

  get address(): string {
    return addressOf(this.running, this.topic)
  }

  async enter(role: "panelist" | "observer", name = "Mallory"): Promise<RawClient> {
    return new RawClient(this.address, { cookie: await this.cookie(role, name) }).enter()
  }

  /** A writer whose right returns is asked again what it has. */
  async reopen(): Promise<void> {
    const { ann, moderator, topic } = this
    const hellos = ann.of(101).length
    await moderator.do("set-note-mode", { topic, mode: "open", reason: "Go on" })
    await ann.until(() => ann.of(101).length > hellos, "hello")
    ann.send(frame(0, 1, Y.encodeStateAsUpdate(ann.doc)))
  }

  /** Checks that each of Ann's keys reaches Bob's page. The bench measures how fast. */
  async typingGoesOn(keys = 15): Promise<void> {
    for (let n = 0; n < keys; n++) {
      const before = this.bob.of(0, 2).length
      this.ann.write(`key ${++this.#typed}`)
      await this.bob.until(() => this.bob.of(0, 2).length > before, "the other page")
    }
  }

  /** Checks that a fresh replica reads Ann's text and nothing else. */
  async isUntouched(): Promise<void> {
    const fresh = await this.enter("panelist", `Fresh${++this.#typed}`)
    const { ann, bob } = this
    await ann.until(() => (ann.absorb(), bob.absorb() === ann.text && fresh.absorb() === ann.text), "equal replicas")
    const keys = ann.text.match(/key \d+/g) ?? []
    expect(ann.text).toBe(keys.map(key => `<paragraph>${key}</paragraph>`).join(""))
    for (const { doc } of [ann, bob, fresh]) expect([doc.store.pendingStructs, doc.share.size]).toEqual([null, 1])
    fresh.close()
  }

  async isAlive(): Promise<void> {
    expect(await get(this.running.url, "/healthz")).toMatchObject({ ok: true })
  }
}

const addressOf = ({ url }: Running, topic: string) => `${url.replace("http", "ws")}/sync/${topic}`

async function cookieOf(running: Running, role: string, name: string): Promise<string> {
  const person = await Person.join(running.url, running.links[role] ?? "", name)
  person.leave()
  return person.cookie
}
