import type { WriterGrant } from "../../../shared/contract/documentFrames.ts"
import type { MemberId, TopicId } from "../../../shared/model/ids.ts"
import type { Connection } from "../connection/connection.ts"
import type { SyncContext } from "../context.ts"
import type { NoteRight } from "../rights.ts"
import type { DocumentLifecycle } from "./lifecycle.ts"

/**
 * Gives each page that may write one of its member's client ids that no open connection holds. So a note has as many
 * ids as it had concurrent writers, and not one for each time a page was opened.
 *
 * Two pages that wrote with one id without knowing of each other would take the same places in the document. So an id
 * belongs to one page, which the log records; a page that was away while its id went to another has lost it.
 */
export class Grants {
  readonly #topic: TopicId
  readonly #context: SyncContext
  readonly #lifecycle: DocumentLifecycle
  readonly #held = new Map<number, Connection>()
  /** ids that were given back, the one unused for longest first: its page is the least likely to come back */
  readonly #resting = new Set<number>()

  constructor(topic: TopicId, context: SyncContext, lifecycle: DocumentLifecycle) {
    this.#topic = topic
    this.#context = context
    this.#lifecycle = lifecycle
  }

  /** Runs within a turn. Returns false if the page asks for an id that belongs to another page by now. */
  async admit(connection: Connection, right: NoteRight): Promise<boolean> {
    const { wish } = connection
    if (!wish || connection.grant || right.kind !== "right" || !right.mayWrite || right.seat.member === null)
      return true
    const { page, client } = wish
    const grant = await (page === null
      ? this.#anew(client, right.seat.member)
      : this.#again({ client, page }, right.seat.member))
    if (!grant) return false
    connection.grant = grant
    this.#held.set(grant.client, connection)
    this.#resting.delete(grant.client)
    return true
  }

  release(connection: Connection): void {
    const { grant } = connection
    if (!grant || this.#held.get(grant.client) !== connection) return
    this.#held.delete(grant.client)
    this.#resting.add(grant.client)
  }

  async #again({ client, page }: WriterGrant, member: MemberId): Promise<WriterGrant | null> {
    const { owners, pages } = await this.#lifecycle.ids()
    const holder = this.#held.get(client)
    if (holder && holder.grant?.page !== page) return null
    if ((owners.get(client) ?? member) !== member) return null
    return (pages.get(client) ?? page) === page ? { client, page } : null
  }

  async #anew(own: number, member: MemberId): Promise<WriterGrant | null> {
    const ids = await this.#lifecycle.ids()
    const page = this.#context.clock.id()
    const rests = [...ids.pages.keys()].filter(id => ids.owners.get(id) === member && !this.#held.has(id))
    const client = rests.find(id => !this.#resting.has(id)) ?? [...this.#resting].find(id => rests.includes(id))
    if (client !== undefined && (await this.#isKept(client, page))) {
      ids.pages.set(client, page)
      return { client, page }
    }
    return ids.owners.has(own) || this.#held.has(own) ? null : { client: own, page }
  }

  /** A full disk keeps nobody from coming in: the grant need not be stored before the page writes. */
  async #isKept(client: number, page: string): Promise<boolean> {
    try {
      await this.#context.log.grant(this.#topic, client, page)
      return true
    } catch (error) {
      this.#context.report(error)
      return false
    }
  }
}
