import { type Decoder, readVarString, readVarUint } from "lib0/decoding"
import type { WebsocketProvider } from "y-websocket"
import { type Hello, messageTypes, type NoticeFrame, type Reject } from "../../../../shared/contract/documentFrames.ts"

export interface OwnFrames {
  ack(count: number): void
  hello(hello: Hello): void
  reject(reject: Reject): void
  notice(notice: NoticeFrame): void
}

/** Adds handlers for Plenary's protocol frames 100 to 103 to a stock y-websocket provider. */
export function readOwnFrames(provider: WebsocketProvider, on: OwnFrames) {
  const handlers = provider.messageHandlers
  handlers[messageTypes.ack] = (_, decoder) => on.ack(readVarUint(decoder))
  handlers[messageTypes.hello] = (_, decoder) => {
    const hello = json(decoder)
    if (isHello(hello)) on.hello(hello)
  }
  handlers[messageTypes.reject] = (_, decoder) => {
    const reject = json(decoder)
    if (isReject(reject)) on.reject(reject)
  }
  handlers[messageTypes.notice] = (_, decoder) => {
    const notice = json(decoder)
    if (isNotice(notice)) on.notice(notice)
  }
}

const json = (decoder: Decoder): unknown => JSON.parse(readVarString(decoder))

const isObject = (value: unknown): value is object => typeof value === "object" && value !== null

const isHello = (value: unknown): value is Hello =>
  isObject(value) && "mayWrite" in value && typeof value.mayWrite === "boolean" && "epoch" in value

const isReject = (value: unknown): value is Reject =>
  isObject(value) && "code" in value && typeof value.code === "string" && "params" in value && isObject(value.params)

const isNotice = (value: unknown): value is NoticeFrame =>
  isObject(value) && "reason" in value && typeof value.reason === "string"
