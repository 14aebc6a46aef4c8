import type { WriterGrant } from "../../../shared/contract/documentFrames.ts"
import type { MemberId, TopicId } from "../../../shared/model/ids.ts"
import type { Connection } from "../connection/connection.ts"
import type { SyncContext } from "../context.ts"
import type { NoteRight } from "../rights.ts"
import type { DocumentLifecycle } from "./lifecycle.ts"

/**
 * Grants client ids to pages that may write. A page gets an id that its member used before and that no open connection
 * holds, or else the id that the page proposed. So the number of ids in a note depends on how many people write at
 * once, not on how often pages are opened.
 *
 * Two pages that wrote with the same id at once would put different items at the same place of the document. Therefore
 * each id belongs to one page, which the log records. A page that was offline while its id was granted to another page
 * has lost the id.
 */
export class Grants {
  readonly #topic: TopicId
  readonly #context: SyncContext
  readonly #lifecycle: DocumentLifecycle
  readonly #held = new Map<number, Connection>()
  /** ids that were given back, the longest unused first, because the page of that id is the least likely to return */
  readonly #resting = new Set<number>()

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
    this.#resting.add(grant.client)
  }

  async #again({ client, page }: WriterGrant, member: MemberId, epoch: number): Promise<WriterGrant | null> {
    const { owners, pages } = await this.#lifecycle.ids(epoch)
    const holder = this.#held.get(client)
    if (holder && holder.grant?.page !== page) return null
    if ((owners.get(client) ?? member) !== member) return null
    return (pages.get(client) ?? page) === page ? { client, page } : null
  }

  async #anew(own: number, member: MemberId, epoch: number): Promise<WriterGrant | null> {
    const ids = await this.#lifecycle.ids(epoch)
    const page = this.#context.clock.id()
    const rests = [...ids.pages.keys()].filter(id => ids.owners.get(id) === member && !this.#held.has(id))
    const client = rests.find(id => !this.#resting.has(id)) ?? [...this.#resting].find(id => rests.includes(id))
    if (client !== undefined && (await this.#isKept(client, page, epoch))) {
      ids.pages.set(client, page)
      return { client, page }
    }
    return ids.owners.has(own) || this.#held.has(own) ? null : { client: own, page }
  }

  /**
   * Stores in the log that the id belongs to the page. If that fails, it returns false, and the page uses its own id.
   * So a full disk keeps nobody out.
   */
  async #isKept(client: number, page: string, epoch: number): Promise<boolean> {
    try {
      await this.#context.log.grant({ topic: this.#topic, epoch }, client, page)
      return true
    } catch (error) {
      this.#context.report(error)
      return false
    }
  }
}
