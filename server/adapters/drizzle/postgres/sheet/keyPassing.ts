import { createHash } from "node:crypto"
import * as z from "zod"
import { RoundId } from "../../../../../shared/model/ids.ts"
import type { ProcessMessages } from "../../../../ports/bus.ts"
import type { Clock } from "../../../../ports/host/clock.ts"
import { Shares } from "../../../../ports/shares.ts"
import { Box, boxFor, newKeyPair, openBox } from "./keyBox.ts"
import type { SheetKey } from "./keyFile.ts"
import { keyBytes, storedKeyBytes } from "./sealedSheet.ts"

/** Milliseconds that a process waits for another process to store or send a key. */
const answerMs = 1_000
/** Milliseconds after the start during which other processes may not have announced themselves yet. */
const startMs = 1_000

/** If this process could not decrypt a key, another process counts as having the key for this many milliseconds. */
const unopenedMs = 60_000

const channel = "ballot-key"

const Message = z.discriminatedUnion("kind", [
  /** asks who has a key; `to` is the public key of the process that asks */
  z.strictObject({ kind: z.literal("ask"), to: z.string(), round: RoundId, id: z.string() }),
  /** hands a key to the process with the public key `to`; `by` is the public key of the process that hands it on */
  z.strictObject({
    kind: z.literal("hand"),
    to: z.string(),
    by: z.string(),
    round: RoundId,
    version: z.number(),
    id: z.string(),
    box: Box,
  }),
  /** announces that the process `by` has stored a key; `proof` can be computed only with the key */
  z.strictObject({ kind: z.literal("has"), by: z.string(), id: z.string(), proof: z.string() }),
  /** announces that a sheet has changed, so that the other processes forget its older keys */
  z.strictObject({ kind: z.literal("changed") }),
])
type Message = z.infer<typeof Message>

export interface KeyPassingPorts {
  messages: ProcessMessages
  clock: Pick<Clock, "wait">
  /** a secret that every process has but that is not in the database */
  shared: string
  /** whether this process keeps keys on its disk; if so, the other processes hand every key to this process */
  isKeeper: boolean
  /** returns a key, or the half of it that is on the disk; null if this process does not have it */
  own: (round: RoundId, id: string) => SheetKey | null
  /** stores a key from another process, in memory and on the disk */
  store: (key: SheetKey) => void
  /** called when another process has changed a sheet */
  changed: () => void
}

/**
 * Passes keys of sheets between processes. Each key is encrypted for the receiving process, because messages may be
 * stored on a disk. A process has its key pair only in memory. A process that keeps keys announces its public key every
 * five seconds.
 */
export class KeyPassing {
  readonly #ports: KeyPassingPorts
  readonly #pair = newKeyPair()
  readonly #peers: Shares<string>
  /** the processes that did not answer; `hand` does not wait for such a process until it sends a message again */
  readonly #silent = new Set<string>()
  readonly #waiting = new Map<string, Set<() => void>>()
  readonly #stop: () => void
  readonly #started = performance.now()
  /** the ids of keys that this process received but could not decrypt, each with the time */
  readonly #unopened = new Map<string, number>()

  constructor(ports: KeyPassingPorts) {
    this.#ports = ports
    const { messages, clock, isKeeper } = ports
    this.#stop = messages.onTold(channel, body => {
      const message = Message.safeParse(body)
      if (message.success) this.#hear(message.data)
    })
    this.#peers = new Shares<string>({
      messages,
      clock,
      kind: "ballot-keeper",
      gatherMs: 1,
      own: () => (isKeeper ? this.#pair.publicKey : null),
      read: share => z.string().safeParse(share).data ?? null,
      changed: () => {},
    })
    this.#peers.tell("public key")
  }

  /**
   * Hands a key to all other processes that keep keys. Resolves when one of them has stored the key, after `answerMs`
   * without an answer, or at once if there is no such process.
   */
  async hand(key: SheetKey): Promise<void> {
    const peers = this.#peers.of("public key")
    const spoken = peers.filter(peer => !this.#silent.has(peer))
    const stored = spoken.length > 0 ? this.#await(proofOf(key)) : true
    for (const to of peers) this.#send(to, key)
    if (!(await stored)) for (const peer of spoken) this.#silent.add(peer)
  }

  /** Asks the other processes for a key. Resolves when the key is stored, or after `answerMs` without an answer. */
  async ask(round: RoundId, id: string): Promise<void> {
    const isYoung = performance.now() - this.#started < startMs
    if (this.#ports.messages.isAlone || (this.#peers.of("public key").length === 0 && !isYoung)) return
    const answer = this.#await(id)
    this.#tell({ kind: "ask", to: this.#pair.publicKey, round, id })
    await answer
  }

  /** Whether another process may have a key that this process could not get. */
  isElsewhere(id: string): boolean {
    const since = performance.now() - unopenedMs
    for (const [other, at] of this.#unopened) if (at < since) this.#unopened.delete(other)
    const { isAlone, isLive } = this.#ports.messages
    return this.#unopened.has(id) || (!isAlone && !isLive)
  }

  tellChanged(): void {
    this.#tell({ kind: "changed" })
  }

  close(): void {
    this.#stop()
    this.#peers.close()
  }

  #tell(message: Message): void {
    this.#ports.messages.tell(channel, message, "at once")
  }

  #send(to: string, key: SheetKey): void {
    const { round, version, id, bytes } = key
    const box = boxFor(to, bytes, aboutOf(key), this.#ports.shared)
    this.#tell({ kind: "hand", to, by: this.#pair.publicKey, round, version, id, box })
  }

  #hear(message: Message): void {
    const { publicKey } = this.#pair
    if (message.kind === "ask") {
      const key = this.#ports.own(message.round, message.id)
      if (key) this.#send(message.to, key)
    } else if (message.kind === "hand") {
      this.#silent.delete(message.by)
      if (message.to === publicKey) this.#take(message)
    } else if (message.kind === "has") {
      this.#silent.delete(message.by)
      this.#settle(message.proof)
    } else this.#ports.changed()
  }

  #take({ box, ...named }: Extract<Message, { kind: "hand" }>): void {
    const { round, version, id } = named
    const bytes = openBox(this.#pair, box, aboutOf(named), this.#ports.shared)
    if (bytes?.length !== keyBytes && bytes?.length !== storedKeyBytes) {
      this.#unopened.set(id, performance.now())
      return
    }
    const key = { round, version, id, bytes }
    this.#ports.store(key)
    this.#settle(id)
    if (this.#ports.isKeeper) this.#tell({ kind: "has", by: this.#pair.publicKey, id, proof: proofOf(key) })
  }

  /** Waits until `#settle` is called with the name. Returns false if that takes too long. */
  async #await(name: string): Promise<boolean> {
    const waiting = this.#waiting.get(name) ?? new Set()
    this.#waiting.set(name, waiting)
    let settle = () => {}
    const settled = new Promise<boolean>(resolve => {
      settle = () => resolve(true)
    })
    waiting.add(settle)
    const answered = await Promise.race([settled, this.#ports.clock.wait(answerMs).then(() => false)])
    waiting.delete(settle)
    if (waiting.size === 0) this.#waiting.delete(name)
    return answered
  }

  #settle(name: string): void {
    for (const settle of this.#waiting.get(name) ?? []) settle()
  }
}

const aboutOf = ({ round, version, id }: Omit<SheetKey, "bytes">): string => `${round} ${version} ${id}`

const proofOf = ({ id, bytes }: SheetKey): string =>
  createHash("sha256").update(`has ${id} `).update(bytes).digest("base64")
