import type { WriterGrant } from "../../../shared/contract/documentFrames.ts"
import type { MemberId, TopicId } from "../../../shared/model/ids.ts"
import type { Connection } from "../connection/connection.ts"
import type { SyncContext } from "../context.ts"
import type { NoteRight } from "../rights.ts"
import type { DocumentLifecycle } from "./lifecycle.ts"

/**
 * Grants client ids to pages that may write. A page gets an id that its member used before and that no open connection
 * has. If there is none, it gets the id that it proposed. So the number of ids in a note depends on how many people
 * write at once, not on how often pages are opened.
 *
 * If two pages wrote with the same client id at once, different items would get the same item id. Therefore each id
 * belongs to one page, which the log records. A page that was offline while its id was granted to another page has lost
 * the id.
 *
 * Where several processes serve the note, a process grants an id again only if all pages that had the id were connected
 * to this process alone. Then no other process has a connection or an update of such a page. A page that was connected
 * to another process keeps its id, and the log marks the id as moved.
 */
export class Grants {
  readonly #topic: TopicId
  readonly #context: SyncContext
  readonly #lifecycle: DocumentLifecycle
  readonly #held = new Map<number, Connection>()
  /** ids that were given back, the longest unused first, because the page of that id is the least likely to return */
  readonly #resting = new Set<number>()
  /** ids of pages that were connected to another process before */
  readonly #moved = new Set<number>()

  constructor(topic: TopicId, context: SyncContext, lifecycle: DocumentLifecycle) {
    this.#topic = topic
    this.#context = context
    this.#lifecycle = lifecycle
  }

  /**
   * Grants a client id to the connection, within a turn of the lifecycle. Returns false if the id that the page asks
   * for belongs to another page or member.
   */
  async admit(connection: Connection, right: NoteRight, epoch: number): Promise<boolean> {
    const { wish } = connection
    if (!wish || connection.grant || right.kind !== "right" || !right.mayWrite || right.seat.member === null)
      return true
    const { page, client } = wish
    const grant = await (page === null
      ? this.#anew(client, right.seat.member, epoch)
      : this.#again({ client, page }, right.seat.member, epoch))
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
    if (!this.#moved.has(grant.client)) this.#resting.add(grant.client)
  }

  async #again({ client, page }: WriterGrant, member: MemberId, epoch: number): Promise<WriterGrant | null> {
    const holder = this.#held.get(client)
    if (holder && holder.grant?.page !== page) return null
    const isFromHere = this.#context.bus.isAlone || holder !== undefined || this.#resting.has(client)
    if (!isFromHere) return this.#fromElsewhere({ client, page }, member, epoch)
    const { owners, pages } = await this.#lifecycle.ids(epoch)
    if ((owners.get(client) ?? member) !== member) return null
    return (pages.get(client) ?? page) === page ? { client, page } : null
  }

  /**
   * Lets a page that was connected to another process keep its id. The log decides, because that process may have
   * granted the id to another page since.
   */
  async #fromElsewhere(grant: WriterGrant, member: MemberId, epoch: number): Promise<WriterGrant | null> {
    const { client, page } = grant
    if (!(await this.#context.log.move({ topic: this.#topic, epoch }, { ...grant, member }))) return null
    this.#moved.add(client)
    const replica = this.#lifecycle.current
    replica?.owners.set(client, member)
    replica?.pages.set(client, page)
    return grant
  }

  async #anew(own: number, member: MemberId, epoch: number): Promise<WriterGrant | null> {
    const ids = await this.#lifecycle.ids(epoch)
    const page = this.#context.clock.id()
    const rests = [...ids.pages.keys()].filter(id => ids.owners.get(id) === member && !this.#held.has(id))
    const unused = this.#context.bus.isAlone ? rests.find(id => !this.#resting.has(id)) : undefined
    const client = unused ?? [...this.#resting].find(id => rests.includes(id))
    if (client !== undefined && (await this.#isKept(client, page, epoch, ids.pages.get(client)))) {
      ids.pages.set(client, page)
      return { client, page }
    }
    return ids.owners.has(own) || this.#held.has(own) ? null : { client: own, page }
  }

  /**
   * Stores in the log that the id belongs to the page. Returns false if the write fails. The page then uses its own id,
   * so that a full disk keeps nobody out. Also returns false if the page that had the id has moved to another process.
   */
  async #isKept(client: number, page: string, epoch: number, before: string | undefined): Promise<boolean> {
    const of = { topic: this.#topic, epoch }
    try {
      if (this.#context.bus.isAlone) return await this.#context.log.grant(of, client, page)
      const isGranted = before !== undefined && (await this.#context.log.grant(of, client, page, before))
      if (!isGranted) this.#resting.delete(client)
      return isGranted
    } catch (error) {
      this.#context.report(error)
      return false
    }
  }
}
