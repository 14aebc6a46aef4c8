import type { FormerKey } from "../../../shared/record/bundle.ts"
import type { HostDraft } from "../../../shared/record/host/hostEntry.ts"

/** Signs texts with one private key of the instance. */
export interface Signer {
  /** the public key: 32 bytes in hex */
  readonly publicKey: string
  /** Signs the UTF-8 bytes of the text and returns 64 bytes in hex. Equal texts get equal signatures. */
  sign(text: string): string
}

/**
 * The instance's Ed25519 key. The key is stored in the database, so that every copy of the database signs as the same
 * instance.
 */
export interface Keys extends Signer {
  /** the instance's earlier keys, oldest first; each key has signed its successor */
  readonly former: readonly FormerKey[]
  /**
   * Replaces the key by a new one. The old key signs the new key and is then erased. `recorded` makes the entries of the
   * host's log about it, which are stored in the same transaction and signed by the new key.
   */
  rotate(recorded?: (publicKey: string) => readonly HostDraft[]): Promise<void>
}
