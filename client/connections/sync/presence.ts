import { type ReadonlySignal, signal } from "@preact/signals-core"
import { createEncoder, toUint8Array, writeVarUint, writeVarUint8Array } from "lib0/encoding"
import { type Awareness, encodeAwarenessUpdate } from "y-protocols/awareness"
import type { WebsocketProvider } from "y-websocket"
import { messageTypes } from "../../../shared/contract/documentFrames.ts"
import type { Peer, Presence, Range } from "../../../shared/contract/noteLink.ts"
import { roles } from "../../../shared/model/terms.ts"

/**
 * Milliseconds between two presence messages. At 10 per second a caret seems to move smoothly, and the server accepts
 * this rate.
 */
const pauseMs = 100

export interface LocalPresence {
  peers: ReadonlySignal<readonly Peer[]>
  say(presence: Presence): void
  /**
   * Starts or stops sending this page's presence. A page without the right to write sends no presence; the server only
   * counts the page.
   */
  admit(mayWrite: boolean): void
  stop(): void
}

/**
 * Sends only this page's own presence, throttled. It replaces the provider's awareness handler, which also sends back
 * the changed states of peers.
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

/**
 * Returns the peer of an awareness state, or null if the server has not added the member's name and role to the state.
 */
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
