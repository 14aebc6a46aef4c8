import { type ReadonlySignal, signal } from "@preact/signals-core"
import { createEncoder, toUint8Array, writeVarUint, writeVarUint8Array } from "lib0/encoding"
import { type Awareness, encodeAwarenessUpdate } from "y-protocols/awareness"
import type { WebsocketProvider } from "y-websocket"
import { messageTypes } from "../../../shared/contract/documentFrames.ts"
import type { Peer, Presence, Range } from "../../../shared/contract/noteLink.ts"
import { roles } from "../../../shared/model/terms.ts"

/**
 * Milliseconds between two messages: 10 Hz is faster than an eye follows a caret, and is the rate that the server
 * accepts.
 */
const pauseMs = 100

export interface LocalPresence {
  peers: ReadonlySignal<readonly Peer[]>
  say(presence: Presence): void
  /** readers are only counted and have no caret */
  admit(mayWrite: boolean): void
  stop(): void
}

/**
 * Replaces a provider's stock awareness, which repeats every peer's state at every change: this one sends only the
 * page's own state, throttled.
 */
export function speakForOneself(provider: WebsocketProvider, awareness: Awareness): LocalPresence {
  const peers = signal<readonly Peer[]>([])
  let timer: ReturnType<typeof setTimeout> | null = null
  const send = () => {
    timer = null
    if (provider.wsconnected && awareness.getLocalState()) provider.ws?.send(ownState(awareness))
  }
  const onUpdate = (_: unknown, origin: unknown) => {
    if (origin === "local" && timer === null) timer = setTimeout(send, pauseMs)
  }
  const onChange = (_: unknown, origin: unknown) => {
    if (origin !== "local") peers.value = readPeers(awareness)
  }
  awareness.off("update", provider._awarenessUpdateHandler)
  provider.messageHandlers[messageTypes.queryAwareness] = send
  awareness.on("update", onUpdate)
  awareness.on("change", onChange)
  return {
    peers,
    say: presence => awareness.getLocalState() && awareness.setLocalState({ ...presence }),
    admit: may => may !== (awareness.getLocalState() !== null) && awareness.setLocalState(may ? silent() : null),
    stop: () => timer !== null && clearTimeout(timer),
  }
}

const silent = () => ({ cursor: null, composing: false })

function ownState(awareness: Awareness): Uint8Array<ArrayBuffer> {
  const encoder = createEncoder()
  writeVarUint(encoder, messageTypes.awareness)
  writeVarUint8Array(encoder, encodeAwarenessUpdate(awareness, [awareness.clientID]))
  return toUint8Array(encoder)
}

const readPeers = (awareness: Awareness): Peer[] =>
  [...awareness.getStates()].flatMap(([client, state]) =>
    client === awareness.clientID ? [] : (readPeer(client, state) ?? []),
  )

/** Null if the server has not added whose state it is. */
function readPeer(client: number, state: Record<string, unknown>): Peer | null {
  const { user } = state
  if (!isRecord(user) || typeof user.member !== "string" || typeof user.name !== "string") return null
  const role = roles.find(one => one === user.role)
  if (!role) return null
  return {
    client,
    member: user.member,
    name: user.name,
    role,
    cursor: readRange(state.cursor),
    composing: state.composing === true,
  }
}

const readRange = (value: unknown): Range | null =>
  isRecord(value) ? { anchor: value.anchor, head: value.head } : null

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null
