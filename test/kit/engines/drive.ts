/** The operations of a browser's driver. Journeys are built from them in the same way for each browser engine. */
export interface Drive {
  goto(address: string): Promise<void>
  /** Runs a function in the page. Its arguments and result must be JSON, and it sees no variable of the test. */
  run<A extends unknown[], T>(what: (...args: A) => T, ...args: A): Promise<T>
  /** presses the main button at a point of the window */
  press(x: number, y: number): Promise<void>
  /** presses one key after another, given as characters */
  type(words: string): Promise<void>
  /** Presses keys together, by their standard names: `"Control", "v"`. */
  keys(...chord: string[]): Promise<void>
  picture(path: `${string}.png`): Promise<void>
  /** the errors of the browser's console and of its pages, except errors about lost connections */
  complaints(): Promise<string[]>
  quit(): Promise<void>
}

/** Matches the lines that a browser writes about a lost connection. */
export const ofConnections =
  /WebSocket|Failed to load resource|can’t establish a connection|connection to ws|NetworkError/
