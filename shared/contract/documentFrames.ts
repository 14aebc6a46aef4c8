/**
 * Message types of the document endpoint. Types 0 to 3 belong to y-websocket; types 100 to 103 are Plenary's, and stock
 * clients ignore them. Each message is a varint type and its payload.
 *
 * - ack: a varuint, the number of this connection's SyncStep2 and Update messages that the server has stored, had
 *   already, or refused
 * - hello, reject, notice: a JSON string (lib0 var-string) of one of the types below
 */
export const messageTypes = {
  sync: 0,
  awareness: 1,
  auth: 2,
  queryAwareness: 3,
  ack: 100,
  hello: 101,
  reject: 102,
  notice: 103,
} as const

/** The number after the type of a sync message, as in y-protocols. */
export const syncTypes = { step1: 0, step2: 1, update: 2 } as const

export interface Hello {
  /** The version of the wire protocol. The server closes a connection of another version with 4426. */
  version: number
  epoch: number
  role: string
  /** Whether this connection may send updates. If it may not, the server drops its updates without an answer. */
  mayWrite: boolean
  /** The head of the document log when the connection was admitted. */
  seq: number
  limits: { frame: number; awareness: number }
  /**
   * The client id that the page writes with once it is in sync. No other page uses this id. The server sends the grant
   * only to a page that gave a client id in its URL.
   */
  writer?: WriterGrant
}

/**
 * A client id that the server granted to a page. A page that reconnects sends the id and the page in its URL (`client`,
 * `page`). If another page has been granted the id since, the server does not grant it again.
 */
export interface WriterGrant {
  client: number
  /** A random id of the page. */
  page: string
}

export interface Reject {
  code: string
  text: string
  params: Record<string, string | number>
  /** The number of the refused message, among this connection's counted sync messages. */
  upTo: number
}

export interface NoticeFrame {
  /**
   * `crowded`: so many client ids have written in the note that it is slow. `ids` is their number. The server sends
   * this notice only to moderators and the secretary.
   */
  reason: "draining" | "slow" | "mode" | "crowded"
  /** Milliseconds until the client may try again; null if the notice asks for no retry. */
  retryAfter: number | null
  ids?: number
}
