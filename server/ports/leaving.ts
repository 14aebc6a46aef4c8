import type { Clock } from "./host/clock.ts"

/** Milliseconds between two waves of closed sockets. */
const waveMs = 250

/**
 * Closes sockets in waves of equal size within `overMs`, so that their pages do not all reach the other servers at
 * once. Resolves early if no socket is left.
 */
export async function closeInWaves<Socket>(
  open: () => Iterable<Socket>,
  close: (socket: Socket) => void,
  overMs: number,
  clock: Pick<Clock, "wait">,
): Promise<void> {
  for (let left = Math.ceil(overMs / waveMs); left > 0; left--) {
    const sockets = [...open()]
    if (sockets.length === 0) return
    for (const socket of sockets.slice(0, Math.ceil(sockets.length / left))) close(socket)
    if (left > 1) await clock.wait(waveMs)
  }
}
