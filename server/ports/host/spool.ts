/** A file that arrives, outside of the database until its hash and its type are known. */
export interface Spooled {
  size: number
  /** the SHA-256 of its bytes in hex */
  sha256: string
  /** the bytes from `at` on, at most `length`; fewer at the end of the file */
  read(at: number, length: number): Promise<Uint8Array>
  drop(): Promise<void>
}

/** Takes the bytes of uploads as they arrive, so that no upload is held in memory. */
export interface Spool {
  /** Throws `Unwritable` if the disk is full. Nothing is left of an upload that ends too early or is too large. */
  take(body: AsyncIterable<Uint8Array>, most: number): Promise<Spooled | "too-large">
}
