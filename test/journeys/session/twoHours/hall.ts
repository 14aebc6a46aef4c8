import type { CommandInput, CommandKind } from "../../../../shared/contract/commands.ts"
import { readNote } from "../../../../shared/document/readers.ts"
import type { State } from "../../../../shared/fold/state.ts"
import type { MemberId, TopicId } from "../../../../shared/model/ids.ts"
import { chance } from "../../../kit/chance.ts"
import { until } from "../../../kit/clocks/until.ts"
import type { Person } from "../../../kit/people/person.ts"
import { StockClient } from "../../../kit/people/stockClient.ts"
import type { Running } from "../../../kit/servers/plenary.ts"
import { type House, minute, type Seated, seat } from "./cast.ts"

/** One moment of the session as its participants saw it. */
export interface Witnessed {
  at: number
  room: State
  gallery: State
  topic: TopicId
  note: string[]
}

/** The stage of the script: people with their sockets, the notes they write in, and the server's clock. */
export class Hall {
  readonly house: House
  readonly running: Running
  readonly startsAt: number
  readonly random: ReturnType<typeof chance>
  readonly people = new Map<string, Person>()
  /** cookies of the people who have joined, by name: a link opens a seat once */
  readonly cookies = new Map<string, string>()
  /** the writers in each note, by topic */
  readonly notes = new Map<TopicId, Map<Seated, StockClient>>()
  /** every written word, by topic */
  readonly words = new Map<TopicId, string[]>()
  /** the words typed in the browsers */
  readonly keyed: string[] = []
  readonly witnessed: Witnessed[] = []

  constructor(house: House, running: Running, startsAt: number, seed: number) {
    this.house = house
    this.running = running
    this.startsAt = startsAt
    this.random = chance(seed)
  }

  async enter(...names: string[]): Promise<void> {
    for (const [name, person] of await seat(this.running.url, this.house, names, this.cookies)) {
      this.people.set(name, person)
      this.cookies.set(name, person.cookie)
    }
  }

  /** A person has left once the others' pages no longer show them. */
  async leave(name: Seated): Promise<void> {
    this.person(name).leave()
    this.people.delete(name)
    const shown = () => this.person("Chen").hints.findLast(hint => hint.kind === "presence")?.members
    await until(() => shown()?.includes(this.member(name)) === false, `${name} has left`)
  }

  at(minutes: number): Promise<number> {
    return this.running.at(this.startsAt + Math.round(minutes * minute))
  }

  person(name: string): Person {
    const person = this.people.get(name)
    if (!person) throw new Error(`${name} is not here`)
    return person
  }

  member(name: Seated): MemberId {
    const member = this.house.members[name]
    if (!member) throw new Error(`nobody is called ${name}`)
    return member
  }

  async do<K extends CommandKind>(name: string, kind: K, body: CommandInput<K>) {
    return (await this.person(name).do(kind, body)).made
  }

  /** The room as its moderator's page has it. */
  get state(): State {
    return this.person("Chen").state
  }

  get observers(): Person[] {
    return [...this.people].flatMap(([name, person]) => (name.startsWith("Guest") ? [person] : []))
  }

  get seated(): Person[] {
    return [...this.people].flatMap(([name, person]) => (name.startsWith("Guest") ? [] : [person]))
  }

  /** Opens a note on everyone's own client, when its topic is reached. */
  async openNote(topic: TopicId, writers: readonly Seated[]): Promise<Map<Seated, StockClient>> {
    const clients = this.notes.get(topic) ?? new Map<Seated, StockClient>()
    this.notes.set(topic, clients)
    for (const name of writers)
      if (!clients.has(name) && this.people.has(name))
        clients.set(name, new StockClient(this.running.url, topic, this.person(name).cookie))
    await until(() => [...clients.values()].every(({ provider }) => provider.synced), "the note is open for all")
    return clients
  }

  /** Waits until all text is saved and everyone's copy is the same. */
  async settled(topic: TopicId): Promise<string[]> {
    const clients = [...(this.notes.get(topic)?.values() ?? [])]
    await until(() => clients.every(client => client.isSaved), "everything is saved")
    const equal = () => new Set(clients.map(client => client.text)).size <= 1
    await until(equal, "all copies are equal")
    return clients[0] ? readNote(clients[0].doc).blocks.map(({ text }) => text) : []
  }

  async everyoneAt(seq: number): Promise<void> {
    await until(() => [...this.people.values()].every(({ state }) => state.seq >= seq), `everyone has read ${seq}`)
  }

  /** Records what the room, the gallery and a writer see now. */
  async witness(minutes: number, topic: TopicId): Promise<void> {
    const note = await this.settled(topic)
    const at = await this.at(minutes)
    await this.everyoneAt(this.state.seq)
    const gallery = this.observers[0]?.state
    if (!gallery) throw new Error("nobody is in the gallery")
    this.witnessed.push({ at, room: this.state, gallery, topic, note })
    // Later steps belong to a later moment.
    await this.at(minutes + 0.01)
  }

  end(): void {
    for (const clients of this.notes.values()) for (const client of clients.values()) client.end()
    for (const person of this.people.values()) person.leave()
  }
}
