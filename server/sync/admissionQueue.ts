/**
 * The number of sockets that are admitted in one turn of the event loop. Admitting them takes some four milliseconds.
 */
const socketsAtOnce = 8

/**
 * Admits a few sockets in each turn of the event loop, first come, first served. Many sockets that arrive at once wait
 * here, so that they do not delay members who are working.
 */
export class AdmissionQueue {
  readonly #waiting: (() => void)[] = []
  #left = socketsAtOnce
  #turning = false

  pass(): Promise<void> {
    this.#turn()
    if (this.#left === 0) return new Promise(go => void this.#waiting.push(go))
    this.#left -= 1
    return Promise.resolve()
  }

  #turn(): void {
    if (this.#turning) return
    this.#turning = true
    setImmediate(() => {
      this.#turning = false
      const next = this.#waiting.splice(0, socketsAtOnce)
      this.#left = socketsAtOnce - next.length
      for (const go of next) go()
      if (this.#waiting.length > 0) this.#turn()
    })
  }
}
