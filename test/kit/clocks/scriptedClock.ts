/**
 * This file is loaded before the server's own code (`node --import`), so that a script sets the time of an otherwise
 * real process. Two hours pass in a minute, and the server's code cannot notice. Timers use the machine's time.
 */
const machine = Date
let ahead = Number(process.env["CLOCK_STARTS_AT"]) - machine.now()

globalThis.Date = class extends machine {
  constructor(...given: unknown[]) {
    super(...((given.length === 0 ? [machine.now() + ahead] : given) as [number]))
  }
  static override now(): number {
    return machine.now() + ahead
  }
} as DateConstructor

process.on("message", (wanted: number) => {
  // a scripted clock never goes back
  ahead = Math.max(ahead, wanted - machine.now())
  process.send?.(Date.now())
})
process.channel?.unref()
