/**
 * Message types of the document endpoint: 0 to 3 are y-websocket's own, 100 to 103 are ours and ignored by stock
 * clients. Each frame is a varint type and its payload.
 *
 * - ack: varuint, how many of this connection's SyncStep2 and Update frames are durable, known or refused
 * - hello, reject, notice: one JSON string (lib0 var-string) of the types below
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

/** The number after the type of a sync frame, as in y-protocols. */
export const syncTypes = { step1: 0, step2: 1, update: 2 } as const

export interface Hello {
  /** the version of the wire protocol; another one closes with 4426 */
  version: number
  epoch: number
  role: string
  /** false: this connection may send no updates; the server drops any in silence */
  mayWrite: boolean
  /** head of the document log when the connection was admitted */
  seq: number
  limits: { frame: number; awareness: number }
  /** to a page that came with a client id of its own: the one to write with once it is in step, which nobody else uses */
  writer?: WriterGrant
}

/** A page that comes back names both in its address (`client`, `page`), and has lost the id where another page has it. */
export interface WriterGrant {
  client: number
  /** stands for the page */
  page: string
}

export interface Reject {
  code: string
  text: string
  params: Record<string, string | number>
  /** the refused frame is this one of the connection's counted sync frames */
  upTo: number
}

export interface NoticeFrame {
  /** crowded: told to moderators and the secretary, `ids` client ids have written in this note */
  reason: "draining" | "slow" | "mode" | "crowded"
  /** milliseconds, or null when nothing has to be tried again */
  retryAfter: number | null
  ids?: number
}
