import type { FormerKey } from "../../shared/record/bundle.ts"

/** Who signs with one key. */
export interface Signer {
  /** the 32 bytes, hex */
  readonly publicKey: string
  /** the signature of the text's UTF-8: 64 bytes, hex. Equal texts get equal signatures. */
  sign(text: string): string
}

/** The instance's Ed25519 key. It lies in the database, so that every copy and every node signs as the same instance. */
export interface Keys extends Signer {
  /** the keys before this one, oldest first; each has signed the one that took its place */
  readonly former: readonly FormerKey[]
  /** puts a new key in the place of this one, which signs it and is forgotten */
  rotate(): Promise<void>
}
