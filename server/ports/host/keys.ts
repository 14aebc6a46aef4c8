import type { FormerKey } from "../../../shared/record/bundle.ts"

/** Signs with one key. */
export interface Signer {
  /** 32 bytes, in hex */
  readonly publicKey: string
  /** signs the UTF-8 of the text: 64 bytes, in hex. Equal texts get equal signatures. */
  sign(text: string): string
}

/**
 * The instance's Ed25519 key. It lies in the database, so that every copy and every node signs as the same instance.
 */
export interface Keys extends Signer {
  /** the keys before this one, oldest first; each has signed its successor */
  readonly former: readonly FormerKey[]
  /** replaces the key; the old key signs the new one and is then erased */
  rotate(): Promise<void>
}
