/** What the driver of a browser does; all that a journey does is made of it, in the same way for each engine. */
export interface Drive {
  goto(address: string): Promise<void>
  /** Runs a function in the page. It takes and returns what JSON can say, and sees nothing of the test. */
  run<A extends unknown[], T>(what: (...args: A) => T, ...args: A): Promise<T>
  /** a press of the main button at a point of the window */
  press(x: number, y: number): Promise<void>
  /** one key after the other, as its character */
  type(words: string): Promise<void>
  /** Keys that are held together, by their names in the standard: `"Control", "v"`. */
  keys(...chord: string[]): Promise<void>
  picture(path: `${string}.png`): Promise<void>
  /** the errors that its console and its pages have told, but for connections that were cut */
  complaints(): Promise<string[]>
  quit(): Promise<void>
}

/** Lines that a cut connection writes by itself. */
export const ofConnections =
  /WebSocket|Failed to load resource|can’t establish a connection|connection to ws|NetworkError/
